import type { Shows } from './pictureMessage.ts';
import { largestPicture, readPictureMessage, writePictureMessage } from './pictureMessage.ts';

/** Bytes: what all browsers take as one message. */
const pieceSize = 16 * 1024;
/** Bytes that may lie between here and the network; words and the others' pictures must not wait behind more. */
const mostBuffered = 256 * 1024;
const fewBuffered = 64 * 1024;

/** What of this window others may ask for. */
export type OwnPictures = {
  /** As it is here, before it is made smaller for the line; null where there is none. */
  grab: (shows: Shows) => Promise<Blob | null>;
  /** Somebody takes a still of it. */
  onAsked: (shows: Shows) => void;
};

/** Gives the other window this one's picture: the one it has asked for last, and one at a time. */
export function createPictureGiver(channel: RTCDataChannel, { grab, onAsked }: OwnPictures) {
  let wanted: { id: number; shows: Shows } | null = null;
  let isGiving = false;
  const over = new AbortController();
  channel.bufferedAmountLowThreshold = fewBuffered;

  const isWanted = (id: number) => wanted?.id === id && channel.readyState === 'open';

  async function giveWanted(): Promise<void> {
    if (isGiving) return;
    isGiving = true;
    while (wanted) {
      const { id, shows } = wanted;
      // Only a channel that is closed meanwhile refuses.
      await give(id, shows).catch(() => {});
      if (isSame(id)) wanted = null;
    }
    isGiving = false;
  }

  const isSame = (id: number) => wanted?.id === id;

  async function give(id: number, shows: Shows): Promise<void> {
    const picture = await grab(shows).catch(() => null);
    if (!isWanted(id)) return;
    if (!picture || picture.size === 0 || picture.size > largestPicture) {
      channel.send(writePictureMessage({ say: 'none', id }));
      return;
    }
    const bytes = await picture.arrayBuffer();
    if (!isWanted(id)) return;
    const type = picture.type === 'image/png' ? 'image/png' : 'image/jpeg';
    channel.send(writePictureMessage({ say: 'begin', id, size: bytes.byteLength, type }));
    for (let at = 0; at < bytes.byteLength; at += pieceSize) {
      if (channel.bufferedAmount > mostBuffered) await drained();
      if (!isWanted(id)) return;
      channel.send(bytes.slice(at, at + pieceSize));
    }
  }

  function drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        for (const event of ends) channel.removeEventListener(event, done);
        over.signal.removeEventListener('abort', done);
        resolve();
      };
      for (const event of ends) channel.addEventListener(event, done);
      over.signal.addEventListener('abort', done);
    });
  }

  return {
    take(data: unknown): void {
      const told = readPictureMessage(data);
      if (told?.say === 'stop' && isSame(told.id)) wanted = null;
      if (told?.say !== 'ask') return;
      onAsked(told.shows);
      wanted = { id: told.id, shows: told.shows };
      void giveWanted();
    },
    close(): void {
      wanted = null;
      over.abort();
    },
  };
}

const ends = ['bufferedamountlow', 'close'] as const;
