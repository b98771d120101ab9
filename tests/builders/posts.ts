import type { CaseHit, MessagePost, NoticePost, Post } from '../../api/domain/relay/posts.ts';

const seal = 'c2VhbA';

export function caseHit(changes: Partial<CaseHit> = {}): CaseHit {
  return {
    number: 'SC-2026-000123',
    title: 'Wire breaks on threading',
    state: 'waitingForGfms',
    severity: 'machineDown',
    turn: 'gfms',
    customerName: 'Officine Rossi',
    machine: 'AgieCharmilles CUT P 350',
    url: 'https://teams.microsoft.com/l/entity/app/conferencing?context=case',
    ...changes,
  };
}

export function messagePost(changes: Partial<MessagePost> = {}): MessagePost {
  return {
    kind: 'message',
    author: {
      name: 'Marco Bianchi',
      company: { id: 'rossi', name: 'Officine Rossi', kind: 'customer' },
      role: 'operator',
    },
    text: 'Sì, la smonto adesso.',
    quote: null,
    files: [],
    isEdited: false,
    reactions: [],
    case: { number: 'SC-2026-000123', title: 'Wire breaks on threading' },
    url: 'https://teams.microsoft.com/l/entity/app/conferencing?context=message',
    writingIn: null,
    seal,
    ...changes,
  };
}

type CaseCardPost = Extract<Post, { kind: 'caseCard' }>;

export function caseCardPost(changes: Partial<CaseCardPost> = {}): CaseCardPost {
  return {
    kind: 'caseCard',
    audience: 'gfms',
    isThreadRoot: true,
    hearsMentionsOnly: false,
    customer: { id: 'rossi', name: 'Officine Rossi', kind: 'customer' },
    gfms: { id: 'gfms', name: 'GFMS', kind: 'gfms' },
    number: 'SC-2026-000123',
    title: 'Wire breaks on threading',
    state: 'waitingForGfms',
    severity: 'machineDown',
    turn: 'gfms',
    turnSince: '2026-11-24T21:04:00.000Z',
    downSince: '2026-11-24T20:40:00.000Z',
    machine: { model: 'CUT P 350', serialNumber: '350-08.1147', brand: 'AgieCharmilles' },
    site: 'Brescia',
    alarmText: '2417 Wire broke (invented)',
    assignee: null,
    timeZone: 'Europe/Rome',
    url: 'https://teams.microsoft.com/l/entity/app/conferencing?context=case',
    updatedAt: '2026-11-24T21:04:00.000Z',
    seal,
    ...changes,
  };
}

export function aBoardChange(name = 'SC-2026-000123 12.11.2026'): NoticePost['changes'][number] {
  return { type: 'whiteboard', name, url: `https://tab.example/whiteboard/${encodeURIComponent(name)}` };
}

export function aMeetingChange(
  url = 'https://teams.microsoft.com/l/meetup-join/1',
): NoticePost['changes'][number] {
  return { type: 'meetingStarted', url };
}

export function noticePost(changes: NoticePost['changes']): NoticePost {
  return {
    kind: 'notice',
    case: caseHit(),
    changes,
    by: { name: 'Anna Keller', company: { id: 'gfms', name: 'GFMS', kind: 'gfms' } },
    at: '2026-11-24T21:04:00.000Z',
  };
}

