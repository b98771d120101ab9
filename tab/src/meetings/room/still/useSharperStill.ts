import { useEffect, useRef, useState } from 'react';
import type { Room } from '../Room.ts';
import type { Tile } from '../stage/arrange.ts';
import { readSource } from './readSource.ts';
import type { Still } from './Still.ts';

/** Milliseconds without a byte after which nothing more is waited for. */
const silence = 3_000;
/** Milliseconds in all, on a slow line. */
const longest = 20_000;

type Wish = { tile: Tile; received: Promise<Still>; onSharper: (still: Still) => void };

export type SharperStill = {
  /** Whether it may still come. */
  isComing: boolean;
  ask: (wish: Wish) => void;
  /** What there is now is what is taken. */
  end: () => void;
};

/** Asks the window where a picture is filmed for it with all its pixels: the line may have made it smaller (rule VC5). */
export function useSharperStill({ askPicture }: Pick<Room, 'askPicture'>): SharperStill {
  const asked = useRef<AbortController | null>(null);
  const [isComing, setIsComing] = useState(false);
  useEffect(() => () => asked.current?.abort(), []);

  function end(): void {
    asked.current?.abort();
    asked.current = null;
    setIsComing(false);
  }

  async function ask({ tile: { person, shows }, received, onSharper }: Wish): Promise<void> {
    end();
    const wish = new AbortController();
    const { signal } = wish;
    asked.current = wish;
    setIsComing(true);
    const late = setTimeout(() => wish.abort(), longest);
    let quiet = setTimeout(() => wish.abort(), silence);
    const onProgress = () => {
      clearTimeout(quiet);
      quiet = setTimeout(() => wish.abort(), silence);
    };
    const [still, source] = await Promise.all([
      received.catch(() => null),
      askPicture({ personId: person.id, shows, signal, onProgress }),
    ]);
    clearTimeout(quiet);
    clearTimeout(late);
    // What cannot be read is as good as none.
    const sharper = still && source && (await readSource(source, still).catch(() => null));
    if (asked.current !== wish) return;
    if (sharper && !signal.aborted) onSharper(sharper);
    end();
  }

  return { isComing, ask: (wish) => void ask(wish), end };
}
