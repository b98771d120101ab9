import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { until } from '../../http/live/until.ts';
import { patience } from '../openChromium.ts';
import type { RoomWords } from './roomWords.ts';
import { roomWords } from './roomWords.ts';
import type { Received } from './watchConnections.ts';
import { readHeld, readReceived } from './watchConnections.ts';

/** A room as its reader finds his way in it, and what its page holds and receives. */
export type RoomWindow = {
  page: Page;
  within: FrameLocator;
  frame: () => Frame;
  words: RoomWords;
  /** Presses Join; resolves when one is in. */
  join: () => Promise<void>;
  /** After a reload: in without pressing anything. */
  joinAgain: () => Promise<void>;
  press: (name: string | RegExp) => Promise<void>;
  untilReceived: (isRight: (received: Received[]) => boolean, what: string) => Promise<Received[]>;
  /** Resolves when frames and sound of so many others go on coming. */
  untilMediaFlows: (others: number) => Promise<Received[]>;
  held: () => Promise<{ tracks: number; connections: number }>;
  /** Of all pictures that are shown. */
  shownWidths: () => Promise<number[]>;
};

type Options = {
  /** Named when a test fails. */
  person: string;
  words?: RoomWords;
  /** The part of the page that shows it, where it has no window of its own. */
  place?: Locator;
};

export function roomWindowOf(
  page: Page,
  { person, words = roomWords.en, place = page.locator('body') }: Options,
): RoomWindow {
  const within = place.locator('iframe[title="Conferencing"]').contentFrame();
  const frame = () => {
    const found = page.frames().find((one) => /\/\?meeting=[^&]+$/.test(one.url()));
    if (!found) throw new Error('the window shows no room');
    return found;
  };
  async function untilReceived(
    isRight: (received: Received[]) => boolean,
    what: string,
  ): Promise<Received[]> {
    let last: Received[] = [];
    await until(
      async () => {
        last = await readReceived(frame());
        return isRight(last);
      },
      { what: () => `${person}: ${what}, but: ${JSON.stringify(last)}`, within: patience },
    );
    return last;
  }
  return {
    page,
    within,
    frame,
    words,
    async join() {
      await within.getByRole('button', { name: words.join, exact: true }).click();
      await within.getByRole('toolbar').waitFor();
    },
    joinAgain: () => within.getByRole('toolbar').waitFor(),
    press: (name) => within.getByRole('button', { name }).first().click(),
    untilReceived,
    async untilMediaFlows(others) {
      const isFlowing = (before: Received[]) => (received: Received[]) =>
        received.length === others &&
        received.every(
          ({ state, camera, microphone }, at) =>
            state === 'connected' &&
            camera.frames > (before[at]?.camera.frames ?? 0) + 5 &&
            camera.width > 0 &&
            microphone.packets > (before[at]?.microphone.packets ?? 0) + 5,
        );
      const first = await untilReceived(isFlowing([]), `pictures and sound of ${others}`);
      return untilReceived(isFlowing(first), `more pictures and sound of ${others}`);
    },
    held: () => readHeld(frame()),
    shownWidths: () =>
      frame().evaluate(() => [...document.querySelectorAll('video')].map((video) => video.videoWidth)),
  };
}
