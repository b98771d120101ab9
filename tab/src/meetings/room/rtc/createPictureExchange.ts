import type { PictureWish } from './createPictureAsker.ts';
import { createPictureAsker } from './createPictureAsker.ts';
import type { OwnPictures } from './createPictureGiver.ts';
import { createPictureGiver } from './createPictureGiver.ts';

export type PictureExchange = { ask: (wish: PictureWish) => Promise<Blob | null>; close: () => void };

/** Both ways by one channel: this window's pictures to the other, and the other's to this one. */
export function createPictureExchange(channel: RTCDataChannel, own: OwnPictures): PictureExchange {
  channel.binaryType = 'arraybuffer';
  const asker = createPictureAsker(channel);
  const giver = createPictureGiver(channel, own);
  const abort = new AbortController();
  const options = { signal: abort.signal };
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      asker.take(data);
      giver.take(data);
    },
    options,
  );
  channel.addEventListener('close', () => asker.close(), options);
  return {
    ask: (wish) => asker.ask(wish),
    close() {
      abort.abort();
      asker.close();
      giver.close();
      channel.close();
    },
  };
}
