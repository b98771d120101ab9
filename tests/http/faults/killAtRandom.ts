import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { Answered } from '../../builders/createCaller.ts';
import { createDice } from '../live/dice.ts';
import { expectTrueLists } from '../live/expectTrueLists.ts';
import { openTab, type Tab } from '../live/openTab.ts';
import { expectSoundLog, readWholeLog } from '../live/readWholeLog.ts';
import { until } from '../live/until.ts';
import { startProcesses, type Part, type Processes } from './startProcesses.ts';

const writers = ['marco-bianchi', 'giulia-rossi', 'sven-brandt'];

/**
 * Kills instances of the app and the store, at random moments, while people write through both instances, each
 * message until it is answered. In the end the logs hold what was answered, once and in order, and nothing else;
 * every tab shows it, and the lists say it.
 */
export async function killAtRandom(chaos: { kills: number; seed: number }): Promise<void> {
  const dice = createDice(chaos.seed);
  const processes = await startProcesses();
  let tabs: Tab[] = [];
  try {
    const ids = await openCases(processes);
    const urls = processes.apps.map((app) => app.url);
    tabs = await Promise.all(
      writers.map(async (id, at) => openTab(id, await processes.as(id, urls[at % urls.length] as string))),
    );
    for (const tab of tabs) for (const id of ids) await tab.load(id);

    const answered = new Map<string, Message>();
    let answers = 0;
    let isOver = false;
    const writing = writers.flatMap((personId) =>
      urls.map(async (url, side) => {
        const caller = await processes.as(personId, url);
        for (let at = 0; !isOver; at += 1) {
          const id = dice.pick(ids);
          const body = { clientId: `${side}-${at}`, text: `${personId} ${side} ${at}` };
          const answer = await insist(() => caller.post(`/conversations/${id}/messages`, body));
          expect([200, 201]).toContain(answer.status);
          const message: Message = answer.body;
          expect(message.text).toBe(body.text);
          // Not even the answer to a repeat may say something else than the first.
          if (dice.upTo(10) === 0) {
            const again = await insist(() => caller.post(`/conversations/${id}/messages`, body));
            expect(again.body).toEqual(message);
          }
          answered.set(message.id, message);
          answers += 1;
        }
      }),
    );

    const parts: Part[] = [...processes.apps, processes.store];
    for (let kill = 0; kill < chaos.kills; kill += 1) {
      const before = answers;
      const enough = 1 + dice.upTo(20);
      await until(() => answers >= before + enough, { what: `${enough} answers before kill ${kill}` });
      const part = dice.upTo(2) === 0 ? processes.store : dice.pick(parts);
      await part.kill();
      await part.start();
    }
    isOver = true;
    await Promise.all(writing);

    let messages = 0;
    for (const id of ids) {
      const log = await readWholeLog(processes.config, id);
      await expectSoundLog(log);
      for (const entry of log) {
        if (entry.content.kind !== 'message') continue;
        messages += 1;
        const message = answered.get(entry.id);
        expect({ sequence: message?.sequence, text: message?.text }).toEqual({
          sequence: entry.sequence,
          text: entry.content.text,
        });
      }
      for (const tab of tabs) {
        const expected = log.map((entry) => entry.sequence).filter((one) => one > tab.loadedUpTo(id));
        await until(() => tab.sequences(id).length >= expected.length, { what: 'all has come' }).catch(
          () => undefined,
        );
        expect(tab.sequences(id)).toEqual(expected);
      }
    }
    expect(messages).toBe(answered.size);
    for (const url of urls) {
      for (const personId of writers) {
        const caller = await processes.as(personId, url);
        await expectTrueLists(caller, { config: processes.config, personId, conversationIds: ids });
      }
    }
  } finally {
    await Promise.all(tabs.map((tab) => tab.close()));
    await processes.stop();
  }
}

async function openCases(processes: Processes): Promise<string[]> {
  const marco = await processes.as('marco-bianchi', processes.apps[0]?.url ?? '');
  const ids: string[] = [];
  for (const title of ['one', 'two', 'three']) {
    ids.push(((await marco.post('/cases', { title })).body as ServiceCase).conversationId);
  }
  return ids;
}

/** Asks until there is an answer other than "not now". */
async function insist(ask: () => Promise<Answered>): Promise<Answered> {
  let answer: Answered | null = null;
  await until(
    async () => {
      answer = await ask().catch(() => null);
      return answer !== null && answer.status !== 503;
    },
    { what: 'an answer', within: 60_000 },
  );
  return answer as unknown as Answered;
}
