import fc from 'fast-check';
import { hashEntry } from '../../../api/domain/chain.ts';
import { adding, by, fold, rossi } from '../../builders/entries.ts';
import { createInstance, createWorld, faults, id, marco, run, step } from './createWorld.ts';

const runs = { numRuns: 150 };

test('[MS2] [SE5] writers on three instances over an unsure store make one log: no gap, a whole chain', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log } = await run(scheduler, { steps, wrong: [...wrong] });
        let previousHash = '0'.repeat(64);
        for (const [at, entry] of log.entries()) {
          expect(entry.sequence).toBe(at + 1);
          expect(entry.previousHash).toBe(previousHash);
          expect(entry.hash).toBe(await hashEntry(entry));
          previousHash = entry.hash;
        }
        expect(log.map((entry) => entry.createdAt)).toEqual(log.map((entry) => entry.createdAt).sort());
      },
    ),
    runs,
  );
});

test('[MS1] what was answered is stored, once, as answered; new it was for one writer at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log, answers } = await run(scheduler, { steps, wrong: [...wrong] });
        for (const { entryId, entry } of answers) {
          const stored = log.filter((one) => one.id === entryId);
          expect(stored).toEqual([entry]);
        }
        const fresh = answers.filter((answer) => !answer.repeated).map((answer) => answer.entryId);
        expect(new Set(fresh).size).toBe(fresh.length);
      },
    ),
    runs,
  );
});

test('[MS2] [CV1] nobody writes whom the log before him has removed, on whatever instance he was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log } = await run(scheduler, { steps, wrong: [...wrong] });
        for (const [at, entry] of log.entries()) {
          const before = fold(id, log.slice(0, at));
          if (entry.kind === 'message') expect(before.members.has(entry.authorId)).toBe(true);
          if (entry.content.kind === 'memberAdded')
            expect(before.members.has(entry.content.member.id)).toBe(false);
          if (entry.content.kind === 'memberRemoved') expect(before.members.size).toBeGreaterThan(1);
        }
      },
    ),
    runs,
  );
});

test('[EV1] [EV2] every instance tells every entry once, in the order of the log', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 25 }),
      faults,
      async (scheduler, steps, wrong) => {
        const { log, instances } = await run(scheduler, { steps, wrong: [...wrong] });
        for (const { heard } of instances) expect(heard).toEqual(log.map((entry) => entry.sequence));
      },
    ),
    runs,
  );
});

test('[EV3] an instance that starts later tells what comes after its place in the feed, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 20 }),
      fc.record({ dice: fc.nat({ max: 30 }), opensFirst: fc.boolean() }),
      async (scheduler, steps, { dice, opensFirst }) => {
        const { store, log } = await run(scheduler, { steps, wrong: [] });
        const from = dice % (log.length + 1);
        const reached = Math.max(0, ...store.feed.slice(0, from).map((entry) => entry.storedAt));
        const late = createInstance(store, reached);
        if (opensFirst) await late.log.read(id);
        for (const entry of store.feed.slice(from)) await late.log.applyFromFeed([structuredClone(entry)]);
        const after = late.heard.filter((sequence) => sequence > from);
        expect(after).toEqual(log.slice(from).map((entry) => entry.sequence));
        expect(late.heard).toEqual([...late.heard].sort((a, b) => a - b));
        const state = await late.log.read(id);
        expect(state?.hash).toBe(log.at(-1)!.hash);
      },
    ),
    runs,
  );
});

test('[EV1] [MS2] a log that is begun while others look for it is told once, and is one', async () => {
  const step = fc.constantFrom('read' as const, 'readNewest' as const, 'recent' as const, 'begin' as const);
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 8 }), async (scheduler, told) => {
      const world = createWorld(scheduler, []);
      const { log, heard } = world.instances[0]!;
      const content = {
        kind: 'conversationCreated',
        name: 'Chat',
        caseNumber: null,
        company: rossi,
      } as const;
      const drafts = [by(marco, content, 'created'), adding(marco, marco)];
      const states = new Set<unknown>();
      const work = told.map(async (one) => {
        if (one !== 'begin') return log[one](id);
        states.add((await log.append(id, (state) => (state.sequence === 0 ? drafts : []))).state);
      });
      await scheduler.waitFor(Promise.all(work));
      await scheduler.waitFor(log.applyFromFeed(structuredClone(world.store.feed)));
      expect(heard).toEqual(told.includes('begin') ? [1, 2] : []);
      expect(states.size).toBe(told.includes('begin') ? 1 : 0);
    }),
    runs,
  );
});
