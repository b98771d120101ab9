import path from 'node:path';
import type { Entry } from '../../../api/domain/entries.ts';
import { makePeople, writePeople } from '../parts/makePeople.ts';
import { readCpu } from '../parts/readCpu.ts';
import { startChild, type Child } from '../parts/startChild.ts';
import { startStage } from '../parts/startStage.ts';
import { writeConversation } from '../parts/writeConversation.ts';
import type { Figure, Row } from '../row.ts';
import { percentile, show, showSpread, spreadOf } from '../statistics.ts';
import { startBare, startNginx, startOurs, startSocketIo, type Room, type System } from './systems.ts';

/** Tabs of a room, and messages of a round: enough CPU in each to be measured, little enough to stay short. */
const sizes = [
  { tabs: 50, messages: 400 },
  { tabs: 1_000, messages: 30 },
  { tabs: 5_000, messages: 10 },
];
const rounds = 7;
/** What a bare write of ready bytes costs here, in microseconds: nobody can deliver for less. */
const floor = 8;
const marker = '~end of the text~';
const bounds: Record<string, number> = { 'socket.io': 0.65, 'nginx + nchan': 1 };

type Measured = { system: System; cpu: number[]; latencies: number[] };

/** B2 and B3: a message of 1 kB to N open tabs of N members. */
export const liveDelivery: Row = {
  id: 'B2',
  title:
    'One message to N live tabs, CPU of the server for each delivery; B3: time until the last tab has it',
  async run({ say }) {
    const people = makePeople(Math.max(...sizes.map(({ tabs }) => tabs)));
    const rooms = sizes.map(({ tabs }) => ({ id: `room${tabs}`, members: people.slice(0, tabs) }));
    const stage = await startStage(async (file) => {
      writePeople(file, people);
      for (const room of rooms) await writeConversation(file, { ...room, messages: 0, text: () => '' });
    });
    const nginx = await startNginx();
    const systems = [
      await startOurs(stage),
      await startBare(),
      await startSocketIo(),
      ...('missing' in nginx ? [] : [nginx]),
    ];
    // A process of tabs for each: the sockets of all would be more than one process may open.
    const tabs = await Promise.all(systems.map(() => startChild(path.join(import.meta.dirname, 'tabs.ts'))));
    const figures: Figure[] = [];
    const times: Figure[] = [];
    for (const [at, room] of rooms.entries()) {
      const messages = sizes[at]?.messages ?? 0;
      say(`${room.members.length} tabs of ${systems.map(({ name }) => name).join(', ')}`);
      const measured = await measureRoom({ tabs, systems, room, messages });
      figures.push(...toFigures(room, measured));
      for (const { system, cpu } of measured) say(`  ${system.name}: ${showSpread(spreadOf(cpu), 'µs')}`);
      times.push(...toTimes(room, measured));
    }
    for (const { stop } of [...systems, ...tabs, stage]) await stop();
    return {
      figures: [...figures, ...times],
      notes: [
        `A delivery is one event of about 1.4 kB to one tab, whose person is a member; the tabs are read by a process of their own. Median of ${rounds} rounds (smallest–largest), the systems taking turns; the next message goes out when the last tab has the one before.`,
        `The app answers through its real routes, with a token for each tab. Storing is left out on all sides: the message enters at the last step, in the app by the call that follows a write. B3 counts from there; its floor is ${floor} µs of CPU a tab.`,
        ...('missing' in nginx ? [`nginx with nchan was left out: ${nginx.missing}.`] : []),
      ],
    };
  },
};

async function measureRoom(measuring: {
  /** Those of each system, in its order. */
  tabs: Child[];
  systems: System[];
  room: Room;
  messages: number;
}): Promise<Measured[]> {
  const { tabs, systems, room, messages } = measuring;
  const measured = systems.map((system, at) => ({
    system,
    tabs: tabs[at] as Child,
    cpu: [] as number[],
    latencies: [] as number[],
  }));
  for (const { system, tabs } of measured) {
    await tabs.ask('open', { ...(await system.opening(room)), system: system.name, marker });
  }
  let sequence = room.members.length + 1;
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { system, tabs, cpu, latencies } of measured) {
      const before = readCpu(system.pids);
      for (let message = 0; message < messages; message += 1) {
        const entry = makeEntry(room, (sequence += 1));
        const complete = tabs.ask<{ at: number }>('expect', {
          system: system.name,
          deliveries: room.members.length,
        });
        const published = await system.publish(room, entry);
        const { at } = await complete;
        if (round > 0) latencies.push(at - published.at);
      }
      const used = readCpu(system.pids) - before;
      if (round > 0) cpu.push(used / (messages * room.members.length));
    }
  }
  for (const { system, tabs } of measured) {
    const { name } = system;
    const { surplus } = await tabs.ask<{ surplus: number }>('close', { system: name });
    if (surplus !== 0) throw new Error(`${name} delivered ${surplus} more than were sent`);
  }
  return measured;
}

function toFigures(room: Room, measured: Measured[]): Figure[] {
  const [ours, ...peers] = measured;
  if (!ours) return [];
  const own = spreadOf(ours.cpu);
  return peers.map(({ system, cpu }) => {
    const theirs = spreadOf(cpu);
    const ratio = spreadOf(ours.cpu.map((value, round) => value / (cpu[round] ?? NaN))).median;
    const bound = bounds[system.name];
    return {
      work: `B2: CPU a delivery, ${room.members.length} tabs`,
      ours: showSpread(own, 'µs'),
      peer: { name: system.name, value: showSpread(theirs, 'µs'), ratio },
      target: bound === undefined ? 'shown' : `≤ ${bound} ×`,
      isReached: bound === undefined ? null : ratio <= bound,
    };
  });
}

function toTimes(room: Room, measured: Measured[]): Figure[] {
  const [ours, ...peers] = measured;
  if (!ours) return [];
  const floorMs = (floor * room.members.length) / 1000;
  return peers.flatMap(({ system, latencies }) =>
    [0.5, 0.99].map((part) => {
      const own = percentile(ours.latencies, part);
      const theirs = percentile(latencies, part);
      return {
        work: `B3: time to the last of ${room.members.length} tabs, p${part * 100}`,
        ours: `${show(own)} ms`,
        peer: { name: system.name, value: `${show(theirs)} ms`, ratio: own / theirs },
        target: `shown; floor ${show(floorMs)} ms`,
        isReached: null,
      };
    }),
  );
}

function makeEntry(room: Room, sequence: number): Entry {
  const [author] = room.members;
  return {
    id: crypto.randomUUID(),
    conversationId: room.id,
    sequence,
    kind: 'message',
    authorId: author?.id ?? '',
    authorCompanyId: author?.companyId ?? '',
    createdAt: new Date().toISOString(),
    content: {
      kind: 'message',
      authorName: author?.name ?? '',
      text: 'Wire breaks at threading. '.repeat(40).slice(0, 1024 - marker.length) + marker,
      clientId: crypto.randomUUID(),
    },
    salt: '',
    previousHash: '',
    hash: '',
    ordinal: sequence,
    storedAt: Math.floor(Date.now() / 1000),
  };
}
