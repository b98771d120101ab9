const two = (part: number) => String(part).padStart(2, '0');

/** `Photo 2026-11-12 21.46.10.jpg`: by the device's clock, without what a file system refuses. */
export function nameByDate({ word, ending, at }: { word: string; ending: string; at: Date }): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.');
  return `${word} ${day} ${clock}.${ending}`;
}

/** Every picture in the clipboard is called `image.png`: its moment tells it from the next one. */
export function namePasted(file: File, word: string): File {
  const ending = /^image\.(png|jpe?g|gif|webp)$/i.exec(file.name)?.[1];
  if (ending === undefined) return file;
  const at = new Date();
  const name = nameByDate({ word, ending: ending.toLowerCase(), at });
  return new File([file], name, { type: file.type, lastModified: at.getTime() });
}
