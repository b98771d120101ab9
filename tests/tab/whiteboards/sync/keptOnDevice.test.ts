import { ApiFailure } from '../../../../tab/src/api.ts';
import { deleted, rectangle } from '../../../builders/boardElements.ts';
import { openWithAda as open } from './openWithAda.ts';

test('[WB6] a device that is full in the middle of work is said at once', async () => {
  const { sync, time, window, device } = await open();
  window.cut();
  sync.put([rectangle('a')]);
  await time.pass(100);
  const told: unknown[] = [];
  sync.onSaving(() => told.push(sync.saving()));
  device.isRefused = true;
  sync.put([rectangle('b')]);
  await time.pass(100);
  expect(told.at(-1)).toEqual({ state: 'offline', waiting: 2, isKept: false });
});

test('[SE2] what waits for a board that is gone leaves the device, of other boards and persons it stays', async () => {
  const { sync, server, time, window, device } = await open();
  device.values.set('ada talk.other a 1 1 x', rectangle('a'));
  device.values.set('ben talk.board a 1 1 x', rectangle('a'));
  window.cut();
  sync.put([rectangle('a'), rectangle('b')]);
  await time.pass(50);
  expect(device.values.size).toBe(4);
  server.state.isGone = true;
  window.mend();
  await time.pass(50);
  expect(sync.saving()).toEqual({ state: 'gone' });
  sync.put([rectangle('c')]);
  await time.pass(50);
  expect([...device.values.keys()]).toEqual(['ada talk.other a 1 1 x', 'ben talk.board a 1 1 x']);
});

test('[WB6] a 404 or 403 that is not of our server is a line that is down: what waits stays', async () => {
  const { sync, server, time, device } = await open();
  server.state.refusal = new ApiFailure({ status: 403, code: 'failed', message: 'Site stopped' });
  sync.put([rectangle('a')]);
  await time.pass(100);
  expect(sync.saving()).toEqual({ state: 'offline', waiting: 1, isKept: true });
  expect(device.values.size).toBe(1);
  server.state.refusal = null;
  await time.pass(120_000);
  expect(sync.saving().state).toBe('saved');
});

test('[WB6] what waits is there after a reload, also a deletion, and on a device that refuses storage in this window only', async () => {
  const { sync, server, time, window, openWindow, device } = await open();
  sync.put([rectangle('a')]);
  await time.pass(200);
  window.cut();
  sync.put([deleted(rectangle('a')), rectangle('b')]);
  await time.pass(10);
  window.kill();
  const next = openWindow();
  await time.pass(500);
  expect(server.elements.get('a')?.element.isDeleted).toBe(true);
  expect(server.elements.has('b')).toBe(true);
  expect(next.sync.saving().state).toBe('saved');
  expect([next.sync.isAtRisk(), device.values.size]).toEqual([false, 0]);

  const other = await open({ isRefused: true });
  other.window.cut();
  other.sync.put([rectangle('a')]);
  await other.time.pass(200);
  expect(other.sync.saving()).toEqual({ state: 'offline', waiting: 1, isKept: false });
  expect(other.sync.isAtRisk()).toBe(true);
  other.window.mend();
  await other.time.pass(1_000);
  expect(other.sync.saving().state).toBe('saved');
  expect(other.sync.isAtRisk()).toBe(false);
});
