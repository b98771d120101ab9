import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Delivery, Message } from '../../../api/contract/messages.ts';
import type { Company, Person } from '../../../api/contract/people.ts';
import type { Session } from '../../../tab/src/session.ts';

export const gfms: Company = { id: 'gfms', name: 'GFMS', kind: 'gfms' };
export const rossi: Company = { id: 'rossi', name: 'Officine Rossi', kind: 'customer' };

const aPerson = (fields: { id: string; name: string; company: Company; role: Person['role'] }): Person => {
  const { company, ...person } = fields;
  return { ...person, companyId: company.id };
};
export const people = {
  marco: aPerson({ id: 'marco', name: 'Marco Bianchi', company: rossi, role: 'operator' }),
  giulia: aPerson({ id: 'giulia', name: 'Giulia Rossi', company: rossi, role: 'manager' }),
  anna: aPerson({ id: 'anna', name: 'Anna Keller', company: gfms, role: 'engineer' }),
  luis: aPerson({ id: 'luis', name: 'Luis Ortega', company: gfms, role: 'expert' }),
  sven: aPerson({ id: 'sven', name: 'Sven Brandt', company: gfms, role: 'dispatcher' }),
};

/** What may be uploaded, as the server says by default. */
export const fileRules: Session['files'] = {
  largestBytes: 250 * 1_048_576,
  refusedEndings: ['.exe', '.bat'],
};

export const at = (clock: string) => new Date(`2026-11-12T${clock}:00`).toISOString();

type Written = { sequence: number; author?: Person; text?: string; clock?: string };

/** A message of 12 November 2026, by Marco unless said otherwise. */
export function aMessage({
  sequence,
  author = people.marco,
  text = `Riga ${sequence}`,
  clock = '21:47',
}: Written): Message {
  return {
    id: `m${sequence}`,
    sequence,
    kind: 'message',
    authorId: author.id,
    authorName: author.name,
    authorCompanyId: author.companyId,
    text,
    createdAt: at(clock),
    fileIds: [],
    reactions: [],
    clientId: `client-${sequence}`,
  };
}

export function aLine({
  line,
  clock = '21:45',
  ...written
}: Written & { line: NonNullable<Message['line']> }): Message {
  const { clientId, ...message } = aMessage({ ...written, clock, text: line.type });
  return { ...message, kind: 'line', line };
}

/** How a message stands at GFMS's thread. */
export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return {
    placeId: 'thread',
    placeName: 'Service Italy › SC-2026-000123',
    companyId: gfms.id,
    state: 'delivered',
    at: at('22:07'),
    resend: 'no',
    ...change,
  };
}

export function aConversation(change: Partial<Conversation> = {}): Conversation {
  const since = at('21:45');
  return {
    id: 'hero',
    kind: 'serviceCase',
    name: 'Filo rotto all’infilaggio',
    case: {
      number: 'SC-2026-000123',
      title: 'Filo rotto all’infilaggio',
      state: 'waitingForGfms',
      severity: 'machineDown',
      turn: 'gfms',
      downSince: at('21:40'),
      internal: false,
      customer: rossi,
      machine: {
        model: 'CUT P 350',
        serialNumber: '350-08.1147',
        technology: 'wire EDM',
        brand: 'AgieCharmilles',
      },
    },
    companies: [gfms, rossi],
    members: [people.marco, people.giulia, people.anna, people.luis].map((one) => ({ ...one, since })),
    lastMessage: null,
    lastActivityAt: at('22:06'),
    sequence: 11,
    unread: 1,
    readUpTo: 7,
    createdBy: { id: 'marco', name: 'Marco Bianchi' },
    createdAt: since,
    ...change,
  };
}

const { marco, giulia, anna, luis, sven } = people;

export const heroMessages: Message[] = [
  aLine({ sequence: 1, line: { type: 'caseCreated', number: 'SC-2026-000123', title: 'Filo rotto' } }),
  aLine({ sequence: 2, line: { type: 'memberAdded', personId: 'giulia', personName: 'Giulia Rossi' } }),
  aLine({
    sequence: 3,
    author: sven,
    line: { type: 'memberAdded', personId: 'anna', personName: 'Anna Keller' },
  }),
  aMessage({ sequence: 4, text: 'Il filo si rompe all’infilaggio. Ferma dalle 21:40.' }),
  aLine({
    sequence: 5,
    author: anna,
    clock: '21:52',
    line: {
      type: 'caseChanged',
      assignee: { id: 'anna', name: 'Anna Keller' },
      state: 'inProgress',
      fields: [],
    },
  }),
  aMessage({
    sequence: 6,
    author: anna,
    clock: '21:53',
    text: 'Grazie Marco. Esegua queste due righe a secco e mi dica dove si ferma:\n```\nN10 G01 X1.5 Y0.8 F2.0\nN20 M60\n```',
  }),
  aMessage({
    sequence: 7,
    author: giulia,
    clock: '21:58',
    text: 'Si ferma su `N20 M60`. Ugello inferiore già pulito.',
  }),
  aMessage({
    sequence: 8,
    author: anna,
    clock: '22:02',
    text: '> Il filo si rompe all’infilaggio. Ferma dalle 21:40.\n\nNella foto la guida inferiore sembra incrinata. Può smontarla? Vedi https://docs.example/guida?x=1.',
  }),
  aMessage({ sequence: 9, clock: '22:04', text: 'Sì, la smonto adesso.' }),
  aMessage({ sequence: 10, clock: '22:06', text: 'Sto smontando la guida, foto tra 5 minuti.' }),
];

export const directMessages: Message[] = [
  aLine({
    sequence: 1,
    author: anna,
    clock: '21:50',
    line: { type: 'conversationCreated', name: 'Guide exchange' },
  }),
  aLine({
    sequence: 2,
    author: anna,
    clock: '21:50',
    line: { type: 'memberAdded', personId: 'sven', personName: 'Sven Brandt' },
  }),
  aMessage({
    sequence: 3,
    author: luis,
    clock: '21:54',
    text: 'Third cracked guide from this lot since October. See SC-2026-000122 before you promise a date.',
  }),
  aMessage({ sequence: 4, author: anna, clock: '21:58', text: 'Exchange tomorrow at 7? I tell Marco then.' }),
  aMessage({ sequence: 5, author: sven, clock: '22:06', text: 'Stock Brescia: 1 piece of `590.142.205`.' }),
  aMessage({
    sequence: 6,
    author: luis,
    clock: '22:09',
    text: '**Anna Keller**, confirmed. It is in the van.',
  }),
];

export function aDirectConversation(): Conversation {
  return aConversation({
    id: 'direct',
    kind: 'direct',
    name: 'Guide exchange, Brescia',
    companies: [gfms],
    members: [anna, luis, sven].map((one) => ({ ...one, since: at('21:50') })),
    createdBy: { id: 'anna', name: 'Anna Keller' },
    createdAt: at('21:50'),
    readUpTo: 4,
    unread: 2,
  });
}

/** A long log of two people, the newest at eight in the morning. */
export function longLog(count: number): Message[] {
  const end = Date.parse(at('08:00'));
  return Array.from({ length: count }, (_, index) => {
    const author = index % 7 < 4 ? anna : marco;
    const text = `Riga ${index + 1} ${'testo '.repeat((index * 13) % 40)}`;
    const createdAt = new Date(end - (count - index) * 90_000).toISOString();
    return { ...aMessage({ sequence: index + 1, author, text }), createdAt };
  });
}
