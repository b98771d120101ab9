import { elementLimits } from '../../../../api/contract/boardElements.ts';
import { changed, deleted, rectangle, stroke } from '../../../builders/boardElements.ts';
import type { Fault } from './openFakeWindow.ts';
import { openWithAda as open } from './openWithAda.ts';

const many = (count: number) => Array.from({ length: count }, (_, at) => rectangle(`e${at}`));

test('[WB3] what is drawn after a pause is sent at once, what follows a tenth of a second later, together', async () => {
  const { sync, server, time } = await open();
  sync.put([rectangle('a')]);
  sync.put([rectangle('b')]);
  await time.pass(6);
  expect(server.requests.map((one) => one.map(({ id }) => id))).toEqual([['a', 'b']]);
  sync.put([rectangle('c')]);
  await time.pass(20);
  sync.put([changed(rectangle('c'), { x: 7 }), rectangle('d')]);
  await time.pass(60);
  expect(server.requests).toHaveLength(1);
  await time.pass(30);
  expect(server.requests[1]).toEqual([changed(rectangle('c'), { x: 7 }), rectangle('d')]);
});

test('[WB6] it says saved only when everything is stored, and when', async () => {
  const { sync, server, time } = await open();
  const states: string[] = [];
  sync.onSaving(() => states.push(sync.saving().state));
  expect(sync.saving()).toEqual({ state: 'saved', at: null });
  sync.put([rectangle('a')]);
  expect(sync.saving()).toEqual({ state: 'saving', waiting: 1 });
  await time.pass(4);
  expect(server.elements.size).toBe(0);
  expect(sync.saving().state).toBe('saving');
  await time.pass(20);
  expect(sync.saving()).toEqual({ state: 'saved', at: new Date(server.state.changedAt!) });
  expect(sync.saving()).toBe(sync.saving());
  expect(states).toEqual(['saving', 'saved']);
});

test('[WB2] ten thousand objects go in requests that the server takes', async () => {
  const { sync, server, time } = await open();
  sync.put(many(10_000));
  await time.pass(15_000);
  expect(sync.saving().state).toBe('saved');
  expect(server.elements.size).toBe(10_000);
  expect(Math.max(...server.requests.map(({ length }) => length))).toBe(elementLimits.perRequest);
  expect(server.requests).toHaveLength(50);
});

