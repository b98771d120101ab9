import { randomUUID } from 'node:crypto';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { BoardVersionList, WhiteboardList } from '../../../api/contract/whiteboards.ts';
import { changed, deleted, rectangle, stroke, text } from '../../builders/boardElements.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { draw, drawnOn, openWhiteboard, readBoard } from '../../builders/openWhiteboard.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let giulia: Caller;
let anna: Caller;
let elsewhere: Caller;
let home: ServiceCase;
let boardId: string;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  giulia = await test.as('giulia-rossi');
  anna = await test.as('anna-keller');
  const { url } = await test.startInstance();
  elsewhere = await test.as('anna-keller', url);
});
afterAll(() => test.stop());
beforeEach(async () => {
  home = await openCase(marco);
  await anna.post(`/cases/${home.number}/watchers`, {});
  boardId = (await openWhiteboard(marco, home.conversationId, { date: '2026-11-12' })).id;
});

it('[WB1] a board is named by case number and date, and everybody finds it', async () => {
  const { items } = (await anna.get(`/conversations/${home.conversationId}/whiteboards`))
    .body as WhiteboardList;
  expect(items).toMatchObject([
    { id: boardId, name: `${home.number} 12.11.2026`, caseNumber: home.number, objects: 0, isClosed: false },
  ]);
  const second = await openWhiteboard(anna, home.conversationId, { date: '2026-11-12' });
  expect(second.name).toBe(`${home.number} 12.11.2026 (2)`);
  const { id } = await openDirectChat(marco, ['giulia-rossi']);
  expect((await openWhiteboard(giulia, id, { date: '2026-01-02' })).name).toMatch(/ 02\.01\.2026$/);
});

