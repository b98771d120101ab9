import type * as roomWindow from '../../../../tab/src/meetings/room/rtc/roomWindow.ts';

type RoomWindow = typeof roomWindow;

/** As a page that has just been loaded. */
function load(): RoomWindow {
  let loaded: RoomWindow | undefined;
  jest.isolateModules(() => {
    loaded = jest.requireActual<RoomWindow>('../../../../tab/src/meetings/room/rtc/roomWindow.ts');
  });
  return loaded!;
}

const how = () => ({ isMuted: true, hasCamera: false });

beforeEach(() => sessionStorage.clear());
afterEach(() => jest.restoreAllMocks());

test('[VC4] a reloaded window is the same one, as it was; another one and another room are not', () => {
  const before = load();
  const id = before.sessionOf('room');
  expect(before.roomBefore('room')).toBeNull();
  const leave = before.stayInRoom('room', how);
  // A window that the page opens now gets a copy of its storage.
  expect(load().sessionOf('room')).not.toBe(id);
  window.dispatchEvent(new Event('pagehide'));
  leave();
  const after = load();
  expect([after.roomBefore('room'), after.sessionOf('room')]).toEqual([how(), id]);
  expect(after.roomBefore('room')).toEqual(how());
  expect(after.sessionOf('other')).not.toBe(id);
  expect(load().roomBefore('room')).toBeNull();
});

test('[VC4] who has left does not come back by reloading', () => {
  const before = load();
  before.stayInRoom('room', how)();
  window.dispatchEvent(new Event('pagehide'));
  expect(load().roomBefore('room')).toBeNull();
});

test('[VC4] who closed the window looks at himself first when he opens another one later', () => {
  const before = load();
  const leave = before.stayInRoom('room', how);
  window.dispatchEvent(new Event('pagehide'));
  leave();
  const then = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => then + 31_000);
  expect(load().roomBefore('room')).toBeNull();
});

test('[VC4] where storage refuses, a reloaded window is a new one', () => {
  jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  const before = load();
  const leave = before.stayInRoom('room', how);
  window.dispatchEvent(new Event('pagehide'));
  leave();
  expect(load().roomBefore('room')).toBeNull();
});
