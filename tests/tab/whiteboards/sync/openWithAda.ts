import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import { createFakeBoardServer } from './createFakeBoardServer.ts';
import { createFakeClock } from './createFakeClock.ts';
import { createFakeDevice, openFakeWindow, type Fault } from './openFakeWindow.ts';

/** Ada's window over a line that takes 5 ms each way. `faults`: what becomes of her next requests that draw. */
export async function openWithAda({ isRefused = false, faults = [] as Fault[] } = {}) {
  const time = createFakeClock();
  const server = createFakeBoardServer(time.clock.now);
  const device = { ...createFakeDevice(), isRefused };
  const line = {
    fault: (kind: 'read' | 'operate'): Fault => (kind === 'operate' && faults.shift()) || 'none',
    delay: () => 5,
  };
  const openWindow = (personId: 'ada' | 'ben' = 'ada') =>
    openFakeWindow({ server, time, device, personId, line });
  const window = openWindow();
  const told: { elements: readonly BoardElement[]; isRefused: boolean }[] = [];
  window.sync.onChanged((elements, how) => told.push({ elements, ...how }));
  await time.pass(50);
  return { time, server, device, openWindow, window, sync: window.sync, told };
}
