import type { DrawnElement } from '../../../api/contract/boardElements.ts';

/** Each person works on objects of his own. */
const objectsOfEach = 20;
/** Every other change is a stroke of the pen of a second or so; the others move a rectangle. */
const pointsOfStroke = 40;
/** From one change of a person to the next. */
const [shortestMs, longestMs] = [200, 400];

const points = Array.from({ length: pointsOfStroke }, (_, at): [number, number] => [
  at * 7.25,
  Math.round(Math.sin(at / 5) * 4_000) / 100,
]);

/** The person's change of that number, counted from 0: an object of his in its next state. */
export function makeChange(person: number, count: number): DrawnElement {
  const object = count % objectsOfEach;
  const common = {
    id: `p${person}-${object}`,
    x: (object * 120 + count) % 3_000,
    y: person * 60,
    width: 290,
    height: 80,
    angle: 0,
    strokeColor: '#c50f1f',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roundness: null,
    roughness: 0,
    opacity: 100,
    seed: 1,
    version: Math.floor(count / objectsOfEach) + 1,
    versionNonce: count,
    index: `a${person}x${object}`,
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: null,
    updated: 1_790_000_000_000 + count,
    link: null,
    locked: false,
  } as const;
  if (object % 2 === 0) return { ...common, groupIds: [], type: 'rectangle' };
  return {
    ...common,
    groupIds: [],
    type: 'freedraw',
    points,
    pressures: [],
    simulatePressure: true,
    lastCommittedPoint: null,
  };
}

/** Every person changes something every 300 ms or so, until it is over. Each goes on counting where he was. */
export async function drawTogether(drawing: {
  counts: number[];
  ms: number;
  draw: (person: number, change: DrawnElement) => void;
}): Promise<{ changes: number }> {
  const { counts, ms, draw } = drawing;
  const until = performance.now() + ms;
  let changes = 0;
  function drawAlone(person: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    function later(): void {
      setTimeout(step, shortestMs + Math.random() * (longestMs - shortestMs));
    }
    function step(): void {
      if (performance.now() > until) return resolve(undefined);
      const count = counts[person] ?? 0;
      counts[person] = count + 1;
      changes += 1;
      draw(person, makeChange(person, count));
      later();
    }
    later();
    return promise;
  }
  await Promise.all(counts.map((_, person) => drawAlone(person)));
  return { changes };
}
