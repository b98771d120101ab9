import { gzipKilobytes, readBuiltScripts } from './parts/builtScripts.ts';
import type { Figure, Row } from './row.ts';

/** Kilobytes, compressed. */
const most = { first: 260, board: 400, lane: 260 };
/** What only whiteboards load, by the names of the files that are imported when one is opened. */
const boardParts = ['BoardPage', 'BoardWindow', 'BoardSurface', 'openBoardSync', 'openBoardLane'];
const laneParts = ['liveShare', 'liveInk'];

/** How much JavaScript the tab's first load fetches, and what whiteboards fetch when one is opened. */
export const firstLoad: Row = {
  id: 'B13',
  title: "JavaScript of the tab's first load and of whiteboards, gzip",
  run() {
    const scripts = readBuiltScripts();
    const first = [...scripts.first];
    const opened = [...scripts.partsOf(boardParts)].filter((name) => !scripts.first.has(name));
    const elsewhere = scripts.without([...boardParts, ...laneParts], first);
    const board = opened.filter((name) => !elsewhere.has(name));
    const shared = opened.filter((name) => elsewhere.has(name));
    const lane = [...scripts.partsOf(laneParts)].filter(
      (name) => !scripts.first.has(name) && !opened.includes(name),
    );
    const early = first.filter((name) =>
      [...boardParts, ...laneParts].some((part) => name.startsWith(`${part}-`)),
    );
    return Promise.resolve({
      figures: [
        toFigure('first load', { kilobytes: sum(first), most: most.first }),
        toFigure('code of a whiteboard', { kilobytes: sum(board), most: most.board }),
        ...(lane.length > 0
          ? [toFigure('code of its fast lane (Live Share)', { kilobytes: sum(lane), most: most.lane })]
          : []),
        {
          work: 'B13: of these two in the first load',
          ours: `${early.length} files`,
          peer: null,
          target: 'none',
          isReached: early.length === 0,
        },
      ],
      notes: [
        `First load: ${describe(first)}.`,
        `Code of a whiteboard is what nothing else in the tab loads: ${describe(board)}. Where nothing else was opened before, ${sum(shared).toFixed(1)} kB come with it that dialogs, menus and uploads use too.`,
        ...(lane.length > 0
          ? [`Its fast lane: ${describe(lane)}.`]
          : ['There is no fast lane in this build.']),
        'The script time beside a bare Fluent page is not measured yet.',
      ],
    });
  },
};

function toFigure(what: string, size: { kilobytes: number; most: number }): Figure {
  return {
    work: `B13: ${what}`,
    ours: `${size.kilobytes.toFixed(1)} kB`,
    peer: null,
    target: `≤ ${size.most} kB`,
    isReached: size.kilobytes <= size.most,
  };
}

function describe(names: readonly string[]): string {
  return names
    .map((name) => `${name.replace(/-[\w-]{8}\.js$/, '')} ${gzipKilobytes(name).toFixed(1)} kB`)
    .join(', ');
}

function sum(names: readonly string[]): number {
  return names.reduce((total, name) => total + gzipKilobytes(name), 0);
}
