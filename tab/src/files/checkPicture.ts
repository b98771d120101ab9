/** A picture whose head is right and whose rest is not may load, and then show nothing: that is an error too. */
export async function checkPicture(picture: HTMLImageElement, onError: () => void): Promise<void> {
  const { src } = picture;
  const isWhole = await picture.decode().then(
    () => !isEmpty(picture),
    () => false,
  );
  // Also refused when the picture went, or has another address by now.
  if (!isWhole && picture.isConnected && picture.src === src) onError();
}

/** Pixels to each side at which a picture is looked at. */
const side = 8;

/** Of what could not be decoded every pixel is transparent. */
function isEmpty(picture: HTMLImageElement): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return false;
  context.drawImage(picture, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  return data.every((value, index) => index % 4 !== 3 || value === 0);
}
