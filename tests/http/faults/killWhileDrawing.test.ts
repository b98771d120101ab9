import type { BoardElement } from '../../../api/contract/boardElements.ts';
import { mergeElements, newerOf } from '../../../api/contract/mergeElements.ts';
import { deleted, rectangle } from '../../builders/boardElements.ts';
import type { Answered } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openWhiteboard, readBoard } from '../../builders/openWhiteboard.ts';
import { createDice } from '../live/dice.ts';
import { until } from '../live/until.ts';
import { startProcesses, type Part } from './startProcesses.ts';

jest.setTimeout(300_000);

it('[WB6] [WB2] ten kills of app and store while three people draw lose nothing that was shown as saved', async () => {
  const dice = createDice(7);
  const processes = await startProcesses();
  try {
    const urls = processes.apps.map(({ url }) => url);
    const marco = await processes.as('marco-bianchi', urls[0]!);
    const { conversationId, number } = await openCase(marco);
    await marco.post(`/cases/${number}/watchers`, { personIds: ['giulia-rossi', 'paolo-conti'] });
    const { id } = await openWhiteboard(marco, conversationId);
    const saved = new Map<string, BoardElement>();
    const sent = new Map<string, BoardElement>();
    let answers = 0;
    let isOver = false;
    const drawing = ['marco-bianchi', 'giulia-rossi', 'paolo-conti'].map(async (personId, who) => {
      const callers = await Promise.all(urls.map((url) => processes.as(personId, url)));
      for (let at = 1; !isOver; at += 1) {
        // Some are his own, some all three draw on.
        const name = dice.upTo(3) === 0 ? `shared-${dice.upTo(5)}` : `${personId}-${dice.upTo(40)}`;
        const drawn = rectangle(name, { version: at, versionNonce: who, x: dice.upTo(900) });
        const elements = [dice.upTo(8) === 0 ? deleted(drawn) : drawn];
        mergeElements(sent, elements);
        const caller = dice.pick(callers);
        const answer = await insist(() => caller.post(`/whiteboards/${id}/operations`, { elements }));
        expect(answer.status).toBe(200);
        mergeElements(saved, elements);
        answers += 1;
      }
    });
    const parts: Part[] = [...processes.apps, processes.store];
    for (let kill = 0; kill < 10; kill += 1) {
      const enough = answers + 1 + dice.upTo(12);
      await until(() => answers >= enough, { what: `${enough} answers before kill ${kill}` });
      const part = dice.upTo(2) === 0 ? processes.store : dice.pick(parts);
      await part.kill();
      await part.start();
    }
    isOver = true;
    await Promise.all(drawing);

    const boards = await Promise.all(
      urls.map(async (url) => {
        const { elements } = await readBoard(await processes.as('giulia-rossi', url), id);
        return new Map(elements.map(({ element }) => [element.id, element]));
      }),
    );
    const [first, second] = boards;
    expect(first).toEqual(second);
    expect(saved.size).toBeGreaterThan(20);
    for (const [name, element] of saved) {
      const stored = first!.get(name);
      expect(stored && newerOf(stored, element)).toEqual(stored);
      expect(stored).toEqual(sent.get(name));
    }
  } finally {
    await processes.stop();
  }
});

/** As a tab does: again until it is answered. */
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
