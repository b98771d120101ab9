import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { containers } from '../../api/adapters/cosmos/containers.ts';
import { caseConversationId } from '../../api/domain/access.ts';
import { draftEntry, draftMember } from '../../api/domain/drafts.ts';
import type { EntryDraft } from '../../api/domain/entries.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';
import { writeItemsDirectly } from '../cosmos/writeItemsDirectly.ts';
import { lockData } from '../lockData.ts';
import { companies, people, type DemoPerson } from '../people.ts';
import { writeSealedLog } from './writeSealedLog.ts';

/** Far above the counter, so that the numbers of a load never meet those of real cases. */
const firstNumber = 900_001;
/** The first case of a load gets this part of all messages: one long conversation, many short ones. */
const partOfFirst = 0.1;
const minuteMs = 60_000;
const itemsPerWrite = 10_000;

/**
 * `npm run seed -- --cases 5000 --messages 1000000`: a large load for trying out, straight into the file of a store that
 * is not running, every title marked as load. The entries are sealed like any others.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { cases: { type: 'string' }, messages: { type: 'string' } } });
  const counts = { cases: Number(values.cases ?? 5_000), messages: Number(values.messages ?? 1_000_000) };
  if (!(counts.cases >= 1 && counts.messages >= 0)) {
    throw new Error('Say how much: --cases 5000 --messages 1000000.');
  }
  const dataDir = process.env.DATA_DIR ?? '.data';
  const dataFile = path.join(dataDir, 'cosmos.sqlite');
  if (!existsSync(dataFile))
    throw new Error(`There is no store in ${dataDir} yet. Run npm start once, and stop it.`);
  const lock = lockData(dataDir);
  try {
    await writeCases(counts, dataFile);
  } finally {
    lock.release();
  }
  console.log(`Written: ${counts.cases} cases with ${counts.messages} messages, marked as load.`);
}

async function writeCases(counts: { cases: number; messages: number }, dataFile: string): Promise<void> {
  const container = structuredClone(containers.entries);
  let waiting: object[] = [];
  const flush = () => {
    writeItemsDirectly({ dataFile, database: 'conferencing', container, items: waiting });
    waiting = [];
  };
  // Many logs are short: each write opens the file anew.
  const write = (items: object[]) => {
    waiting = waiting.concat(items);
    if (waiting.length >= itemsPerWrite) flush();
  };
  const ofFirst = counts.cases === 1 ? counts.messages : Math.floor(counts.messages * partOfFirst);
  let left = counts.messages - ofFirst;
  for (let at = 0; at < counts.cases; at += 1) {
    const messages = at === 0 ? ofFirst : Math.ceil(left / (counts.cases - at));
    if (at > 0) left -= messages;
    const number = `SC-${new Date().getUTCFullYear()}-${firstNumber + at}`;
    const drafts = draftCase({ number, at, messages });
    const start = Date.now() - (messages + 10) * minuteMs;
    await writeSealedLog({
      conversationId: await caseConversationId(number, 'shared'),
      drafts,
      createdAt: (sequence) => new Date(start + sequence * minuteMs),
      write,
    });
  }
  flush();
}

function* draftCase(wanted: {
  number: string;
  at: number;
  messages: number;
}): Generator<EntryDraft, void, undefined> {
  const { number, at, messages } = wanted;
  const customers = companies.filter((company) => company.kind === 'customer');
  const customer = customers[at % customers.length];
  const gfms = companies.find((company) => company.kind === 'gfms');
  if (!customer || !gfms) throw new Error('the demo has no companies');
  const watchers = [...pickTwo(customer.id, at), ...pickTwo(gfms.id, at)];
  const [creator] = watchers;
  if (!creator) throw new Error('the demo has no people');
  const record = {
    number,
    title: `Load ${number} (written straight to the store)`,
    description: '',
    state: 'inProgress' as const,
    severity: 'low' as const,
    internal: false,
    priority: null,
    machine: { brand: '', model: 'CUT P 350', serialNumber: `load-${at}`, technology: '' },
    alarmText: '',
    site: { name: '', timeZone: '' },
    contact: { name: '', telephone: '', email: '' },
    customerReference: '',
    customer: { id: customer.id, name: customer.name },
    serviceOrganisation: customer.id === 'mueller-formenbau' ? 'GFMS Germany' : 'GFMS Italy',
    assignee: null,
    downSince: null,
    externalId: null,
  };
  const sides = [customer, gfms].map(({ id, name, kind }) => ({ id, name, kind }));
  yield draftEntry(creator, { kind: 'caseCreated', case: record, companies: sides });
  for (const person of watchers) yield draftMember(creator, { person, how: 'first' });
  for (let message = 0; message < messages; message += 1) {
    const author = watchers[message % watchers.length] ?? creator;
    yield draftEntry(author, {
      kind: 'message',
      text: `Load message ${message + 1}`,
      clientId: crypto.randomUUID(),
    });
  }
}

function pickTwo(companyId: string, at: number): PersonRecord[] {
  const ofCompany = people.filter((person) => person.companyId === companyId);
  return [0, 1]
    .map((step) => ofCompany[(at + step) % ofCompany.length])
    .filter((person): person is DemoPerson => person !== undefined)
    .map((person) => ({ ...person, identities: [...person.identities] }));
}

main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
});
