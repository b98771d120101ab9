import path from 'node:path';
import { makePeople, writePeople } from './parts/makePeople.ts';
import { readCpu } from './parts/readCpu.ts';
import { startChild } from './parts/startChild.ts';
import { startStage } from './parts/startStage.ts';
import { writeConversation } from './parts/writeConversation.ts';
import type { Figure, Row } from './row.ts';
import { showSpread, spreadOf } from './statistics.ts';

const root = path.join(import.meta.dirname, '..', '..');
const pageSize = 50;
const rounds = 9;
const pagesOfRound = 60;
/** One page back, and as far back as the longest reader will go. */
const depths = [1, 100, 1_900];
const mostMicroseconds = 1_000;

type Spot = { name: string; path: string; cpu: number[] };

/** B5: what a page of messages costs the app, at the end of a conversation and far back, of a short and a long one. */
export const pageReading: Row = {
  id: 'B5',
  title: 'A page of 50 messages of 1 kB, CPU of the app',
  async run({ isLong, say }) {
    const people = makePeople(4);
    const lengths = isLong ? [1_000, 100_000, 1_000_000] : [1_000, 100_000];
    const stage = await startStage(async (file) => {
      writePeople(file, people);
      for (const messages of lengths) {
        say(`writing ${messages} messages`);
        await writeConversation(file, { id: `of-${messages}`, members: people, messages, text: textOf });
      }
    });
    const app = await startChild(path.join(root, 'api/main.ts'), { env: stage.appEnv });
    try {
      const [reader] = people;
      if (!reader) throw new Error('nobody reads');
      const token = await stage.mintToken(reader);
      const spots = lengths.flatMap((messages) => toSpots(messages));
      for (let round = 0; round <= rounds; round += 1) {
        for (const spot of spots) {
          const before = readCpu([app.pid]);
          await readPages(`http://127.0.0.1:${String(app.ready.port)}${spot.path}`, token);
          // The first round warms up.
          if (round > 0) spot.cpu.push((readCpu([app.pid]) - before) / pagesOfRound);
        }
      }
      return { figures: toFigures(spots), notes };
    } finally {
      await app.stop();
      await stage.stop();
    }
  },
};

const notes = [
  `Through the real route with a token, ${pagesOfRound} pages a round, the spots taking turns; median of ${rounds} rounds (smallest–largest). The newest page comes from memory, earlier ones from the store, whose own CPU is not counted.`,
  'A page back at the same depth of both conversations is the ratio "to the short one"; a page far back stands beside the first page back of the same conversation.',
  "Prosody's archive is not compared yet.",
];

function toSpots(messages: number): Spot[] {
  const base = `/api/conversations/of-${messages}/messages?limit=${pageSize}`;
  const last = messages + 5;
  const back = depths
    .filter((depth) => depth * pageSize < messages)
    .map((depth) => ({
      name: `${messages} messages, page ${depth} back`,
      path: `${base}&before=${last - depth * pageSize + 1}`,
      cpu: [],
    }));
  return [{ name: `${messages} messages, newest page`, path: base, cpu: [] }, ...back];
}

async function readPages(url: string, token: string): Promise<void> {
  for (let at = 0; at < pagesOfRound; at += 1) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await response.json()) as { items: unknown[] };
    if (items.length !== pageSize) throw new Error(`a page of ${items.length}`);
  }
}

/** Each spot against its counterpart in the shortest conversation, or against the first page back of its own. */
function toFigures(spots: Spot[]): Figure[] {
  return spots.flatMap((spot) => {
    const spread = spreadOf(spot.cpu);
    const own = {
      work: `B5: ${spot.name}`,
      ours: showSpread(spread, 'µs'),
      peer: null,
      target: `≤ ${mostMicroseconds} µs`,
      isReached: spread.median <= mostMicroseconds,
    };
    return [own, ...compare(spot, spots)];
  });
}

function compare(spot: Spot, spots: Spot[]): Figure[] {
  const [length = '', place = ''] = spot.name.split(' messages, ');
  const shortest = spots[0]?.name.split(' messages, ')[0] ?? '';
  const other =
    length === shortest ? undefined : spots.find(({ name }) => name === `${shortest} messages, ${place}`);
  const firstBack = spots.find(({ name }) => name === `${length} messages, page 1 back`);
  const beside = other
    ? { peer: other, bound: 1.05 }
    : firstBack && firstBack !== spot && place.includes('back')
      ? { peer: firstBack, bound: 1.1 }
      : null;
  if (!beside) return [];
  // Round by round, so that the machine's moods are on both sides.
  const ratio = spreadOf(spot.cpu.map((cpu, round) => cpu / (beside.peer.cpu[round] ?? NaN))).median;
  return [
    {
      work: `B5: ${spot.name}`,
      ours: showSpread(spreadOf(spot.cpu), 'µs'),
      peer: { name: beside.peer.name, value: showSpread(spreadOf(beside.peer.cpu), 'µs'), ratio },
      target: `≤ ${beside.bound} ×`,
      isReached: ratio <= beside.bound,
    },
  ];
}

function textOf(at: number): string {
  return `Message ${at} `.padEnd(1_000, 'abcdefghi ');
}
