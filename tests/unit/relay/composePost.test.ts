import type { Context } from '../../../api/domain/context.ts';
import type { Entry, EntryDraft } from '../../../api/domain/entries.ts';
import {
  composeCaseCard,
  composeMessage,
  composeNotice,
  toCaseHit,
  type CaseConversation,
} from '../../../api/domain/relay/composePost.ts';
import type { PlaceRecord, RelayParts } from '../../../api/domain/relay/relayPorts.ts';
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

const marco = buildPerson('marco', { name: 'Marco Bianchi' });
const anna = buildPerson('anna', { name: 'Anna Keller', role: 'engineer' });
const secrets = { priority: 1, externalId: 'SAP-4711' } as const;

const relay = {
  hearsMentionsOnly: false,
  linkTo: (page: string) => `https://tab.example/${page}`,
  seal: ({ placeId, of }: { placeId: string; of: string }) => `sealed ${placeId} ${of}`,
} as unknown as RelayParts;

const place: PlaceRecord = {
  id: 'here',
  address: {
    channelId: 'msteams',
    tenantId: 't',
    conversationId: 'a:chat',
    serviceUrl: 'https://x/',
    botId: 'b',
  },
  scope: 'personal',
  name: 'Marco',
  teamName: null,
  locale: null,
  personId: 'marco',
  conversationIds: ['conversation'],
  currentId: null,
  serviceOrganisation: null,
  wasWelcomed: true,
};

/** The log of a case, its state, and what the composing reads of the world. */
async function setUp(drafts: EntryDraft[], others: Record<string, CaseConversation> = {}) {
  const born = by(marco, { kind: 'caseCreated', case: buildCase(secrets), companies: [rossi, gfms] });
  const entries = await buildLog('conversation', [
    born,
    adding(marco, marco),
    adding(marco, anna),
    by(anna, { kind: 'internalChanged', changes: { priority: 2 } }),
    ...drafts,
  ]);
  const state = fold('conversation', entries) as CaseConversation;
  const context = {
    directory: { gfms: async () => ({ ...gfms, standingWatcherIds: [], serviceOrganisation: '' }) },
    entries: {
      readEntry: async (_id: string, entryId: string) => entries.find(({ id }) => id === entryId) ?? null,
    },
    log: { read: async (id: string) => others[id] ?? null },
  } as unknown as Context;
  return { state, context, entries, last: entries.at(-1) as Entry };
}

const linked = (companyId: string, isCaseThread: boolean) =>
  by(anna, {
    kind: 'placeLinked',
    place: {
      id: 'here',
      name: 'Here',
      scope: isCaseThread ? 'thread' : 'personal',
      companyId,
      isCaseThread,
      readers: [],
    },
  });

it('[SC3] nothing that only GFMS may know is in what is posted, whatever the place', async () => {
  for (const [companyId, isCaseThread] of [
    [rossi.id, false],
    [gfms.id, true],
  ] as const) {
    const changes = by(anna, {
      kind: 'caseChanged',
      changes: { severity: 'high', priority: 3, externalId: 'SAP-1' },
    });
    const { state, context, entries, last } = await setUp([
      linked(companyId, isCaseThread),
      changes,
      message(marco, 'a'),
    ]);
    const link = state.places.get('here')!;
    const posts = [
      await composeCaseCard({ context, relay }, { state, link, place }),
      await composeMessage({ context, relay }, { state, message: last, place }),
      composeNotice(relay, { state, entries }),
      toCaseHit(relay, state),
    ];
    for (const post of posts) {
      expect(post).not.toBeNull();
      expect(JSON.stringify(post)).not.toMatch(/priority|externalId|SAP-/);
    }
  }
});

it('[RL1] a message says who of which company wrote it, and where it stands in the tab', async () => {
  const { state, context, last } = await setUp([message(anna, 'Please **clean** it')]);
  expect(await composeMessage({ context, relay }, { state, message: last, place })).toEqual({
    kind: 'message',
    author: { name: 'Anna Keller', company: gfms, role: 'engineer' },
    text: 'Please **clean** it',
    quote: null,
    files: [],
    isEdited: false,
    reactions: [],
    case: { number: 'SC-2026-000001', title: 'Wire breaks' },
    url: 'https://tab.example/message/conversation/5',
    writingIn: null,
    seal: 'sealed here conversation',
  });
});

it('[RL4] it is posted as it is now: edited, with its reactions, or not at all once it is deleted', async () => {
  const { state, context, last } = await setUp([message(anna, 'old words')]);
  const now = { text: 'new words', editedAt: last.createdAt, reactions: { '👍': ['marco', 'anna'] } };
  const compose = (of: Entry['now']) =>
    composeMessage({ context, relay }, { state, message: { ...last, ...(of && { now: of }) }, place });
  expect(await compose(now)).toMatchObject({
    text: 'new words',
    isEdited: true,
    reactions: [{ emoji: '👍', names: ['Marco Bianchi', 'Anna Keller'] }],
  });
  expect(JSON.stringify(await compose(now))).not.toContain('old words');
  expect(await compose({ deletedAt: last.createdAt })).toBeNull();
});

it('[RL4] a reply quotes what it answers as it is now, cut between characters; nothing of what was deleted', async () => {
  const long = `${'x'.repeat(199)}👨‍👩‍👧‍👦 and more`;
  const reply = by(anna, { kind: 'message', text: 'So?', clientId: 'so', replyTo: 'the-id' });
  const { state, context, last, entries } = await setUp([message(marco, long, 'the-id'), reply]);
  const compose = () => composeMessage({ context, relay }, { state, message: last, place });
  const post = await compose();
  expect(post?.quote?.authorName).toBe('Marco Bianchi');
  expect(post?.quote?.text).toBe(`${'x'.repeat(199)}…`);
  const quoted = entries.find(({ id }) => id === 'the-id')!;
  quoted.now = { text: 'short' };
  expect((await compose())?.quote?.text).toBe('short');
  quoted.now = { deletedAt: last.createdAt };
  expect((await compose())?.quote).toBeNull();
});

