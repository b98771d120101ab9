import type { RoomPerson } from '../Room.ts';

/** One picture on the stage: a person, or the screen that he shares. */
export type Tile = { key: string; person: RoomPerson; shows: 'camera' | 'screen' };

export type Arrangement = {
  /** What is large. */
  main: readonly Tile[];
  /** Small, beside or below it. */
  strip: readonly Tile[];
  /** Oneself, small in a corner, where two people talk. */
  inset: Tile | null;
};

/** Who is where: a shared screen takes the stage; two people see each other; more stand side by side. */
export function arrange(people: readonly RoomPerson[]): Arrangement {
  const tiles = people.map(cameraOf);
  const others = tiles.filter(({ person }) => !person.isSelf);
  const own = tiles.filter(({ person }) => person.isSelf);
  // One's own screen would show itself within itself without end.
  const [screen, ...moreScreens] = others.flatMap(({ person }) => (person.screen ? screenOf(person) : []));
  if (screen) return { main: [screen], strip: [...moreScreens, ...others, ...own], inset: null };
  const [other, ...more] = others;
  if (!other) return { main: own, strip: [], inset: null };
  if (more.length === 0) return { main: [other], strip: [], inset: own[0] ?? null };
  return { main: [...others, ...own], strip: [], inset: null };
}

export const cameraOf = (person: RoomPerson): Tile => ({
  key: `${person.sessionId} camera`,
  person,
  shows: 'camera',
});

export const screenOf = (person: RoomPerson): Tile => ({
  key: `${person.sessionId} screen`,
  person,
  shows: 'screen',
});

/** Most cameras send this; a picture of another shape stands in the middle of its tile. */
const ratio = 16 / 9;

/** How many tiles stand side by side, so that each is as large as can be. */
export function columnsFor(count: number, { width, height }: { width: number; height: number }): number {
  let best = { columns: 1, tileWidth: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const tileWidth = Math.min(width / columns, (height / rows) * ratio);
    if (tileWidth > best.tileWidth) best = { columns, tileWidth };
  }
  return best.columns;
}
