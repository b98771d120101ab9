import fc from 'fast-check';
import { amendNow, eraseText, type MessageChange } from '../../../api/domain/amendMessage.ts';
import type { Entry, MessageNow } from '../../../api/domain/entries.ts';
import { buildLog, buildPerson, by } from '../../builders/entries.ts';

type Change = Parameters<typeof amendNow>[1];

const people = ['marco', 'giulia', 'anna'];
const ofMessage = { authorName: 'somebody', messageId: 'm', messageSequence: 1 };

const content: fc.Arbitrary<MessageChange> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => ({ kind: 'messageEdited' as const, text, ...ofMessage })),
  fc.constant({ kind: 'messageDeleted' as const, ...ofMessage }),
  fc.record({
    kind: fc.constant('reacted' as const),
    emoji: fc.constantFrom('👍', '❤️', '🙂'),
    isOn: fc.boolean(),
    authorName: fc.constant('somebody'),
    messageId: fc.constant('m'),
    messageSequence: fc.constant(1),
  }),
);
const changes = fc.array(fc.tuple(content, fc.constantFrom(...people)), { maxLength: 20 }).map((list) =>
  list.map(([one, authorId], at): Change => ({
    id: `entry-${at}`,
    authorId,
    createdAt: new Date(1_767_225_600_000 + at).toISOString(),
    content: one,
  })),
);

const amendAll = (list: Change[]) =>
  list.reduce<MessageNow | undefined>((before, change) => amendNow(before, change), undefined);
const reactionsOf = (now: MessageNow | undefined) =>
  Object.fromEntries(Object.entries(now?.reactions ?? {}).map(([emoji, ids]) => [emoji, [...ids].sort()]));

it('[MS4] the last edit is the text, and every edit is known, in order', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const list = all.filter((one) => one.content.kind !== 'messageDeleted');
      const edits = list.filter((one) => one.content.kind === 'messageEdited');
      const last = edits.at(-1);
      const now = amendAll(list);
      expect(now?.edits ?? []).toEqual(edits.map(({ id }) => id));
      expect(now?.text).toBe(last?.content.kind === 'messageEdited' ? last.content.text : undefined);
      expect(now?.editedAt).toBe(last?.createdAt);
    }),
  );
});

it('[MS4] of a deleted message no text and no reaction is left, only which entries edited it', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const list = all.filter((one) => one.content.kind !== 'messageDeleted');
      const end: Change = {
        id: 'end',
        authorId: 'marco',
        createdAt: '2026-11-01T00:00:00.000Z',
        content: { kind: 'messageDeleted', ...ofMessage },
      };
      const edits = amendAll(list)?.edits;
      expect(amendAll([...list, end])).toEqual({ deletedAt: end.createdAt, ...(edits ? { edits } : {}) });
    }),
  );
});

it('[MS5] whatever the order among people and signs: each has reacted who said so last', () => {
  fc.assert(
    fc.property(changes, fc.func(fc.nat()), (all, weigh) => {
      const list = all.filter((one) => one.content.kind === 'reacted');
      const keyOf = ({ authorId, content: of }: Change) =>
        `${authorId} ${of.kind === 'reacted' ? of.emoji : ''}`;
      // Another order of the same, in which only what one person says of one sign stays as it was.
      const groups = Map.groupBy(list, keyOf);
      const order = [...list].sort((a, b) => weigh(a.id) - weigh(b.id)).map(keyOf);
      const others = order.map((key) => groups.get(key)!.shift()!);
      expect(reactionsOf(amendAll(others))).toEqual(reactionsOf(amendAll(list)));
    }),
  );
});

it('[MS5] edits and reactions do not disturb each other', () => {
  fc.assert(
    fc.property(changes, (all) => {
      const list = all.filter((one) => one.content.kind !== 'messageDeleted');
      const edits = list.filter((one) => one.content.kind === 'messageEdited');
      const reactions = list.filter((one) => one.content.kind === 'reacted');
      const now = amendAll(list);
      expect(reactionsOf(amendAll([...reactions, ...edits]))).toEqual(reactionsOf(now));
      expect(amendAll([...reactions, ...edits])?.text).toBe(now?.text);
      expect(amendAll([...edits, ...reactions])?.edits).toEqual(now?.edits);
    }),
  );
});

it('[MS4] nothing that was before is changed in place', () => {
  fc.assert(
    fc.property(changes, changes, (first, more) => {
      const before = amendAll(first);
      const copy = structuredClone(before);
      for (const change of more) amendNow(before, change);
      expect(before).toEqual(copy);
    }),
  );
});

it('[MS4] [SE5] an erased record keeps its place in the chain, and says nothing', async () => {
  const marco = buildPerson('marco');
  const [said, edited, reacted] = (await buildLog('c', [
    by(marco, { kind: 'message', text: 'secret', clientId: 'one' }),
    by(marco, { kind: 'messageEdited', text: 'secret', messageId: 'm', messageSequence: 1 }),
    by(marco, { kind: 'reacted', emoji: '👍', isOn: true, messageId: 'm', messageSequence: 1 }),
  ])) as [Entry, Entry, Entry];
  for (const entry of [said, edited]) {
    const erased = eraseText(entry, 'the hash');
    expect(erased).toMatchObject({
      id: entry.id,
      sequence: entry.sequence,
      hash: entry.hash,
      previousHash: entry.previousHash,
      salt: '',
      contentHash: 'the hash',
    });
    expect(JSON.stringify(erased)).not.toContain('secret');
  }
  expect(eraseText(reacted, 'the hash')).toBe(reacted);
});
