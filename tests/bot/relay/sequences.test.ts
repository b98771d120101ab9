import fc from 'fast-check';
import { createEntryFeed } from '../../../api/adapters/cosmos/createFeeds.ts';
import { createPlaceStore } from '../../../api/adapters/cosmos/createPlaceStore.ts';
import { createRelayStore } from '../../../api/adapters/cosmos/createRelayStore.ts';
import { openDatabase, type Database } from '../../../api/adapters/cosmos/openDatabase.ts';
import { createSeals } from '../../../api/adapters/links/createSeals.ts';
import { deleteMessage, editMessage } from '../../../api/domain/changeMessage.ts';
import { draftEntry } from '../../../api/domain/drafts.ts';
import type { Context } from '../../../api/domain/context.ts';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import { newPlace } from '../../../api/domain/relay/newPlace.ts';
import { placeIdOf } from '../../../api/domain/relay/placeIds.ts';
import { Relay } from '../../../api/domain/relay/relay.ts';
import type { RelayParts, RelayStore } from '../../../api/domain/relay/relayPorts.ts';
import { sendMessage } from '../../../api/domain/sendMessage.ts';
import { openCase } from '../../builders/openCase.ts';
import { createMemoryGateway, type Ending, type MemoryGateway } from '../../builders/memoryGateway.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { waitUntil } from '../../../local/waitUntil.ts';

/** CI runs a few sequences; the soak many. */
const numRuns = process.env.SOAK ? 300 : 12;

let test: TestApp;
let database: Database;
let people: { marco: PersonRecord; anna: PersonRecord };

beforeAll(async () => {
  test = await startTestApp();
  const { COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE } = test.config;
  database = await openDatabase({ endpoint: COSMOS_ENDPOINT, key: COSMOS_KEY, name: COSMOS_DATABASE });
  const { directory } = test.app.context;
  const [marco, anna] = await Promise.all([
    directory.findPerson('marco-bianchi'),
    directory.findPerson('anna-keller'),
  ]);
  if (!marco || !anna) throw new Error('the directory is empty');
  people = { marco, anna };
});
afterAll(async () => {
  database.close();
  await test.stop();
});

/** A case with two linked places, and senders over it that can be killed. */
async function setUp() {
  const gateway = createMemoryGateway();
  const { context } = test.app;
  const opened = await openCase(await test.as('marco-bianchi'));
  await (await test.as('anna-keller')).post(`/cases/${opened.number}/watchers`);
  const store = createRelayStore(database.containers.relay, database.containers.system);
  const places = createPlaceStore(database.containers.places);
  const ids: string[] = [];
  for (const [index, person] of [people.marco, people.anna].entries()) {
    const address = {
      channelId: 'msteams',
      tenantId: 'tenant',
      conversationId: `${opened.conversationId}-${index}`,
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      botId: '28:bot',
    };
    const id = await placeIdOf(address);
    ids.push(id);
    await places.update(id, () => ({
      ...newPlace({ id, address, scope: 'groupChat' }),
      conversationIds: [opened.conversationId],
    }));
    const place = {
      id,
      name: `Chat ${index}`,
      scope: 'groupChat',
      companyId: person.companyId,
      isCaseThread: false,
      readers: [],
    } as const;
    await context.log.append(opened.conversationId, () => [
      draftEntry(person, { kind: 'placeLinked', place: { ...place, readers: [] } }),
    ]);
  }
  return { context, gateway, store, places, ids, conversationId: opened.conversationId };
}

type World = Awaited<ReturnType<typeof setUp>>;

/** A sender that dies at a call of its choice: the call is made or not, and never answered, nor any after it. */
function startMortal(world: World, dies: { afterCalls: number; isDone: boolean } | null) {
  let calls = 0;
  let isDead = false;
  const never = new Promise<never>(() => undefined);
  const death = Promise.withResolvers<undefined>();
  const mortal = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]): Promise<unknown> => {
          if (isDead) return never;
          calls += 1;
          if (dies && calls > dies.afterCalls) {
            isDead = true;
            death.resolve(undefined);
            if (dies.isDone) await Reflect.apply(method, target, args);
            return never;
          }
          return (await Reflect.apply(method, target, args)) as unknown;
        };
      },
    });
  const parts: RelayParts = {
    places: mortal(world.places),
    store: mortal<RelayStore>(world.store),
    gateway: mortal<MemoryGateway>(world.gateway),
    hearsMentionsOnly: false,
    linkTo: (page) => page,
    ...createSeals('a secret of the tests, long enough to be one'),
    fetchFile: async () => ({ outcome: 'notFetched' }),
    notice: () => undefined,
  };
  const context: Context = { ...world.context, relay: parts };
  const relay = new Relay({
    context,
    relay: parts,
    feed: createEntryFeed(database.containers.entries),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    position: () => null,
    timing: { leaseSeconds: 1, tickMs: 20, askMs: 50, pauseMs: 10, longestSendMs: 50 },
  });
  relay.start();
  return {
    relay,
    isDead: () => isDead,
    /** It may die while it stops. */
    end: () => Promise.race([relay.stop(), death.promise]),
  };
}

