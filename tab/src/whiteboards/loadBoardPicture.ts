import type { Api } from '../api.ts';
import { getFile } from '../uploads/store/requests.ts';

export type LoadedPicture = { dataUrl: string; mimeType: string };

/** The bytes of a stored picture, in full resolution; its address is asked for each time, as it does not last. */
export async function loadBoardPicture(api: Api, fileId: string): Promise<LoadedPicture> {
  const { contentUrl, type } = await getFile(api, fileId);
  if (contentUrl === null) throw new Error('the picture may not be opened');
  const response = await fetch(contentUrl, { credentials: 'omit' });
  if (!response.ok) throw new Error(`the picture answered ${response.status}`);
  return { dataUrl: await toDataUrl(await response.arrayBuffer(), type), mimeType: type };
}

function toDataUrl(bytes: ArrayBuffer, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      if (typeof reader.result === 'string') resolve(reader.result);
    };
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    // The type by the bytes, as the server found it, whatever the answer's header says.
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}