test('[WB2] a request has no more bytes than the server takes', async () => {
  const { sync, server, time } = await open();
  const points = Array.from({ length: 1_500 }, (_, at): [number, number] => [
    at * 1.234567891,
    at * 9.87654321,
  ]);
  sync.put(Array.from({ length: 12 }, (_, at) => stroke(`s${at}`, { points })));
  await time.pass(2_000);
  expect(server.elements.size).toBe(12);
  const sizes = server.requests.map((one) => JSON.stringify({ elements: one }).length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(200_000);
  expect(server.requests.length).toBeLessThan(12);
});

test('[WB2] an element that the server refuses is set aside, and only that one', async () => {
  const { sync, server, time, told } = await open();
  sync.put([rectangle('a'), rectangle('b')]);
  await time.pass(200);
  const bad = changed(rectangle('b'), { x: 1e300 });
  sync.put([rectangle('c'), bad, rectangle('new', { y: 1e300 }), rectangle('d')]);
  await time.pass(500);
  expect(told).toEqual([
    { elements: [rectangle('b')], isRefused: true },
    { elements: [{ id: 'new', version: 1, versionNonce: 1, isDeleted: true }], isRefused: true },
  ]);
  expect([...server.elements.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect([...sync.elements().keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(sync.elements().get('b')).toEqual(rectangle('b'));
  expect(sync.saving().state).toBe('saved');
  const count = server.requests.length;
  sync.put([bad]);
  await time.pass(500);
  expect(server.requests).toHaveLength(count);
});

test('[WB2] where a refusal names nothing, the bad one is found by halving', async () => {
  const { sync, server, time, told } = await open();
  const elements = [...many(60), rectangle('nameless', { x: 1e300 }), ...many(130).slice(60)];
  sync.put(elements);
  await time.pass(5_000);
  expect(server.elements.size).toBe(130);
  expect(told.map((one) => [one.isRefused, one.elements[0]?.id])).toEqual([[true, 'nameless']]);
});

test('[WB2] what would make a board larger than it can be is set aside at once', async () => {
  const { sync, server, time, told } = await open();
  server.store('ben', many(elementLimits.perBoard - 1));
  await time.pass(50);
  told.length = 0;
  sync.put([changed(rectangle('e0')), rectangle('last'), rectangle('over'), rectangle('more')]);
  await time.pass(500);
  expect(told.filter((one) => one.isRefused).map(({ elements }) => elements[0]?.id)).toEqual([
    'over',
    'more',
  ]);
  expect(server.elements.size).toBe(elementLimits.perBoard);
  expect(server.elements.get('e0')?.element.version).toBe(2);
  expect(server.requests).toHaveLength(1);
});

test('[WB2] a version that is far ahead is reached in steps that the server allows', async () => {
  const { sync, server, time, told } = await open();
  sync.put([rectangle('a', { version: 250_000, x: 3 })]);
  await time.pass(1_000);
  expect(server.elements.get('a')?.element).toMatchObject({ version: 250_000, x: 3 });
  expect(told).toEqual([]);
  expect(sync.saving().state).toBe('saved');
  sync.put([rectangle('a', { version: 1_900_000_000 })]);
  await time.pass(1_000);
  expect(told).toMatchObject([{ isRefused: true, elements: [{ version: 250_000 }] }]);
});

test('[WB6] in a closed case what waits is kept, and goes when the case is open again', async () => {
  const { sync, server, time, device } = await open();
  server.state.isClosed = true;
  sync.put([rectangle('a')]);
  await time.pass(60_000);
  expect(sync.saving()).toEqual({ state: 'closed', waiting: 1 });
  expect(device.values.size).toBe(1);
  expect(server.requests.length).toBeLessThan(3);
  server.state.isClosed = false;
  const data = { conversationId: 'talk', sequence: 4, message: null, case: {}, membersChanged: false };
  server.tell({ event: 'entry', data } as never);
  await time.pass(500);
  expect(sync.saving().state).toBe('saved');
  expect(server.elements.has('a')).toBe(true);
});

test('[SE2] a board that is not there any more is gone, and nothing is asked again', async () => {
  const { sync, server, time } = await open();
  server.state.isGone = true;
  server.tell({ event: 'removed', data: { conversationId: 'talk', sequence: 3 } });
  await time.pass(50);
  expect(sync.saving()).toEqual({ state: 'gone' });
  sync.put([rectangle('a')]);
  await time.pass(60_000);
  expect(server.requests).toEqual([]);
  expect(time.timers()).toBe(0);
});

test('[WB6] what is drawn without a line goes at once when it is back, and the state says so', async () => {
  const { sync, server, time, window } = await open();
  window.cut();
  sync.put([rectangle('a')]);
  await time.pass(36_000_000);
  expect(sync.saving()).toEqual({ state: 'offline', waiting: 1, isKept: true });
  server.store('ben', [rectangle('b')]);
  window.mend();
  await time.pass(30);
  expect(sync.saving().state).toBe('saved');
  expect([...sync.elements().keys()].sort()).toEqual(['a', 'b']);
});

test('[WB6] while what was drawn does not get through, it says so, though reading succeeds', async () => {
  const { sync, time } = await open({ faults: Array<Fault>(20).fill('lostRequest') });
  sync.put([rectangle('a')]);
  await time.pass(100);
  const states = new Set<string>();
  sync.onSaving(() => states.add(sync.saving().state));
  expect(sync.saving()).toEqual({ state: 'offline', waiting: 1, isKept: true });
  await time.pass(20_000);
  expect([...states]).toEqual([]);
  await time.pass(3_600_000);
  expect(sync.saving().state).toBe('saved');
});

test('[WB6] the server is left alone for as long as it asks for', async () => {
  const { sync, server, time } = await open({ faults: ['busy'] });
  sync.put([rectangle('a')]);
  await time.pass(1_900);
  expect(server.requests).toEqual([]);
  expect(sync.saving()).toEqual({ state: 'saving', waiting: 1 });
  await time.pass(1_000);
  expect(sync.saving().state).toBe('saved');
});

test('[WB6] a closed window still sends what was just drawn', async () => {
  const { sync, server, time, window } = await open();
  sync.put([rectangle('a')]);
  await time.pass(1);
  sync.put([changed(rectangle('a')), rectangle('b')]);
  window.close();
  await time.pass(30);
  expect(server.elements.get('a')?.element.version).toBe(2);
  expect(server.elements.has('b')).toBe(true);
  expect(time.timers()).toBe(0);
});

test('[WB6] a window does not let go of what only another window of the same person still has to send', async () => {
  const { sync, server, time, window, openWindow, device } = await open();
  const second = openWindow();
  await time.pass(50);
  window.cut();
  second.cut();
  sync.put([rectangle('a', { x: 1 })]);
  second.sync.put([rectangle('a', { x: 2, version: 2 })]);
  await time.pass(10);
  window.mend();
  await time.pass(500);
  expect(sync.saving().state).toBe('saved');
  expect(device.values.size).toBe(1);
  second.kill();
  openWindow();
  await time.pass(500);
  expect(server.elements.get('a')?.element).toMatchObject({ version: 2, x: 2 });
});

test('[WB3] others see it at once; a change that was missed is fetched, by a gap or by a later word of it', async () => {
  const { sync, server, time, openWindow } = await open();
  const ben = openWindow('ben');
  await time.pass(50);
  sync.put([rectangle('a')]);
  await time.pass(12);
  expect(ben.sync.elements().has('a')).toBe(true);
  expect(ben.sync.authorOf('a')).toMatchObject({ personId: 'ada', name: 'Ada', companyId: 'rossi' });

  server.isMute = true;
  server.store('ada', [rectangle('missed')]);
  server.isMute = false;
  server.store('ada', [rectangle('b')]);
  await time.pass(30);
  expect([...ben.sync.elements().keys()].sort()).toEqual(['a', 'b', 'missed']);

  server.isMute = true;
  server.store('ada', [rectangle('last')]);
  server.isMute = false;
  const { sequence } = server.state;
  server.tell({
    event: 'whiteboardChanged',
    data: { conversationId: 'talk', whiteboardId: 'talk.board', sequence },
  });
  await time.pass(30);
  expect(ben.sync.elements().has('last')).toBe(true);
});

test('[WB2] the surface may go on changing what it has put, and what is known already has no effect', async () => {
  const { sync, server, time } = await open();
  const mine = rectangle('a');
  sync.put([mine]);
  mine.x = 99;
  await time.pass(300);
  expect(server.elements.get('a')?.element).toEqual(rectangle('a'));
  sync.put([rectangle('a'), deleted(rectangle('never'))]);
  expect(sync.saving().state).toBe('saved');
  await time.pass(300);
  expect(server.requests).toHaveLength(1);
});