it('[WB1] [MS1] opened twice with one client id it is one board, with one line', async () => {
  const path = `/conversations/${home.conversationId}/whiteboards`;
  const clientId = randomUUID();
  const answers = await Promise.all([marco.post(path, { clientId }), marco.post(path, { clientId })]);
  const third = await marco.post(path, { clientId });
  const ids = [...answers, third].map(({ body }) => (body as { id: string }).id);
  expect(new Set(ids).size).toBe(1);
  expect([...answers, third].map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  const { items } = (await anna.get(`/conversations/${home.conversationId}/messages`)).body as {
    items: Message[];
  };
  expect(items.filter(({ line }) => line?.type === 'whiteboardOpened')).toHaveLength(2);
  expect(items.at(-1)?.line).toMatchObject({ type: 'whiteboardOpened', whiteboardId: ids[0] });
});

it('[WB1] it is renamed inside, by any member, and tells so', async () => {
  const renamed = await anna.patch(`/whiteboards/${boardId}`, { name: ' Zona di taglio ' });
  expect({ status: renamed.status, body: renamed.body }).toMatchObject({
    status: 200,
    body: { name: 'Zona di taglio' },
  });
  expect((await readBoard(marco, boardId)).whiteboard.name).toBe('Zona di taglio');
  expect((await readBoard(elsewhere, boardId)).whiteboard.name).toBe('Zona di taglio');
});

it('[WB2] what one draws all have, with who drew it; only newer states change it', async () => {
  const drawn = rectangle('one');
  const first = await draw(marco, boardId, [drawn, stroke('two')]);
  expect(first).toEqual({ sequence: 1, newer: [] });
  const moved = changed(drawn, { x: 40 });
  await draw(anna, boardId, [moved]);
  const late = await draw(marco, boardId, [drawn]);
  expect(late.newer).toMatchObject([{ element: { id: 'one', x: 40 }, personId: 'anna-keller' }]);
  const content = await readBoard(marco, boardId);
  expect(drawnOn(content)).toEqual({ one: moved, two: stroke('two') });
  expect(content.people).toMatchObject({ 'anna-keller': { name: 'Anna Keller', companyId: 'gfms' } });
  expect(content.whiteboard).toMatchObject({ sequence: 2, objects: 2, changedBy: { id: 'anna-keller' } });
});

it('[WB2] sent twice, reordered or on two instances, it is the same board', async () => {
  const steps = Array.from({ length: 6 }, (_, at) =>
    rectangle('moving', { version: at + 1, versionNonce: 100 - at, x: at }),
  );
  const shuffled = [3, 1, 5, 0, 4, 2, 5, 3].map((at) => steps[at]!);
  for (const [at, step] of shuffled.entries()) await draw(at % 2 ? elsewhere : anna, boardId, [step]);
  for (const reader of [anna, elsewhere]) {
    expect(drawnOn(await readBoard(reader, boardId))).toEqual({ moving: steps[5] });
  }
});

it('[WB2] two who draw on two instances in the same moments lose nothing', async () => {
  const many = (prefix: string) => Array.from({ length: 30 }, (_, at) => rectangle(`${prefix}${at}`));
  await Promise.all([
    ...many('a').map((one) => draw(marco, boardId, [one])),
    ...many('b').map((one) => draw(elsewhere, boardId, [one])),
  ]);
  for (const reader of [marco, elsewhere]) {
    expect(Object.keys(drawnOn(await readBoard(reader, boardId)))).toHaveLength(60);
  }
});

it('[WB2] of states with one version and nonce all keep the same one', async () => {
  const red = rectangle('same', { strokeColor: '#ff0000' });
  const blue = rectangle('same', { strokeColor: '#0000ff' });
  await draw(marco, boardId, [red]);
  await draw(anna, boardId, [blue]);
  await draw(marco, boardId, [red]);
  expect(drawnOn(await readBoard(marco, boardId))).toEqual({ same: blue });
  const other = (await openWhiteboard(marco, home.conversationId)).id;
  await draw(marco, other, [blue]);
  await draw(anna, other, [red]);
  expect(drawnOn(await readBoard(marco, other))).toEqual({ same: blue });
});

it('[WB6] since a change comes only what changed after it', async () => {
  await draw(marco, boardId, [rectangle('one'), rectangle('two')]);
  await draw(anna, boardId, [deleted(rectangle('one'))]);
  const { sequence, elements } = await readBoard(marco, boardId, '?since=1');
  expect({ sequence, ids: elements.map(({ element }) => element.id) }).toEqual({ sequence: 2, ids: ['one'] });
  expect((await readBoard(marco, boardId, '?since=2')).elements).toEqual([]);
});

it('[WB6] an earlier state is looked at and brought back as a new one, once', async () => {
  const one = rectangle('one');
  await draw(marco, boardId, [one, text('note', 'Crepa?')]);
  await draw(anna, boardId, [changed(one, { x: 500 }), deleted(text('note', '')), rectangle('new')]);
  const earlier = await readBoard(marco, boardId, '?version=1');
  expect(drawnOn(earlier)).toEqual({ one, note: text('note', 'Crepa?') });
  const path = `/whiteboards/${boardId}/restore`;
  const clientId = randomUUID();
  const answers = [
    await marco.post(path, { version: 1, clientId }),
    await marco.post(path, { version: 1, clientId }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const now = await readBoard(anna, boardId);
  expect(now.sequence).toBe(3);
  expect(drawnOn(now)).toMatchObject({ one: { x: 0, version: 3 }, note: { text: 'Crepa?', version: 3 } });
  expect(drawnOn(now).new).toBeUndefined();
  // What was in between can still be had.
  expect(drawnOn(await readBoard(anna, boardId, '?version=2'))).toHaveProperty('new');
  const versions = (await anna.get(`/whiteboards/${boardId}/versions`)).body as BoardVersionList;
  expect(versions.items).toMatchObject([
    { sequence: 3, restored: 1, objects: 2 },
    { sequence: 2, objects: 2, people: [{ id: 'marco-bianchi' }, { id: 'anna-keller' }] },
  ]);
  for (const version of [4, 99]) {
    expect((await anna.get(`/whiteboards/${boardId}?version=${version}`)).status).toBe(404);
    expect((await anna.post(path, { version, clientId: randomUUID() })).status).toBe(404);
  }
});

it('[WB6] a restore that changes nothing is known all the same when it is repeated', async () => {
  await draw(marco, boardId, [rectangle('one')]);
  const path = `/whiteboards/${boardId}/restore`;
  await marco.post(path, { version: 1, clientId: 'same' });
  await draw(anna, boardId, [rectangle('two')]);
  expect((await marco.post(path, { version: 1, clientId: 'same' })).status).toBe(200);
  expect(Object.keys(drawnOn(await readBoard(anna, boardId))).toSorted()).toEqual(['one', 'two']);
});

it('[WB6] [SC6] on a closed case a board can be read and nothing else', async () => {
  await draw(marco, boardId, [rectangle('one')]);
  await anna.patch(`/cases/${home.number}`, { state: 'closed' });
  const refused = [
    await marco.post(`/whiteboards/${boardId}/operations`, { elements: [rectangle('two')] }),
    await marco.patch(`/whiteboards/${boardId}`, { name: 'Another' }),
    await marco.post(`/whiteboards/${boardId}/restore`, { version: 0, clientId: 'a' }),
    await marco.post(`/conversations/${home.conversationId}/whiteboards`, { clientId: 'b' }),
  ];
  for (const { status, body } of refused) {
    expect({ status, body }).toMatchObject({ status: 409, body: { error: { code: 'caseClosed' } } });
  }
  const content = await readBoard(marco, boardId);
  expect(content.whiteboard.isClosed).toBe(true);
  expect(Object.keys(drawnOn(content))).toEqual(['one']);
});

it('[SE2] who has left neither sees nor draws, on no instance', async () => {
  await draw(elsewhere, boardId, [rectangle('one')]);
  await anna.del(`/cases/${home.number}/watchers/anna-keller`);
  for (const caller of [anna]) {
    expect((await caller.get(`/whiteboards/${boardId}`)).status).toBe(404);
    const answer = await caller.post(`/whiteboards/${boardId}/operations`, { elements: [rectangle('two')] });
    expect(answer.status).toBe(404);
  }
  expect(Object.keys(drawnOn(await readBoard(marco, boardId)))).toEqual(['one']);
});

it('[WB2] ten thousand objects come and go, and a restart has them all', async () => {
  const all = Array.from({ length: 10_000 }, (_, at) => rectangle(`object-${at}`, { x: at }));
  for (let at = 0; at < all.length; at += 200) await draw(marco, boardId, all.slice(at, at + 200));
  const fresh = await test.as('anna-keller', (await test.startInstance()).url);
  const { elements, whiteboard } = await readBoard(fresh, boardId);
  expect({ count: elements.length, objects: whiteboard.objects }).toEqual({ count: 10_000, objects: 10_000 });
  await draw(marco, boardId, all.slice(0, 200).map(deleted));
  const restored = await marco.post(`/whiteboards/${boardId}/restore`, { version: 0, clientId: 'all-away' });
  expect(restored.status).toBe(200);
  expect(drawnOn(await readBoard(fresh, boardId, '?version=51'))).not.toHaveProperty('object-0');
  const after = await readBoard(marco, boardId);
  expect(after.whiteboard.objects).toBe(0);
  const back = await marco.post(`/whiteboards/${boardId}/restore`, { version: 50, clientId: 'all-back' });
  expect(back.status).toBe(200);
  expect((await readBoard(marco, boardId)).whiteboard.objects).toBe(10_000);
});
