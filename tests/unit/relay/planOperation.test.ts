import type { Entry, EntryContent, EntryDraft, Origin } from '../../../api/domain/entries.ts';
import type { PlaceLink } from '../../../api/domain/conversationState.ts';
import { planOperation } from '../../../api/domain/relay/planOperation.ts';
import {
  adding,
  buildCase,
  buildLog,
  buildPerson,
  by,
  gfms,
  message,
  rossi,
} from '../../builders/entries.ts';

const marco = buildPerson('marco');
const link: PlaceLink = {
  id: 'here',
  name: 'Marco',
  scope: 'personal',
  companyId: rossi.id,
  isCaseThread: false,
  readers: [],
  since: '2026-11-01T00:00:00.000Z',
  sinceSequence: 1,
  by: { id: 'marco', name: 'marco' },
};
const thread: PlaceLink = { ...link, scope: 'thread', companyId: gfms.id, isCaseThread: true };
const from = (placeId: string): Origin => ({ placeId, activityId: '1', at: '2026-11-01T00:00:00.000Z' });
const ofMessage = { messageId: 'm', messageSequence: 2 };

async function plan(draft: EntryDraft, to = link, now?: Entry['now']): Promise<string> {
  const [entry] = await buildLog('conversation', [draft]);
  return planOperation(now ? { ...entry!, now } : entry!, to);
}
const typed = (placeId: string) =>
  by(marco, { kind: 'message', text: 'a', clientId: 'a', origin: from(placeId) });

it('[RL1] [RL5] a message is posted everywhere but where it was typed: there the bot only shows that it was carried', async () => {
  expect(await plan(message(marco, 'a'))).toBe('post');
  expect(await plan(typed('elsewhere'))).toBe('post');
  expect(await plan(typed('here'))).toBe('react');
  expect(await plan(typed('here'), thread)).toBe('react');
  expect(await plan(typed('elsewhere'), thread)).toBe('post');
});

it('[RL4] a message that was deleted before it was carried is not posted, an edited one is', async () => {
  expect(await plan(message(marco, 'a'), link, { deletedAt: '2026-11-01T00:00:00.000Z' })).toBe('none');
  expect(await plan(message(marco, 'a'), link, { text: 'b' })).toBe('post');
  expect(await plan(typed('here'), link, { deletedAt: '2026-11-01T00:00:00.000Z' })).toBe('react');
});

it('[RL4] [RL5] edits, deletions and reactions change what stands there, but not where they were made', async () => {
  const changes: [(origin?: Origin) => EntryDraft, string][] = [
    [
      (origin) => by(marco, { kind: 'messageEdited', text: 'b', ...ofMessage, ...(origin && { origin }) }),
      'update',
    ],
    [(origin) => by(marco, { kind: 'messageDeleted', ...ofMessage, ...(origin && { origin }) }), 'remove'],
    [
      (origin) =>
        by(marco, { kind: 'reacted', emoji: '👍', isOn: true, ...ofMessage, ...(origin && { origin }) }),
      'update',
    ],
  ];
  for (const [build, operation] of changes) {
    expect(await plan(build())).toBe(operation);
    expect(await plan(build(from('elsewhere')))).toBe(operation);
    expect(await plan(build(from('here')))).toBe('none');
  }
});

it('[NT1] [CV5] of what happens to a case state, assignee and severity are told; the rest only brings the card up to date', async () => {
  const change = (changes: (EntryContent & { kind: 'caseChanged' })['changes']) =>
    by(marco, { kind: 'caseChanged', changes });
  expect(await plan(change({ state: 'closed' }))).toBe('notice');
  expect(await plan(change({ assignee: null }))).toBe('notice');
  expect(await plan(change({ severity: 'high', title: 'a' }), thread)).toBe('notice');
  for (const changes of [{ title: 'a' }, { alarmText: 'a' }, { downSince: null }, { description: 'a' }, {}])
    expect(await plan(change(changes))).toBe('cardUpdate');
});

it('[RL3] its linking puts the card into a place, once; the thread of the case has one from the beginning', async () => {
  const linked = (id: string, isCaseThread = false) =>
    by(marco, { kind: 'placeLinked', place: { ...link, id, isCaseThread } });
  expect(await plan(linked('here'))).toBe('card');
  expect(await plan(linked('elsewhere'))).toBe('none');
  expect(await plan(linked('here', true), thread)).toBe('none');
});

it('[CV5] [SC3] [NT1] people who come and go, names, files and GFMS’s own fields are told nowhere', async () => {
  const silent = [
    adding(marco, buildPerson('anna')),
    by(marco, { kind: 'memberRemoved', personId: 'anna', personName: 'anna', how: 'removed' }),
    by(marco, { kind: 'renamed', name: 'b' }),
    by(marco, { kind: 'internalChanged', changes: { priority: 1 } }),
    by(marco, { kind: 'caseShared', number: 'SC-2026-000001', conversationId: 'c' }),
    by(marco, { kind: 'caseCreated', case: buildCase(), companies: [rossi, gfms] }),
    by(marco, { kind: 'conversationCreated', name: null, caseNumber: null, company: rossi }),
    by(marco, { kind: 'fileChecked', fileId: 'f', fileName: 'f', state: 'clean' }),
    by(marco, { kind: 'fileDeleted', fileId: 'f', fileName: 'f', counts: { files: -1, media: 0 } }),
    by(marco, {
      kind: 'placeUnlinked',
      placeId: 'here',
      placeName: 'Marco',
      companyId: rossi.id,
      how: 'unlinked',
    }),
  ];
  for (const draft of silent) for (const to of [link, thread]) expect(await plan(draft, to)).toBe('none');
});
