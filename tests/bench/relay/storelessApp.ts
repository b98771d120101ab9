import { createServer as createRestify } from 'restify';
import { createConnector, createRelayParts } from '../../../api/createRelayParts.ts';
import { readConfig } from '../../../api/config.ts';
import type { Context } from '../../../api/domain/context.ts';
import { ConversationLists } from '../../../api/domain/conversationLists.ts';
import { ConversationLog } from '../../../api/domain/conversationLog.ts';
import type { Entry } from '../../../api/domain/entries.ts';
import { Relay } from '../../../api/domain/relay/relay.ts';
import type { RelayParts } from '../../../api/domain/relay/relayPorts.ts';
import { addRoute } from '../../../api/routes/addRoute.ts';
import { botRoutes } from '../../../api/routes/bot.ts';
import { createMemoryListStore } from '../../builders/memoryListStore.ts';
import { createMemoryLogStore } from '../../builders/memoryLogStore.ts';
import { answerParent } from '../parts/answerParent.ts';
import { createMemoryPlaceStore, createMemoryRelayStore } from './memoryRelayStores.ts';
import { companies, type Pair } from './pairs.ts';

/** The app's way of a message from Teams to Teams as `startApp` wires it, over stores that are stubs in memory. */
const silent = () => undefined;
const log = { info: silent, warn: console.warn, error: console.error };
const clock = { now: () => new Date() };
/** What no message comes by. */
const unused = new Proxy(
  {},
  {
    get(_target, name) {
      throw new Error(`${String(name)} is not part of the bench`);
    },
  },
) as never;

const people = new Map<string, Pair['customer']>();
const [gfms] = companies;
if (!gfms) throw new Error('there is no GFMS');
const entries = createMemoryLogStore();
const conversationLog = new ConversationLog({ store: entries, clock, log, feedReached: 0 });
const lists = new ConversationLists({ store: createMemoryListStore(), owner: 'bench' });
conversationLog.onApplied((_entry, state) => lists.noteChange(state));

let relay: Relay | null = null;
const parts = createRelayParts(readConfig(process.env), {
  // Wired as in the app, and replaced by memory below.
  containers: { places: unused, relay: unused, system: unused } as never,
  log,
  notice: (news) => relay?.notice(news),
});
if (!parts) throw new Error('no bot is configured');
const relayParts: RelayParts = {
  ...parts.relay,
  places: createMemoryPlaceStore(),
  store: createMemoryRelayStore(),
};
const context: Context = {
  log: conversationLog,
  entries,
  lists,
  readMarks: unused,
  directory: {
    findByIdentity: async ({ objectId }) => people.get(objectId) ?? null,
    findPerson: async (id) => [...people.values()].find((one) => one.id === id) ?? null,
    findCompany: async (id) => companies.find((one) => one.id === id) ?? null,
    gfms: async () => gfms,
    peopleOf: async (id) => [...people.values()].filter((one) => one.companyId === id),
  },
  caseNumbers: unused,
  files: unused,
  boards: unused,
  meetings: unused,
  relay: relayParts,
  clock,
  onRead: silent,
};
const running = new Relay({
  context,
  relay: relayParts,
  feed: { read: async () => ({ items: [], position: 'end' }), now: async () => 'end' },
  log,
  position: () => ({ position: 'end', storedAt: 0 }),
});
relay = running;
conversationLog.onApplied(({ conversationId }) => running.notice({ conversationId }));

const server = createRestify({ log: { ...log, trace: silent, debug: silent, child: () => log } as never });
const gate = { context, log, verifyToken: () => Promise.reject(new Error('nobody signs in')) };
for (const route of botRoutes(createConnector({ context, relay: relayParts, bot: parts.bot })))
  addRoute(server, gate, route);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
running.start();

async function fill({ pairs }: { pairs: (Pair & { items: Entry[] })[] }): Promise<void> {
  for (const pair of pairs) {
    for (const person of [pair.customer, pair.engineer])
      people.set(person.identities[0]?.objectId ?? '', person);
    await entries.append(pair.items.filter(({ sequence }) => sequence > 0));
    for (const place of pair.places) await relayParts.places.update(place.id, () => place);
  }
}

answerParent({ fill }, { port: server.address().port });
