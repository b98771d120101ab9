import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { applyEntry, emptyState } from '../../../api/domain/conversationState.ts';
import { publishEntry } from '../../../api/domain/publishEntry.ts';
import type { EntryDraft } from '../../../api/domain/entries.ts';
import { LiveStream, LiveStreams } from '../../../api/routes/liveStreams.ts';
import { adding, buildLog, buildPerson, by, gfms, message } from '../../builders/entries.ts';

const people = ['a', 'b', 'c', 'd'].map((id) => buildPerson(id, { role: 'engineer' }));
const steps = ['open', 'close', 'join', 'leave', 'say'] as const;
const anySteps = fc.array(fc.record({ step: fc.constantFrom(...steps), at: fc.nat(people.length - 1) }), {
  maxLength: 60,
});

it('[EV2] [SE2] a message goes to the tabs that are open, of those who are members at that time', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (script) => {
      const streams = new LiveStreams(() => 'position');
      const tabs: { stream: LiveStream; personId: string; told: string[]; isOpen: boolean }[] = [];
      const members = new Set<string>();
      const entries = await buildLog('talk', draftsOf(script));
      const state = emptyState('talk');
      const publishNext = () => {
        const entry = entries[state.sequence]!;
        applyEntry(state, entry);
        publishEntry(streams, { entry, state });
      };
      publishNext();
      for (const { step, at } of script) {
        const person = people[at]!;
        const known = tabs.map(({ told }) => told.length);
        if (step === 'open') {
          const told: string[] = [];
          const stream = new LiveStream(person, {
            response: fakeResponse(told),
            whiteboardId: null,
            sessionId: null,
          });
          stream.release();
          streams.add(stream);
          tabs.push({ stream, personId: person.id, told, isOpen: true });
          continue;
        }
        if (step === 'close') {
          const tab = tabs.find(({ isOpen }) => isOpen);
          if (!tab) continue;
          streams.remove(tab.stream);
          tab.isOpen = false;
          continue;
        }
        if (step === 'join') members.add(person.id);
        if (step === 'leave') members.delete(person.id);
        publishNext();
        tabs.forEach(({ told, personId, isOpen }, tab) => {
          const isLeaver = step === 'leave' && personId === person.id;
          const expected = isOpen && (members.has(personId) || isLeaver) ? 1 : 0;
          expect(told.length - known[tab]!).toBe(expected);
          if (expected === 1) expect(told.at(-1)).toContain(isLeaver ? 'event: removed' : 'event: entry');
        });
      }
    }),
    { numRuns: 200 },
  );
});

function draftsOf(script: { step: (typeof steps)[number]; at: number }[]): EntryDraft[] {
  const [author] = people;
  const company = { ...gfms };
  const first = by(author!, { kind: 'conversationCreated', name: null, caseNumber: null, company });
  const others = script.flatMap(({ step, at }) => {
    const person = people[at]!;
    if (step === 'join') return [adding(author!, person)];
    if (step === 'say') return [message(author!, 'Hello')];
    if (step !== 'leave') return [];
    return [by(author!, { kind: 'memberRemoved', personId: person.id, personName: '', how: 'left' })];
  });
  return [first, ...others];
}

/** A response whose socket keeps what is written to it. */
function fakeResponse(told: string[]): ServerResponse {
  const socket = {
    writable: true,
    writableLength: 0,
    setNoDelay() {},
    setTimeout() {},
    write(bytes: Buffer) {
      told.push(bytes.toString());
      return true;
    },
  };
  return { setHeader() {}, flushHeaders() {}, socket } as unknown as ServerResponse;
}