it('[RL3] where a chat shows several cases each message says where text goes that answers none', async () => {
  const another = { case: { number: 'SC-2026-000002' } } as CaseConversation;
  const { state, context, last } = await setUp([message(anna, 'a')], { other: another });
  const compose = (fields: Partial<PlaceRecord>) =>
    composeMessage({ context, relay }, { state, message: last, place: { ...place, ...fields } });
  const both = { conversationIds: ['conversation', 'other'] };
  expect((await compose({ ...both, currentId: 'conversation' }))?.writingIn).toEqual({
    number: 'SC-2026-000001',
    isThisCase: true,
  });
  expect((await compose({ ...both, currentId: 'other' }))?.writingIn).toEqual({
    number: 'SC-2026-000002',
    isThisCase: false,
  });
  for (const none of [
    { ...both, currentId: null },
    { ...both, currentId: 'gone' },
    { currentId: 'conversation' },
  ])
    expect((await compose(none))?.writingIn).toBeNull();
  expect((await compose({ ...both, currentId: 'other', scope: 'groupChat' }))?.writingIn).toBeNull();
});

it('[RL2] the card of the thread is for GFMS, that of a chat for its company', async () => {
  for (const [companyId, isCaseThread] of [
    [rossi.id, false],
    [gfms.id, false],
    [gfms.id, true],
  ] as const) {
    const { state, context } = await setUp([linked(companyId, isCaseThread)]);
    const card = await composeCaseCard(
      { context, relay: { ...relay, hearsMentionsOnly: true } },
      { state, link: state.places.get('here')!, place },
    );
    expect(card).toMatchObject({
      audience: companyId === gfms.id ? 'gfms' : 'customer',
      isThreadRoot: isCaseThread,
      hearsMentionsOnly: isCaseThread,
      customer: { name: rossi.name },
    });
  }
});

it('[NT1] changes that are told together are told once, each as it is in the end', async () => {
  const change = (changes: object, author = marco) => by(author, { kind: 'caseChanged', changes });
  const { state, entries } = await setUp([
    change({ state: 'inProgress' }),
    change({ assignee: { id: 'anna', name: 'Anna Keller' } }),
    change({ state: 'closed' }, anna),
    change({ title: 'Another' }),
  ]);
  expect(composeNotice(relay, { state, entries })).toMatchObject({
    changes: [
      { type: 'state', state: 'closed' },
      { type: 'assignee', name: 'Anna Keller' },
    ],
    by: { name: 'Anna Keller', company: gfms },
    at: entries.at(-2)!.createdAt,
  });
  const { state: quiet, entries: none } = await setUp([change({ title: 'Another' }), message(marco, 'a')]);
  expect(composeNotice(relay, { state: quiet, entries: none })).toBeNull();
});

it('[NT1] a whiteboard that was opened is told with its name as it is now and the address that opens it', async () => {
  const opened = { kind: 'whiteboardOpened', whiteboardId: 'conversation.b1', name: 'Old' } as const;
  const renamed = { kind: 'whiteboardRenamed', whiteboardId: 'conversation.b1', name: 'Guide' } as const;
  const { state, entries } = await setUp([by(anna, opened), by(marco, renamed)]);
  expect(composeNotice(relay, { state, entries })).toMatchObject({
    changes: [{ type: 'whiteboard', name: 'Guide', url: 'https://tab.example/whiteboard/conversation.b1' }],
    by: { name: 'Anna Keller', company: gfms },
    at: entries.at(-2)!.createdAt,
  });
});

describe('a meeting that was begun', () => {
  const teams = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0';
  const id = 'conversation.meeting';
  const created = (joinUrl: string | null) =>
    by(anna, {
      kind: 'meetingCreated',
      meeting: { id, kind: joinUrl === null ? 'room' : 'link', joinUrl, threadId: null },
    });
  const started = (author: typeof anna) => by(author, { kind: 'meetingStarted', meetingId: id });

  it.each([
    ['[VC2] of Teams is told with its own link', teams, teams],
    [
      '[VC4] in a room of our own is told with the address of the room',
      null,
      `https://tab.example/meeting/${id}`,
    ],
  ])('%s', async (_name, joinUrl, url) => {
    const { state, entries } = await setUp([created(joinUrl), started(anna)]);
    expect(composeNotice(relay, { state, entries })).toMatchObject({
      changes: [{ type: 'meetingStarted', url }],
      by: { name: 'Anna Keller', company: gfms },
      at: entries.at(-1)!.createdAt,
    });
  });

  it('[NT1] twice is told once, by who came last, with the link as it is now', async () => {
    const { state, entries } = await setUp([created(null), started(anna), created(teams), started(marco)]);
    expect(composeNotice(relay, { state, entries })).toMatchObject({
      changes: [{ type: 'meetingStarted', url: teams }],
      by: { name: 'Marco Bianchi', company: rossi },
    });
  });

  it('[CV5] who came and went, and that it is over, is told nowhere', async () => {
    const person = { personId: 'marco', personName: 'Marco Bianchi', sessionId: 'window' };
    const { state, entries } = await setUp([
      created(null),
      by(marco, { kind: 'meetingJoined', meetingId: id, ...person, isAgain: false }),
      by(marco, { kind: 'meetingLeft', meetingId: id, ...person, how: 'left' }),
      by(marco, { kind: 'meetingEnded', meetingId: id, seconds: 60 }),
    ]);
    expect(composeNotice(relay, { state, entries })).toBeNull();
  });
});
