import { now } from '../parts/now.ts';
import { readCpu } from '../parts/readCpu.ts';
import type { Room, System } from './systems.ts';

const roundMs = 2_500;

export type Measured = {
  system: System;
  /** From the change until the last of the others has parsed it, in milliseconds. */
  latencies: number[];
  /** Of the server, in microseconds a delivery, by rounds: all, and without what the same drawing costs unseen. */
  cpu: { all: number[]; delivering: number[] };
  /** What the app itself counts around its writing to the streams, in microseconds a delivery, by rounds. */
  telling: number[];
  /** Request units a second while people drew, by the kind of request. */
  charges: Record<string, number>;
};

/** The people of the room draw on each system's board, in turns; `pause` runs before each round. */
export async function measureBoard(measuring: {
  systems: System[];
  room: Room;
  rounds: number;
  pause: () => Promise<void>;
}): Promise<Measured[]> {
  const { systems, room, rounds, pause } = measuring;
  const others = room.members.length - 1;
  const measured = systems.map((system) => ({
    system,
    latencies: [] as number[],
    cpu: { all: [] as number[], delivering: [] as number[] },
    telling: [] as number[],
    charges: newCharges(),
  }));
  for (const { system } of measured) await system.open(room);
  let seconds = 0;
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    await pause();
    for (const { system, latencies, cpu, telling, charges } of measured) {
      // By turns first: what the second finds warmer or fuller must not count for one side.
      const early = round % 2 === 0 ? await drawRound(system, 'unseen') : null;
      const before = await readCounts(system);
      const together = await drawRound(system, 'together');
      const after = await readCounts(system);
      const unseen = early ?? (await drawRound(system, 'unseen'));
      if (round === 0) continue;
      latencies.push(...together.latencies);
      const deliveries = together.changes * others;
      const writing = (unseen.cpu / unseen.changes) * together.changes;
      cpu.all.push(together.cpu / deliveries);
      cpu.delivering.push((together.cpu - writing) / deliveries);
      if (!before || !after) continue;
      seconds += together.seconds;
      telling.push((after.telling - before.telling) / deliveries);
      for (const [kind, charge] of Object.entries(after.charges)) {
        charges[kind] = (charges[kind] ?? 0) + charge - (before.charges[kind] ?? 0);
      }
    }
  }
  for (const { system, charges } of measured) {
    for (const kind of Object.keys(charges)) charges[kind] = (charges[kind] ?? 0) / seconds;
    await system.drawers.ask('close');
  }
  return measured;
}

async function drawRound(system: System, where: 'together' | 'unseen') {
  const startedAt = now();
  const before = readCpu([system.server.pid]);
  const drawn = await system.drawers.ask<{ changes: number; latencies: number[] }>('draw', {
    where,
    ms: roundMs,
  });
  return {
    ...drawn,
    cpu: readCpu([system.server.pid]) - before,
    seconds: (now() - startedAt) / 1_000,
  };
}

const newCharges = (): Record<string, number> => ({});

type Counts = { telling: number; charges: Record<string, number> };

function readCounts({ name, server }: System): Promise<Counts | null> {
  return name === 'ours' ? server.ask('counts') : Promise.resolve(null);
}