type Step =
  | { do: 'say'; by: 'marco' | 'anna' }
  | { do: 'sayIn'; place: 0 | 1 }
  | { do: 'edit' | 'delete'; which: number }
  | { do: 'fault'; place: 0 | 1; endings: Ending[] }
  | { do: 'away'; isAway: boolean }
  | { do: 'die'; afterCalls: number; isDone: boolean }
  /** A second instance, from here on. */
  | { do: 'rival' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('say' as const),
        by: fc.constantFrom('marco' as const, 'anna' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('sayIn' as const),
        place: fc.constantFrom(0 as const, 1 as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('edit' as const, 'delete' as const), which: fc.nat(9) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('fault' as const),
        place: fc.constantFrom(0 as const, 1 as const),
        endings: fc.array(fc.constantFrom<Ending>('lost', 'notSent', 'refused'), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('away' as const), isAway: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('rival' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('die' as const), afterCalls: fc.nat(12), isDone: fc.boolean() }),
    },
  ),
  { minLength: 3, maxLength: 14 },
);

it('[RL1] [RL5] [RL6] whatever fails or dies in between, each place has each message once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const world = await setUp();
      const { context, gateway, conversationId } = world;
      let sender = startMortal(world, null);
      let rival: ReturnType<typeof startMortal> | null = null;
      const sent: { id: string; text: string; author: PersonRecord; place: number | null }[] = [];
      const changed = new Map<string, string | null>();
      for (const [index, step] of sequence.entries()) {
        if (sender.isDead()) sender = startMortal(world, null);
        if (step.do === 'say' || step.do === 'sayIn') {
          const author = step.do === 'say' ? people[step.by] : step.place === 0 ? people.marco : people.anna;
          const place = step.do === 'sayIn' ? step.place : null;
          const origin =
            place === null
              ? {}
              : {
                  origin: {
                    placeId: world.ids[place] ?? '',
                    activityId: `typed-${index}`,
                    at: new Date().toISOString(),
                  },
                };
          const draft = { clientId: `step-${index}`, text: `message ${index}` };
          const { message } = await sendMessage(context, author, { conversationId, draft, ...origin });
          sent.push({ id: message.id, text: draft.text, author, place });
        } else if ('which' in step) {
          const one = sent[step.which % Math.max(1, sent.length)];
          if (!one || changed.get(one.id) === null) continue;
          const of = { conversationId, messageId: one.id };
          const text = `${one.text} edited ${index}`;
          if (step.do === 'edit') await editMessage(context, one.author, { ...of, text });
          else await deleteMessage(context, one.author, of);
          changed.set(one.id, step.do === 'edit' ? text : null);
        } else if (step.do === 'fault') gateway.endWith(`${conversationId}-${step.place}`, ...step.endings);
        else if (step.do === 'away') gateway.setAway(step.isAway);
        else if (step.do === 'rival') rival ??= startMortal(world, null);
        else {
          await sender.end();
          sender = startMortal(world, step);
        }
        sender.relay.notice({ conversationId });
        rival?.relay.notice({ conversationId });
      }
      gateway.setAway(false);
      if (sender.isDead()) sender = startMortal(world, null);
      const isSettled = async () => {
        if (sender.isDead()) sender = startMortal(world, null);
        sender.relay.notice({ conversationId });
        rival?.relay.notice({ conversationId });
        const statuses = await Promise.all(
          [0, 1].map(async (place) => {
            const expected = sent.filter((one) => one.place !== place);
            const records = await Promise.all(
              expected.map(({ id: entryId }) =>
                world.store.readDelivery({ conversationId, placeId: world.ids[place] ?? '', entryId }),
              ),
            );
            return records.every(
              (record, at) =>
                changed.get(expected[at]?.id ?? '') === null ||
                (record !== null && record.state !== 'waiting' && record.state !== 'sending'),
            );
          }),
        );
        return statuses.every(Boolean);
      };
      expect(await waitUntil(isSettled, 20_000)).toBe(true);
      const newest = (await context.entries.readTail(conversationId, 0)).at(-1);
      const isAtRest = await waitUntil(async () => {
        if (sender.isDead()) sender = startMortal(world, null);
        const lasts = await Promise.all(
          world.ids.map((placeId) => world.store.lastDelivery(conversationId, placeId)),
        );
        return lasts.every((last) => last === null || last.state !== 'sending') && newest !== undefined;
      }, 20_000);
      expect(isAtRest).toBe(true);
      for (const place of [0, 1]) {
        const texts = gateway
          .standing(`${conversationId}-${place}`)
          .flatMap(({ post }) => (post.kind === 'message' ? [post.text] : []));
        const ids = texts.map((text) => Number(/^message (\d+)/.exec(text)?.[1]));
        // Never twice, never in another order, never back to where it was typed.
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
        for (const one of sent) {
          const isThere = ids.includes(Number(/^message (\d+)/.exec(one.text)?.[1]));
          if (one.place === place) expect(isThere).toBe(false);
          const record = await world.store.readDelivery({
            conversationId,
            placeId: world.ids[place] ?? '',
            entryId: one.id,
          });
          // What is told to be there is there.
          if (record?.operation === 'post' && record.state === 'delivered' && changed.get(one.id) !== null)
            expect(isThere).toBe(true);
          // What is missing is told to be so.
          if (one.place !== place && !isThere && changed.get(one.id) !== null)
            expect(['notConfirmed', 'failed']).toContain(record?.state);
        }
      }
      await Promise.all([sender.end(), rival?.end()]);
    }),
    { numRuns, endOnFailure: true },
  );
}, 600_000);
