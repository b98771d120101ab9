import { installModules } from '../parts/installModules.ts';
import { makePeople, writePeople } from '../parts/makePeople.ts';
import { startStage } from '../parts/startStage.ts';
import { writeConversation } from '../parts/writeConversation.ts';
import type { Figure, Row } from '../row.ts';
import { percentile, show, showSpread, spreadOf } from '../statistics.ts';
import { pauseMs } from './createSender.ts';
import { measureBoard, type Measured } from './measureBoard.ts';
import { openWrites } from './measureWrites.ts';
import { startOurs, startYWebsocket } from './systems.ts';
import { peerPackages } from './yjs.ts';

const sizes = [20, 50];
const rounds = 5;
/** What the server gathers before it writes. */
const gatherMs = 80;
const writesOfPause = 60;
const mostMicroseconds = 20;
/** Twenty people are what the bound on request units is for. */
const mostUnits = 100;

/** People draw on one board, each sending as the tab does, and everybody sees it. */
export const boardDrawing: Row = {
  id: 'B10',
  title: 'A whiteboard on which 20 and 50 people draw: time, CPU of the server, request units',
  async run({ say }) {
    const people = makePeople(Math.max(...sizes));
    const rooms = sizes.map((size) => ({ id: `board${size}`, members: people.slice(0, size) }));
    const stage = await startStage(async (file) => {
      writePeople(file, people);
      for (const room of rooms) await writeConversation(file, { ...room, messages: 0, text: () => '' });
    });
    const peer = installModules({ name: 'yWebsocket', packages: peerPackages });
    const systems = [
      await startOurs(stage),
      ...('missing' in peer ? [] : [await startYWebsocket(peer.folder)]),
    ];
    const writes = await openWrites(stage);
    const measured: { size: number; of: Measured[] }[] = [];
    for (const room of rooms) {
      say(`${room.members.length} people of ${systems.map(({ name }) => name).join(', ')}`);
      const pause = () => writes.write(writesOfPause);
      measured.push({
        size: room.members.length,
        of: await measureBoard({ systems, room, rounds, pause }),
      });
    }
    const write = { p50: percentile(writes.times, 0.5), p99: percentile(writes.times, 0.99) };
    writes.close();
    for (const { stop } of [...systems, stage]) await stop();
    return {
      figures: measured.flatMap(({ size, of: [ours, theirs] }) =>
        ours ? toFigures({ size, ours, theirs, write: write.p99 }) : [],
      ),
      notes: [
        'Each person changes one object every 300 ms or so: a rectangle is moved or a stroke of 40 points changes, 0.5 and 1.2 kB of JSON, by turns. Ours: through the real routes, with a token and a stream for each, sent as the tab sends: at once, or together 100 ms later, one request at a time. The peer: its own client and server, one entry of one Y.Map an object, in memory only. Time: from the change until the last of the others has parsed it; all people of a system are one process.',
        `A delivery is one change at one other person. CPU of the server’s process in a round of drawing, less what the same drawing costs for each change when nobody sees it (ours: on a board that nobody has open; the peer: each in a room of his own), by its deliveries; the difference of two large numbers, so the app’s own count stands beside it. Median of ${rounds} rounds (smallest–largest), systems taking turns.`,
        `One store write: a bare create of such a change by the SDK, between the rounds, ${show(write.p50)} ms in the median, ${show(write.p99)} ms p99. Added to the peer’s p99 is its p99.`,
        describeUnits(measured[0]?.of[0]),
        ...('missing' in peer ? [`y-websocket was left out: ${peer.missing}.`] : []),
      ],
    };
  },
};

function toFigures(of: {
  size: number;
  ours: Measured;
  theirs: Measured | undefined;
  write: number;
}): Figure[] {
  const { size, ours, theirs, write } = of;
  const times = [0.5, 0.99].map((part): Figure => {
    const own = percentile(ours.latencies, part);
    const other = theirs ? percentile(theirs.latencies, part) : null;
    const most = part === 0.99 && other !== null ? other + pauseMs + gatherMs + write : null;
    return {
      work: `B10: until the last of ${size} people has a change, p${part * 100}`,
      ours: `${show(own)} ms`,
      peer: theirs && other !== null ? peerOf(theirs, `${show(other)} ms`, own / other) : null,
      target: most === null ? 'shown' : `≤ ${show(most)} ms: its p99 + ${pauseMs} + ${gatherMs} + a write`,
      isReached: most === null ? null : own <= most,
    };
  });
  const delivering = spreadOf(ours.cpu.delivering);
  const units = sum(Object.values(ours.charges));
  return [
    ...times,
    {
      work: `B10: CPU a delivery, ${size} people`,
      ours: showSpread(delivering, 'µs'),
      peer: theirs ? compareCpu(ours, theirs, 'delivering') : null,
      target: `≤ ${mostMicroseconds} µs`,
      isReached: delivering.median <= mostMicroseconds,
    },
    {
      work: `B10: of it writing to streams, as the app counts it, ${size} people`,
      ours: showSpread(spreadOf(ours.telling), 'µs'),
      peer: null,
      target: 'shown',
      isReached: null,
    },
    {
      work: `B10: CPU a delivery, with taking up and storing what is drawn, ${size} people`,
      ours: showSpread(spreadOf(ours.cpu.all), 'µs'),
      peer: theirs ? compareCpu(ours, theirs, 'all') : null,
      target: 'shown',
      isReached: null,
    },
    {
      work: `B10: request units a second, ${size} people drawing`,
      ours: `${show(units)} RU/s`,
      peer: null,
      target: size === sizes[0] ? `≤ ${mostUnits} RU/s` : 'shown',
      isReached: size === sizes[0] ? units <= mostUnits : null,
    },
  ];
}

function compareCpu(ours: Measured, theirs: Measured, what: 'all' | 'delivering') {
  const other = theirs.cpu[what];
  const ratio = spreadOf(ours.cpu[what].map((value, round) => value / (other[round] ?? NaN))).median;
  return peerOf(theirs, showSpread(spreadOf(other), 'µs'), ratio);
}

function peerOf({ system }: Measured, value: string, ratio: number) {
  return { name: system.name, value, ratio };
}

function describeUnits(ours: Measured | undefined): string {
  const kinds = Object.entries(ours?.charges ?? {})
    .filter(([, charge]) => charge >= 0.05)
    .sort(([, one], [, other]) => other - one)
    .map(([kind, charge]) => `${kind} ${show(charge)}`);
  return `Request units: what the local store says of each request that the app makes meanwhile (an estimate by Microsoft’s table), feeds, summaries and snapshots among them; for ${sizes[0]} people ${kinds.join(', ')}.`;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
