import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Fault, FaultRequest } from '../../../local/cosmos/faults.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import type { Answered } from '../../builders/createCaller.ts';
import { createDice } from '../live/dice.ts';
import { expectTrueLists } from '../live/expectTrueLists.ts';
import { openTab } from '../live/openTab.ts';
import { expectSoundLog, readWholeLog } from '../live/readWholeLog.ts';
import { until } from '../live/until.ts';

jest.setTimeout(120_000);

describe('a store that refuses, or does the work and loses the answer', () => {
  let test: TestApp;
  let urls: string[];
  let faults: (request: FaultRequest) => Fault | undefined = () => undefined;
  beforeAll(async () => {
    test = await startTestApp({ faults: (request) => faults(request) });
    urls = [test.url, (await test.startInstance()).url];
  });
  afterEach(() => {
    faults = () => undefined;
  });
  afterAll(() => test.stop());

  const writes = ['create', 'upsert', 'replace', 'patch', 'batch'];
  /** What may befall a request. A read whose answer is lost the SDK repeats, a second later. */
  const kinds: Record<string, (request: FaultRequest) => Fault[]> = {
    'too many requests': () => [{ status: 429, retryAfterMs: 20 }],
    'retry and unavailable': () => [{ status: 449 }, { status: 503 }],
    'lost answers': ({ operation }) => (writes.includes(operation) ? ['loseAnswer'] : []),
    'all of it': ({ operation }) => [
      { status: 429, retryAfterMs: 20 },
      { status: 449 },
      { status: 503 },
      ...(writes.includes(operation) ? ['loseAnswer' as const] : []),
    ],
  };

  it.each(Object.entries(kinds))(
    '[MS1] [MS2] under %s at random, what was answered is stored once, in order, and nothing fails with 500',
    async (name, chooseFaults) => {
      const dice = createDice(name.length);
      const marco = await test.as('marco-bianchi');
      const cases: ServiceCase[] = [];
      for (const title of ['one', 'two']) cases.push((await marco.post('/cases', { title })).body);
      const ids = cases.map((one) => one.conversationId);
      const personIds = ['marco-bianchi', 'giulia-rossi', 'sven-brandt'];
      const tabs = await Promise.all(
        personIds.map(async (personId, at) => openTab(personId, await test.as(personId, urls[at % 2]))),
      );
      for (const tab of tabs) for (const id of ids) await tab.load(id);

      faults = (request) => {
        const choice = chooseFaults(request);
        return choice.length > 0 && dice.upTo(6) === 0 ? dice.pick(choice) : undefined;
      };
      const statuses = new Map<number, number>();
      const stored = new Map<string, string>();
      const readUpTo = new Map<string, Map<string, number>>();
      /** Tries until it is answered, as a tab's outbox does. */
      const insist = async (attempt: () => Promise<Answered>): Promise<Answered> => {
        for (let tries = 0; tries < 100; tries += 1) {
          const answer = await attempt();
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          if (answer.status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          else return answer;
        }
        throw new Error('never answered');
      };
      await Promise.all(
        personIds.flatMap((personId) =>
          urls.map(async (url, side) => {
            const caller = await test.as(personId, url);
            for (let at = 0; at < 15; at += 1) {
              const id = ids[at % 2] as string;
              const body = { clientId: `${name.length}-${side}-${at}`, text: `${personId} ${side} ${at}` };
              const answer = await insist(() => caller.post(`/conversations/${id}/messages`, body));
              expect([200, 201]).toContain(answer.status);
              stored.set((answer.body as { id: string }).id, body.text);
              const read = await insist(() => caller.get(`/conversations/${id}`));
              expect(read.status).toBe(200);
              const { sequence } = read.body as { sequence: number };
              expect((await insist(() => caller.put(`/conversations/${id}/read`, { sequence }))).status).toBe(
                200,
              );
              const marks = readUpTo.get(personId) ?? new Map<string, number>();
              readUpTo.set(personId, marks.set(id, Math.max(sequence, marks.get(id) ?? 0)));
              expect((await insist(() => caller.get('/conversations'))).status).toBe(200);
              expect((await insist(() => caller.get(`/conversations/${id}/history`))).status).toBe(200);
            }
          }),
        ),
      );
      const opened = await insist(() =>
        marco.post('/cases', { title: 'three', clientId: `case-${name}`.replaceAll(' ', '-') }),
      );
      expect([200, 201]).toContain(opened.status);
      const chat = {
        kind: 'direct',
        memberIds: ['giulia-rossi'],
        clientId: `chat-${name}`.replaceAll(' ', '-'),
      };
      const created = await insist(() => marco.post('/conversations', chat));
      expect([200, 201]).toContain(created.status);
      const again = await insist(() => marco.post('/conversations', chat));
      expect((again.body as { id: string }).id).toBe((created.body as { id: string }).id);
      faults = () => undefined;

      const texts: string[] = [];
      for (const id of [
        ...ids,
        (opened.body as ServiceCase).conversationId,
        (created.body as { id: string }).id,
      ]) {
        const log = await readWholeLog(test.config, id);
        await expectSoundLog(log);
        for (const entry of log) {
          if (entry.content.kind !== 'message') continue;
          expect(stored.get(entry.id)).toBe(entry.content.text);
          texts.push(entry.content.text);
        }
      }
      expect(texts.toSorted()).toEqual([...stored.values()].toSorted());
      for (const id of ids) {
        const log = await readWholeLog(test.config, id);
        for (const tab of tabs) {
          const expected = log.map((entry) => entry.sequence).filter((one) => one > tab.loadedUpTo(id));
          await until(() => tab.sequences(id).length >= expected.length, { what: 'all has come' }).catch(
            () => undefined,
          );
          expect(tab.sequences(id)).toEqual(expected);
        }
      }
      for (const url of urls) {
        for (const personId of personIds) {
          await expectTrueLists(await test.as(personId, url), {
            config: test.config,
            personId,
            conversationIds: ids,
            readUpTo: readUpTo.get(personId) ?? new Map(),
          });
        }
      }
      expect(statuses.get(500)).toBeUndefined();
      await Promise.all(tabs.map((tab) => tab.close()));
    },
  );
});
