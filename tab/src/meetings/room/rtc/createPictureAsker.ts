import type { PictureType, Shows } from './pictureMessage.ts';
import { readPictureMessage, writePictureMessage } from './pictureMessage.ts';

type Waiting = {
  id: number;
  settle: (picture: Blob | null) => void;
  /** Once the other has said how much comes; no more is ever kept. */
  coming: { bytes: Uint8Array<ArrayBuffer>; received: number; type: PictureType } | null;
  onProgress: () => void;
};

export type PictureWish = {
  shows: Shows;
  /** Ends the waiting. */
  signal: AbortSignal;
  /** Some of it has come. */
  onProgress: () => void;
};

/** Asks the other window for its picture as it has it itself; one at a time. What comes is bytes, and not trusted. */
export function createPictureAsker(channel: RTCDataChannel) {
  let asked = 0;
  let waiting: Waiting | null = null;

  function say(what: 'stop', id: number): void {
    if (channel.readyState === 'open') channel.send(writePictureMessage({ say: what, id }));
  }

  function end(picture: Blob | null): void {
    const ended = waiting;
    waiting = null;
    ended?.settle(picture);
  }

  function giveUp(): void {
    if (waiting) say('stop', waiting.id);
    end(null);
  }

  function takeWords(data: unknown): void {
    const told = readPictureMessage(data);
    if (!told || told.id !== waiting?.id) return;
    if (told.say === 'none') end(null);
    if (told.say !== 'begin') return;
    if (waiting.coming) return giveUp();
    waiting.coming = { bytes: new Uint8Array(told.size), received: 0, type: told.type };
    waiting.onProgress();
  }

  function takePiece(piece: Uint8Array): void {
    const coming = waiting?.coming;
    if (!coming) return;
    if (piece.length === 0 || coming.received + piece.length > coming.bytes.length) return giveUp();
    coming.bytes.set(piece, coming.received);
    coming.received += piece.length;
    if (coming.received === coming.bytes.length) end(new Blob([coming.bytes], { type: coming.type }));
    else waiting?.onProgress();
  }

  return {
    /** Null: it did not come. */
    ask({ shows, signal, onProgress }: PictureWish): Promise<Blob | null> {
      giveUp();
      if (channel.readyState !== 'open' || signal.aborted) return Promise.resolve(null);
      asked += 1;
      const id = asked;
      return new Promise((resolve) => {
        const onAbort = () => giveUp();
        signal.addEventListener('abort', onAbort, { once: true });
        const settle = (picture: Blob | null) => {
          signal.removeEventListener('abort', onAbort);
          resolve(picture);
        };
        waiting = { id, settle, coming: null, onProgress };
        channel.send(writePictureMessage({ say: 'ask', id, shows }));
      });
    },
    take(data: unknown): void {
      if (data instanceof ArrayBuffer) takePiece(new Uint8Array(data));
      else takeWords(data);
    },
    close: () => end(null),
  };
}
