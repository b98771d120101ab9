import fc from 'fast-check';
import {
  applyEntry,
  emptyState,
  turnOf,
  type ConversationState,
} from '../../../api/domain/conversationState.ts';
import { fromSnapshot, toSnapshot, type StateSnapshot } from '../../../api/domain/stateSnapshot.ts';
import type { EntryDraft } from '../../../api/domain/entries.ts';
import { meetingDraft } from '../../builders/meetingDrafts.ts';
import {
  adding,
  buildCase,
  buildLog,
  buildPerson,
  by,
  fold,
  gfms,
  message,
  rossi,
} from '../../builders/entries.ts';

const people = [
  buildPerson('marco'),
  buildPerson('giulia', { role: 'manager' }),
  buildPerson('anna', { role: 'engineer' }),
  buildPerson('sven', { role: 'dispatcher' }),
];
const person = fc.constantFrom(...people);

const removing = (author: (typeof people)[0], gone: (typeof people)[0]): EntryDraft =>
  by(author, { kind: 'memberRemoved', personId: gone.id, personName: gone.name, how: 'removed' });

/** Anything that can stand in the log of a case after its beginning. */
const laterDraft: fc.Arbitrary<EntryDraft> = fc.oneof(
  fc
    .tuple(person, fc.string({ unit: 'grapheme', minLength: 1 }))
    .map(([author, text]) => message(author, text)),
  fc.tuple(person, person).map(([author, other]) => adding(author, other)),
  fc.tuple(person, person).map(([author, other]) => removing(author, other)),
  fc
    .tuple(
      person,
      fc.constantFrom('new', 'inProgress', 'waitingForCustomer', 'waitingForGfms', 'closed' as const),
    )
    .map(([author, state]) => by(author, { kind: 'caseChanged', changes: { state } })),
  fc
    .tuple(person, fc.string())
    .map(([author, title]) => by(author, { kind: 'caseChanged', changes: { title } })),
  fc
    .tuple(person, fc.constantFrom(1, 2, null))
    .map(([author, priority]) => by(author, { kind: 'internalChanged', changes: { priority } })),
  meetingDraft(people),
);

const born = by(people[0]!, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] });
const log = fc
  .array(laterDraft, { maxLength: 30 })
  .map((drafts) => [born, adding(people[0]!, people[0]!), ...drafts]);

test('[MS9] [MS2] a snapshot and what came after it are the same as everything from the beginning', async () => {
  await fc.assert(
    fc.asyncProperty(log, fc.nat(), async (drafts, dice) => {
      const entries = await buildLog('one', drafts);
      const cut = dice % (entries.length + 1);
      const early = fold('one', entries.slice(0, cut));
      // Through the store and back.
      const state = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(early))) as StateSnapshot);
      for (const entry of entries.slice(cut)) applyEntry(state, entry);
      expect(comparable(state)).toEqual(comparable(fold('one', entries)));
    }),
    { numRuns: 60 },
  );
});

test('[MS2] a snapshot stands still while the state goes on', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (drafts) => {
      const entries = await buildLog('one', drafts);
      const state = fold('one', entries.slice(0, 2));
      const snapshot = toSnapshot(state);
      const before = JSON.stringify(snapshot);
      for (const entry of entries.slice(2)) applyEntry(state, entry);
      expect(JSON.stringify(snapshot)).toBe(before);
    }),
    { numRuns: 30 },
  );
});

test('[MS2] [MS11] the state is what a plain reading of the log says', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (drafts) => {
      const entries = await buildLog('one', drafts);
      const state = fold('one', entries);
      const members = new Map<string, number>();
      const former = new Set<string>();
      for (const { content, sequence } of entries) {
        if (content.kind === 'memberAdded') {
          members.set(content.member.id, sequence);
          former.delete(content.member.id);
        }
        if (content.kind === 'memberRemoved') {
          members.delete(content.personId);
          former.add(content.personId);
        }
      }
      const messages = entries.filter((entry) => entry.kind === 'message');
      expect([...state.members].map(([id, member]) => [id, member.sinceSequence])).toEqual(
        expect.arrayContaining([...members]),
      );
      expect(state.members.size).toBe(members.size);
      expect(new Set(state.former.keys())).toEqual(former);
      expect(state.ordinal).toBe(messages.length);
      expect(state.sequence).toBe(entries.length);
      expect(state.hash).toBe(entries.at(-1)!.hash);
      expect(state.lastMessage?.sequence).toBe(messages.at(-1)?.sequence);
      expect(state.lastActivityAt).toBe((messages.at(-1) ?? entries[0]!).createdAt);
      for (const [id, member] of state.members) {
        const own = messages.findLast((one) => one.authorId === id && one.sequence > member.sinceSequence);
        expect(member.readSequence).toBe(own?.sequence ?? member.sinceSequence);
        expect(member.readOrdinal).toBeLessThanOrEqual(state.ordinal);
      }
    }),
    { numRuns: 60 },
  );
});

test('[SC8] the turn is the state’s, since when it last turned', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (drafts) => {
      const entries = await buildLog('one', drafts);
      const state = emptyState('one');
      let turn: string | null = null;
      let since: string | null = null;
      for (const entry of entries) {
        applyEntry(state, entry);
        const now = turnOf(state.case!);
        if (now !== turn || since === null) since = entry.createdAt;
        turn = now;
        if (turn !== null) expect(state.turnSince).toBe(since);
        expect(state.closedAt === null).toBe(state.case!.state !== 'closed');
      }
    }),
    { numRuns: 40 },
  );
});

test('[MS2] an entry out of its place is a fault, not a guess', async () => {
  const entries = await buildLog('one', [born, message(people[0]!, 'a'), message(people[0]!, 'b')]);
  const state = fold('one', entries.slice(0, 1));
  expect(() => applyEntry(state, entries[2]!)).toThrow('does not follow');
  expect(() => applyEntry(state, entries[0]!)).toThrow('does not follow');
  expect(comparable(state)).toEqual(comparable(fold('one', entries.slice(0, 1))));
});

test('[CV4] [MS3] the preview of a message ends between characters', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 150, maxLength: 260 }), async (text) => {
      const state = fold('one', await buildLog('one', [born, message(people[0]!, text)]));
      const preview = state.lastMessage!.text;
      expect(text.startsWith(preview)).toBe(true);
      expect(preview.isWellFormed()).toBe(text.isWellFormed());
      expect(preview.length).toBeLessThanOrEqual(200);
      // What a reader sees as one character is never cut, and that may be long.
      expect(preview.length).toBeGreaterThanOrEqual(Math.min(200 - 64, text.length));
    }),
    { numRuns: 40 },
  );
});

function comparable(state: ConversationState): unknown {
  return { ...state, members: [...state.members], former: [...state.former] };
}
