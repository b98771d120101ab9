import path from 'node:path';
import { makePeople, writePeople } from '../parts/makePeople.ts';
import { readCpu } from '../parts/readCpu.ts';
import { startChild } from '../parts/startChild.ts';
import { startStage } from '../parts/startStage.ts';
import { writeConversation } from '../parts/writeConversation.ts';
import type { Figure, Row } from '../row.ts';
import { showSpread, spreadOf } from '../statistics.ts';
import { startProsody, type Prosody } from './startProsody.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const pageSize = 50;
const rounds = 9;
const pagesOfRound = 60;
/** prosody takes ten times as long for a page. */
const pagesOfProsody = 4;
/** One page back, and as far back as the longest reader will go. */
const depths = [1, 100, 1_900];
const mostMicroseconds = 1_000;

/** A place in a conversation. `cpu`: of the app, or of prosody; `whole`: of the app and its store together. */
type Spot = { messages: number; place: string; read: () => Promise<void>; cpu: number[]; whole: number[] };

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
    const prosody = await startProsody(lengths, textOf);
    try {
      const [reader] = people;
      if (!reader) throw new Error('nobody reads');
      const token = await stage.mintToken(reader);
      const origin = `http://127.0.0.1:${String(app.ready.port)}`;
      const spots = lengths.flatMap((messages) => toSpots(messages, { origin, token }));
      const theirs = 'missing' in prosody ? [] : await toSpotsOf(prosody, lengths);
      for (let round = 0; round <= rounds; round += 1) {
        for (const spot of spots) {
          await measure(spot, { round, pages: pagesOfRound, pid: app.pid, store: stage.store.pid });
          const other = theirs.find(
            ({ messages, place }) => messages === spot.messages && place === spot.place,
          );
          if (other && 'pid' in prosody)
            await measure(other, { round, pages: pagesOfProsody, pid: prosody.pid });
        }
      }
      const missing = 'missing' in prosody ? [`prosody was left out: ${prosody.missing}.`] : [];
      return {
        figures: [...toFigures(spots), ...besideProsody(spots, theirs)],
        notes: [...notes, ...missing],
      };
    } finally {
      if ('stop' in prosody) await prosody.stop();
      await app.stop();
      await stage.stop();
    }
  },
};

const notes = [
  `Through the real route with a token, ${pagesOfRound} pages a round, the spots taking turns; median of ${rounds} rounds (smallest–largest). The newest page comes from memory, earlier ones from the store, whose own CPU is not counted.`,
  'A page back at the same depth of both conversations is the ratio "to the short one"; a page far back stands beside the first page back of the same conversation.',
  'prosody reads its archive of as many such messages from SQLite over XMPP, in its own process, and is not asked for the total. Beside it stands what the app and its store use together.',
];

async function measure(
  spot: Spot,
  by: { round: number; pages: number; pid: number; store?: number },
): Promise<void> {
  const { round, pages, pid, store } = by;
  const read = () => [readCpu([pid]), store === undefined ? 0 : readCpu([store])] as const;
  const [before, storeBefore] = read();
  for (let at = 0; at < pages; at += 1) await spot.read();
  const [after, storeAfter] = read();
  // The first round warms up.
  if (round === 0) return;
  spot.cpu.push((after - before) / pages);
  spot.whole.push((after - before + storeAfter - storeBefore) / pages);
}

/** The pages that are read in a conversation: how many back, 0 for the newest. */
function depthsOf(messages: number): { back: number; place: string }[] {
  const back = depths.filter((depth) => depth * pageSize < messages);
  return [
    { back: 0, place: 'newest page' },
    ...back.map((depth) => ({ back: depth, place: `page ${depth} back` })),
  ];
}

function toSpots(messages: number, { origin, token }: { origin: string; token: string }): Spot[] {
  const base = `${origin}/api/conversations/of-${messages}/messages?limit=${pageSize}`;
  // Its creation and its members come first.
  const last = messages + 5;
  return depthsOf(messages).map(({ back, place }) => ({
    messages,
    place,
    read: () => readPage(back === 0 ? base : `${base}&before=${last - back * pageSize + 1}`, token),
    cpu: [],
    whole: [],
  }));
}

async function toSpotsOf(prosody: Prosody, lengths: readonly number[]): Promise<Spot[]> {
  const spots: Spot[] = [];
  for (const messages of lengths) {
    const archive = await prosody.openArchive(messages);
    for (const { back, place } of depthsOf(messages)) {
      const before = back === 0 ? {} : { before: `m${messages - back * pageSize}` };
      const read = async () => requirePage(await archive.readPage({ ...before, count: pageSize }));
      spots.push({ messages, place, read, cpu: [], whole: [] });
    }
  }
  return spots;
}

async function readPage(url: string, token: string): Promise<void> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { items } = (await response.json()) as { items: unknown[] };
  requirePage(items.length);
}

function requirePage(count: number): void {
  if (count !== pageSize) throw new Error(`a page of ${count}`);
}

function besideProsody(ours: Spot[], theirs: Spot[]): Figure[] {
  return theirs.flatMap(({ messages, place, cpu }) => {
    const spot = ours.find((one) => one.messages === messages && one.place === place);
    if (!spot) return [];
    const ratio = spreadOf(spot.whole.map((value, round) => value / (cpu[round] ?? NaN))).median;
    return {
      work: `B5: ${nameOf(spot)}, app and store`,
      ours: showSpread(spreadOf(spot.whole), 'µs'),
      peer: { name: 'prosody', value: showSpread(spreadOf(cpu), 'µs'), ratio },
      target: 'shown',
      isReached: null,
    };
  });
}

function nameOf({ messages, place }: Spot): string {
  return `${messages} messages, ${place}`;
}

/** Each spot against its counterpart in the shortest conversation, or against the first page back of its own. */
function toFigures(spots: Spot[]): Figure[] {
  return spots.flatMap((spot) => {
    const spread = spreadOf(spot.cpu);
    const own = {
      work: `B5: ${nameOf(spot)}`,
      ours: showSpread(spread, 'µs'),
      peer: null,
      target: `≤ ${mostMicroseconds} µs`,
      isReached: spread.median <= mostMicroseconds,
    };
    return [own, ...compare(spot, spots)];
  });
}

function compare(spot: Spot, spots: Spot[]): Figure[] {
  const shortest = spots[0]?.messages ?? 0;
  const find = (messages: number, place: string) =>
    spots.find((one) => one !== spot && one.messages === messages && one.place === place);
  const other = spot.messages === shortest ? undefined : find(shortest, spot.place);
  const firstBack = find(spot.messages, 'page 1 back');
  const beside = other
    ? { peer: other, bound: 1.05 }
    : firstBack && spot.place.includes('back')
      ? { peer: firstBack, bound: 1.1 }
      : null;
  if (!beside) return [];
  // Round by round, so that the machine's moods are on both sides.
  const ratio = spreadOf(spot.cpu.map((cpu, round) => cpu / (beside.peer.cpu[round] ?? NaN))).median;
  return [
    {
      work: `B5: ${nameOf(spot)}`,
      ours: showSpread(spreadOf(spot.cpu), 'µs'),
      peer: { name: nameOf(beside.peer), value: showSpread(spreadOf(beside.peer.cpu), 'µs'), ratio },
      target: `≤ ${beside.bound} ×`,
      isReached: ratio <= beside.bound,
    },
  ];
}

function textOf(at: number): string {
  return `Message ${at} `.padEnd(1_000, 'abcdefghi ');
}