/** Of every kind one at least, with its variants. */
export function everyPost(): Post[] {
  const cases = [
    caseHit(),
    caseHit({ number: 'SC-2026-000124', severity: 'low', turn: 'customer', state: 'waitingForCustomer' }),
    caseHit({ number: 'SC-2026-000125', severity: 'high', turn: null, state: 'closed' }),
  ];
  const [{ number, title }] = [caseHit()];
  const readers = {
    companies: [
      { name: 'Officine Rossi', count: 4 },
      { name: 'GFMS', count: 1 },
    ],
    unknown: 1,
  };
  const by = {
    name: 'Anna Keller',
    company: { id: 'gfms', name: 'GFMS', kind: 'gfms' as const },
  };
  const reacted = { type: 'reacted' as const, by: 'Anna Keller', company: 'GFMS', emoji: '👍', text: 'Sì.' };
  const machines = [
    { serialNumber: '350-08.1147', model: 'CUT P 350' },
    { serialNumber: '12', model: '' },
  ];
  const at = '2026-11-24T21:04:00.000Z';
  const scopes = ['personal', 'groupChat', 'channel'] as const;
  return [
    messagePost(),
    messagePost({
      author: { ...by, role: 'engineer' },
      text: 'Nella foto la guida inferiore sembra incrinata. Può smontarla?\n```\nN10 G01 X1.5 *\n  N20 G00\n```',
      quote: { authorName: 'Marco Bianchi', text: 'Il filo si rompe all’infilaggio. Ferma dalle 21:40.' },
      files: [
        { name: 'guida.jpg', size: 2_300_000, kind: 'image', url: 'https://example.com/1' },
        { name: 'pezzo.nc', size: 900, kind: 'text', url: 'https://example.com/2' },
      ],
      isEdited: true,
      reactions: [{ emoji: '👍', names: ['Marco Bianchi', 'Anna Keller'] }],
      writingIn: { number: 'SC-2026-000124', isThisCase: false },
    }),
    messagePost({ text: '', files: [{ name: 'a.pdf', size: 12, kind: 'pdf', url: 'http://localhost:1/a' }] }),
    messagePost({ writingIn: { number, isThisCase: true } }),
    {
      kind: 'notice',
      case: caseHit(),
      changes: [
        { type: 'created' },
        { type: 'state', state: 'inProgress' },
        { type: 'assignee', name: 'Anna Keller' },
        { type: 'severity', severity: 'machineDown' },
        aMeetingChange(),
      ],
      by,
      at,
    },
    { kind: 'notice', case: caseHit(), changes: [{ type: 'assignee', name: null }], by, at },
    noticePost([aBoardChange()]),
    noticePost(Array.from({ length: 7 }, (_, index) => aBoardChange(`Board ${index + 1}`))),
    caseCardPost(),
    caseCardPost({ assignee: 'Anna Keller', hearsMentionsOnly: true, state: 'inProgress', turn: 'customer' }),
    caseCardPost({ state: 'closed', turn: null, turnSince: null, downSince: null, severity: 'low' }),
    caseCardPost({ audience: 'customer', isThreadRoot: false, assignee: 'Anna Keller' }),
    caseCardPost({
      audience: 'customer',
      isThreadRoot: false,
      machine: { model: '', serialNumber: '', brand: '' },
      site: '',
      alarmText: '',
      downSince: null,
      timeZone: 'no such zone',
    }),
    { kind: 'line', line: { ...reacted, isOn: true } },
    { kind: 'line', line: { ...reacted, isOn: false } },
    { kind: 'line', line: { type: 'edited', by: 'Anna', company: 'GFMS', before: 'At 7.', text: 'At 8.' } },
    { kind: 'line', line: { type: 'deleted', by: 'Anna', company: 'GFMS', text: 'At 7.' } },
    { kind: 'line', line: { type: 'unlinkedBecause', reason: 'thirdCompany', number } },
    ...scopes.flatMap((scope): Post[] => [
      { kind: 'welcome', scope, isSetUp: true, seal },
      { kind: 'welcome', scope, isSetUp: false, seal },
      { kind: 'help', scope, number: null, seal },
      { kind: 'help', scope, number, seal },
    ]),
    { kind: 'notSetUp', name: 'Marco Bianchi', reference: 'f9a3-11' },
    { kind: 'cases', cases, offers: 'link', query: '', seal },
    {
      kind: 'cases',
      cases: Array.from({ length: 25 }, () => caseHit()),
      offers: 'write',
      query: 'wire',
      seal,
    },
    { kind: 'cases', cases: [], offers: 'link', query: '', seal },
    { kind: 'cases', cases: [], offers: 'link', query: 'wire', seal },
    { kind: 'whichCase', heldId: 'h1', text: 'Fatto.', cases, seal },
    { kind: 'writingIn', number, title, others: cases.slice(1), seal },
    { kind: 'writingIn', number, title, others: [], seal },
    { kind: 'linked', number, title, readers, isOneOfSeveral: false, seal },
    {
      kind: 'linked',
      number,
      title,
      readers: { companies: [{ name: 'GFMS', count: 1 }], unknown: 0 },
      isOneOfSeveral: true,
      seal,
    },
    { kind: 'unlinked', number, title },
    { kind: 'channelSet', serviceOrganisation: 'Service Italy', readers },
    { kind: 'whichChannel', serviceOrganisations: ['Service Italy', 'Service Iberia'], seal },
    {
      kind: 'whichChannel',
      serviceOrganisations: Array.from({ length: 9 }, (_, n) => `Service ${n}`),
      seal,
    },
    { kind: 'newCaseForm', machines, text: 'wire breaks', seal },
    { kind: 'newCaseForm', machines: [], text: '', seal },
    { kind: 'caseCreated', case: caseHit() },
    { kind: 'closed', heldId: 'h1', text: 'Ancora rotto.', number, title, seal },
    { kind: 'whichLanguage', seal },
    { kind: 'language', locale: 'it' },
    { kind: 'unlinkedText', heldId: 'held-1', text: 'Il filo si rompe.', cases, seal },
    { kind: 'unlinkedText', heldId: 'held-1', text: 'Il filo si rompe.', cases: [], seal },
    ...(['tooLarge', 'program', 'notFetched', 'infected'] as const).map((reason): Post => ({
      kind: 'fileRefused',
      fileName: 'a.exe',
      reason,
      largestBytes: 262_144_000,
    })),
    ...refusedReasons.flatMap((reason): Post[] => [
      { kind: 'refused', reason, number },
      { kind: 'refused', reason, number: null },
    ]),
  ];
}

const refusedReasons = [
  'noSuchCase',
  'noSuchCommand',
  'notYours',
  'alreadyLinked',
  'notLinked',
  'thirdCompany',
  'closed',
  'tooLong',
  'onlyDispatcher',
  'pictureNotCarried',
  'oldCard',
  'failed',
] as const;
