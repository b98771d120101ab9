import type { LiveEvent, LiveEvents } from '../../../api/contract/events.ts';
import { rectangle } from '../../builders/boardElements.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openStream, type TestStream } from '../../builders/openStream.ts';
import { draw, drawnOn, openWhiteboard, readBoard } from '../../builders/openWhiteboard.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { until } from '../live/until.ts';

let test: TestApp;
let marco: Caller;
let anna: Caller;
let elsewhere: Caller;
let conversationId: string;
let number: string;
let boardId: string;
let streams: TestStream[];
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  anna = await test.as('anna-keller');
  elsewhere = await test.as('anna-keller', (await test.startInstance()).url);
});
afterAll(() => test.stop());
beforeEach(async () => {
  streams = [];
  ({ conversationId, number } = await openCase(marco));
  await anna.post(`/cases/${number}/watchers`, {});
  boardId = (await openWhiteboard(marco, conversationId)).id;
});
afterEach(() => streams.forEach((stream) => stream.close()));

async function watch(caller: Caller, whiteboardId?: string): Promise<TestStream> {
  const stream = await openStream(caller, undefined, whiteboardId);
  streams.push(stream);
  return stream;
}

const isDrawing = (event: LiveEvent): event is LiveEvent & { event: 'whiteboard' } =>
  event.event === 'whiteboard';
const drawings = (stream: TestStream): LiveEvents['whiteboard'][] =>
  stream.events.flatMap((event) => (isDrawing(event) ? [event.data] : []));

it('[WB3] [EV3] what is drawn reaches the open boards of all, on every instance, with who drew it', async () => {
  const windows = [await watch(anna, boardId), await watch(elsewhere, boardId), await watch(marco, boardId)];
  await draw(marco, boardId, [rectangle('one')]);
  for (const window of windows) {
    const event = await window.until(isDrawing);
    expect(event.data).toMatchObject({
      conversationId,
      whiteboardId: boardId,
      sequence: 1,
      elements: [{ element: rectangle('one'), personId: 'marco-bianchi' }],
      people: { 'marco-bianchi': { name: 'Marco Bianchi', companyId: 'officine-rossi' } },
    });
  }
});

it('[WB3] every change comes, in order, though two instances write', async () => {
  const windows = [await watch(marco, boardId), await watch(elsewhere, boardId)];
  await Promise.all(
    Array.from({ length: 40 }, (_, at) => draw(at % 2 ? marco : elsewhere, boardId, [rectangle(`r${at}`)])),
  );
  const { sequence } = await readBoard(marco, boardId);
  for (const window of windows) {
    await window.until((event) => isDrawing(event) && event.data.sequence === sequence);
    const sequences = drawings(window).map((data) => data.sequence);
    expect(sequences).toEqual(Array.from({ length: sequence }, (_, at) => at + 1));
    const ids = drawings(window).flatMap(({ elements }) => elements.map(({ element }) => element.id));
    expect(ids.toSorted()).toEqual(Array.from({ length: 40 }, (_, at) => `r${at}`).toSorted());
  }
});

it('[WB3] other tabs are not told each stroke, but that and how the board has changed', async () => {
  const tab = await watch(anna);
  const far = await watch(elsewhere);
  const other = await watch(anna, (await openWhiteboard(marco, conversationId)).id);
  await draw(marco, boardId, [rectangle('one')]);
  await draw(marco, boardId, [rectangle('two')]);
  for (const stream of [tab, far]) {
    const told = await stream.until(
      ({ event, data }) => event === 'whiteboardChanged' && data.whiteboardId === boardId,
    );
    expect(told.data).toEqual({ conversationId, whiteboardId: boardId, sequence: 2 });
  }
  expect([...drawings(tab), ...drawings(far), ...drawings(other)]).toEqual([]);
  const { body } = await anna.get(`/conversations/${conversationId}/whiteboards`);
  expect((body as { items: unknown[] }).items[1]).toMatchObject({
    id: boardId,
    sequence: 2,
    objects: 2,
    changedBy: { id: 'marco-bianchi' },
  });
});

it('[EV2] [SE2] who was removed is told nothing more, though his window is open', async () => {
  const window = await watch(anna, boardId);
  const own = await watch(marco, boardId);
  await draw(marco, boardId, [rectangle('one')]);
  await window.until(isDrawing);
  await anna.del(`/cases/${number}/watchers/anna-keller`);
  await window.until((event) => event.event === 'removed');
  await draw(marco, boardId, [rectangle('secret')]);
  await own.until((event) => isDrawing(event) && event.data.sequence === 2);
  expect(drawings(window).map(({ sequence }) => sequence)).toEqual([1]);
});

it('[SE2] a stream with a board that is not yours is refused as for one that is not there', async () => {
  const katrin = await test.as('katrin-mueller');
  for (const whiteboardId of [boardId, `${conversationId}.00000000-0000-8000-a000-000000000000`, 'none']) {
    const answer = await katrin.get(`/events?whiteboard=${whiteboardId}`);
    expect({ status: answer.status, code: (answer.body as { error: { code: string } }).error.code }).toEqual({
      status: 404,
      code: 'notFound',
    });
  }
});

it('[WB1] opening and renaming is told to every tab', async () => {
  const tab = await watch(anna);
  const opened = await openWhiteboard(marco, conversationId);
  const isOf = (event: LiveEvent) => event.event === 'entry' && event.data.whiteboardId === opened.id;
  const { data } = await tab.until(isOf);
  expect(data).toMatchObject({ message: { line: { type: 'whiteboardOpened', name: opened.name } } });
  await marco.patch(`/whiteboards/${opened.id}`, { name: 'Ugello' });
  await until(() => tab.events.filter(isOf).length === 2, { what: 'the new name' });
  expect(tab.events.filter(isOf)[1]).toMatchObject({ data: { message: null } });
});

it('[WB6] who was away asks for what he missed, and has what all have', async () => {
  const window = await watch(elsewhere, boardId);
  await draw(marco, boardId, [rectangle('one')]);
  await window.until(isDrawing);
  window.close();
  await draw(marco, boardId, [rectangle('two')]);
  await draw(marco, boardId, [rectangle('three')]);
  const again = await watch(elsewhere, boardId);
  const missed = await readBoard(elsewhere, boardId, '?since=1');
  expect(Object.keys(drawnOn(missed)).toSorted()).toEqual(['three', 'two']);
  await draw(anna, boardId, [rectangle('four')]);
  await again.until((event) => isDrawing(event) && event.data.sequence === 4);
});
