import type { ReadMedia } from '../../domain/filePorts.ts';
import { collect } from './collect.ts';

/**
 * What the file itself tells; a file that cannot be read tells nothing, and is no less a file. The libraries come with
 * the first picture and the first recording, so that the app starts without them.
 */
export const readMedia: ReadMedia = async (file) => {
  if (file.kind === 'audio' || file.kind === 'video') {
    const { readRecording } = await import('./readRecording.ts');
    return { media: await readRecording(file), thumbnail: null, withoutLocation: null };
  }
  const isPicture = file.type.startsWith('image/');
  if (!isPicture) return nothing;
  const { readPicture } = await import('./readPicture.ts');
  const bytes = await file.open();
  return bytes ? readPicture(await collect(bytes), file) : nothing;
};

const nothing = { media: null, thumbnail: null, withoutLocation: null };
