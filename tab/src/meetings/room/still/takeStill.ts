import type { Tile } from '../stage/arrange.ts';
import { videoOf } from '../stage/shownVideos.ts';
import { drawStream, drawVideo } from './drawFrame.ts';
import { encode, typeFor } from './encode.ts';
import { nameStill } from './nameStill.ts';
import type { Still } from './Still.ts';

type Wish = { tile: Tile; caseNumber: string | null; whose: string };

/**
 * The frame that is shown now, with all its pixels and not mirrored. Rejects when there is none: the camera was
 * switched off in that moment, or nothing has arrived yet.
 */
export async function takeStill({ tile: { person, shows }, caseNumber, whose }: Wish): Promise<Still> {
  const stream = shows === 'screen' ? person.screen : person.camera;
  if (!stream) throw new DOMException('nothing to be seen', 'InvalidStateError');
  const named = { caseNumber, at: new Date(), whose };
  const shown = videoOf(stream);
  const canvas = shown && shown.videoWidth > 0 ? drawVideo(shown) : await drawStream(stream);
  const type = typeFor(shows);
  const name = nameStill({ ...named, ending: shows === 'screen' ? 'png' : 'jpg' });
  const file = new File([await encode(canvas, type)], name, { type, lastModified: named.at.getTime() });
  return { file, width: canvas.width, height: canvas.height, canvas, named, isFull: false };
}
