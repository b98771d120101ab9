import { forbidden } from '../../../api/domain/errors.ts';
import type { LogStore } from '../../../api/domain/ports.ts';
import { adding, message } from '../../builders/entries.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';
import { createInstance, id, marco } from './createWorld.ts';

test('[MS9] opening a long log reads its snapshot and the tail behind it', async () => {
  const store = createMemoryLogStore();
  const tails: number[] = [];
  const counting: LogStore = {
    ...store,
    async readTail(conversationId, after) {
      const tail = await store.readTail(conversationId, after);
      tails.push(tail.length);
      return tail;
    },
  };
  const first = createInstance(counting, 0);
  await first.log.append(id, () => [adding(marco, marco)]);
  for (let at = 0; at < 450; at += 1) await first.log.append(id, () => [message(marco, `${at}`)]);
  tails.length = 0;
  const second = createInstance(counting, Number.MAX_SAFE_INTEGER);
  const state = await second.log.read(id);
  expect(state?.sequence).toBe(451);
  expect(state?.members.has('marco')).toBe(true);
  expect(tails).toEqual([expect.any(Number)]);
  expect(tails[0]).toBeLessThan(100);
});

test('[MS1] gives up clearly when the place is taken again and again', async () => {
  const store = createMemoryLogStore();
  const busy: LogStore = { ...store, append: async () => ({ outcome: 'conflict' }) };
  const { log } = createInstance(busy, 0);
  await expect(log.append(id, () => [message(marco, 'a')])).rejects.toMatchObject({ code: 'unavailable' });
});

test('[EV3] [MS1] a writer whom others outrun sixty times in a row still gets its place', async () => {
  const store = createMemoryLogStore();
  const faster = createInstance(store, 0);
  await faster.log.append(id, () => [adding(marco, marco)]);
  let outrun = 0;
  let asked = 0;
  const contended: LogStore = {
    ...store,
    async append(entries) {
      if (outrun < 60) await faster.log.append(id, () => [message(marco, `faster ${(outrun += 1)}`)]);
      return store.append(entries);
    },
    async readEntry(conversationId, entryId) {
      asked += 1;
      return store.readEntry(conversationId, entryId);
    },
  };
  const { log } = createInstance(contended, 0);
  const appended = await log.append(id, () => [message(marco, 'slower')]);
  expect(appended.entries.map((entry) => entry.sequence)).toEqual([62]);
  expect(asked).toBeLessThan(10);
});

test('[MS1] one writer’s fault is not another’s: who is refused leaves the others waiting in peace', async () => {
  const { log } = createInstance(createMemoryLogStore(), 0);
  await log.append(id, () => [adding(marco, marco)]);
  const refuse = () => {
    throw forbidden('no');
  };
  const outcomes = await Promise.allSettled([
    log.append(id, () => [message(marco, 'a')]),
    log.append(id, refuse),
    log.append(id, () => []),
    log.append(id, () => [message(marco, 'b')]),
    log.append(id, refuse),
    log.append(id, () => [message(marco, 'c'), message(marco, 'd')]),
  ]);
  expect(outcomes.map((one) => one.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect((await log.read(id))?.ordinal).toBe(4);
});
