import type { ConversationFile } from '../../../../api/contract/files.ts';
import type { Api } from '../../api.ts';
import { loadBoardPicture } from '../loadBoardPicture.ts';
import type { BoardPicture } from '../surface/BoardSurfaceProps.ts';
import { BackgroundFailure } from './BackgroundFailure.ts';
import { isDrawable } from './drawable.ts';

/** A checked picture with all its pixels, as the surface takes it. */
export async function toBoardPicture(api: Api, file: ConversationFile): Promise<BoardPicture> {
  if (file.kind === 'pdf' || isDrawable(file) !== 'yes') throw new BackgroundFailure('otherPicture');
  const { dataUrl, mimeType } = await loadBoardPicture(api, file.id);
  const { width, height } = await measure(dataUrl);
  // As in the contract: a title has at most 255 characters.
  return { fileId: file.id, title: file.name.slice(0, 255), dataUrl, mimeType, width, height };
}

/** As shown upright, which is how it is drawn. */
async function measure(dataUrl: string): Promise<{ width: number; height: number }> {
  const picture = new Image();
  picture.src = dataUrl;
  await picture.decode().catch(() => {
    throw new BackgroundFailure('otherPicture');
  });
  return { width: picture.naturalWidth, height: picture.naturalHeight };
}
