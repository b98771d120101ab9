import type { SentMedia } from '../Room.ts';
import type { Link } from './createLink.ts';

export type ReceivedStreams = { camera: MediaStream | null; screen: MediaStream | null };

/**
 * The other's tracks as streams to be shown. A picture is in them only while the other says that it is on: a browser
 * waits for the first frame before it plays, and the last frame of a camera that was switched off must not stay.
 */
export function createReceivedStreams(link: Link) {
  let streams: ReceivedStreams = { camera: null, screen: null };
  return {
    streams: () => streams,
    /** After the other has told what he sends. */
    take(media: SentMedia): void {
      const sound = link.receiver('microphone')?.track;
      const picture = link.receiver('camera')?.track;
      const screen = link.receiver('screen')?.track;
      if (!sound || !picture || !screen) return;
      const camera = streams.camera ?? new MediaStream([sound]);
      const hasPicture = camera.getVideoTracks().length > 0;
      if (media.hasCamera && !hasPicture) camera.addTrack(picture);
      if (!media.hasCamera && hasPicture) camera.removeTrack(picture);
      const shared = media.isSharing ? (streams.screen ?? new MediaStream([screen])) : null;
      streams = { camera, screen: shared };
    },
  };
}
