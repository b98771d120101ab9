import { createLocalMedia } from '../../../../tab/src/meetings/room/devices/createLocalMedia.ts';
import {
  rememberDevices,
  rememberedDevices,
} from '../../../../tab/src/meetings/room/devices/deviceChoice.ts';
import { listDevices } from '../../../../tab/src/meetings/room/devices/listDevices.ts';
import { openPreview } from '../../../../tab/src/meetings/room/devices/openPreview.ts';
import { installDevices } from './fakeMedia.ts';

const noChoice = { camera: null, microphone: null, speaker: null };
const settle = () => jest.advanceTimersByTimeAsync(0);

let devices: ReturnType<typeof installDevices>;
beforeEach(() => {
  jest.useFakeTimers();
  devices = installDevices();
  localStorage.clear();
});
afterEach(() => {
  expect(devices.live()).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
  jest.restoreAllMocks();
});

async function open(wanted: { hasCamera?: boolean; isMuted?: boolean; camera?: string } = {}) {
  const { hasCamera = true, isMuted = false, camera = null } = wanted;
  const media = createLocalMedia({ devices: { ...noChoice, camera }, hasCamera, isMuted });
  await settle();
  return media;
}

const kinds = () => devices.live().map(({ kind, deviceId }) => `${kind} ${deviceId}`);

test('[VC4] who comes muted or without a picture sends neither, and the camera stays dark', async () => {
  const media = await open({ hasCamera: false, isMuted: true });
  expect(kinds()).toEqual(['audio first']);
  expect(devices.live()[0]?.enabled).toBe(false);
  expect(media.media()).toEqual({ isMuted: true, hasCamera: false, isSharing: false });
  media.setMuted(false);
  await media.setCamera(true);
  expect(devices.live()[0]?.enabled).toBe(true);
  expect(media.media()).toEqual({ isMuted: false, hasCamera: true, isSharing: false });
  await media.setCamera(false);
  expect(kinds()).toEqual(['audio first']);
  media.stop();
});

test('[VC4] who turns the camera off while the browser still asks is not seen, and opens nothing twice', async () => {
  const media = createLocalMedia({ devices: noChoice, hasCamera: true, isMuted: true });
  void media.setCamera(false);
  media.setMuted(false);
  await settle();
  expect(kinds()).toEqual(['audio first']);
  expect(media.media()).toEqual({ isMuted: false, hasCamera: false, isSharing: false });
  void media.setCamera(true);
  await settle();
  expect(kinds()).toEqual(['audio first', 'video first']);
  media.stop();
});

test.each([
  ['NotFoundError', 'missing'],
  ['NotAllowedError', 'refused'],
  ['NotReadableError', 'busy'],
  ['TypeError', 'failed'],
] as const)(
  '[VC4] a camera that cannot be had says why, and the microphone goes on: %s',
  async (name, problem) => {
    devices.fail('camera', name);
    const media = await open();
    expect(media.problems()).toEqual({ camera: problem, microphone: null, screen: null });
    expect(kinds()).toEqual(['audio first']);
    devices.fail('camera', null);
    await media.setCamera(true);
    expect([media.problems().camera, media.media().hasCamera]).toEqual([null, true]);
    media.stop();
  },
);

test('[VC4] a camera that is pulled out gives way to another one, and says so', async () => {
  const media = await open({ camera: 'second' });
  expect(media.devices().camera).toBe('second');
  devices.plug('camera', ['first']);
  devices
    .live()
    .find(({ kind }) => kind === 'video')
    ?.end();
  await settle();
  expect([media.devices().camera, media.media().hasCamera]).toEqual(['first', true]);
  devices.plug('camera', []);
  devices
    .live()
    .find(({ kind }) => kind === 'video')
    ?.end();
  await settle();
  expect([media.problems().camera, media.media().hasCamera]).toEqual(['missing', false]);
  media.stop();
});

test('[VC4] a microphone that is plugged in while there is none is used', async () => {
  devices.plug('microphone', []);
  const media = await open({ hasCamera: false });
  expect([media.problems().microphone, media.media().isMuted]).toEqual(['missing', true]);
  devices.plug('microphone', ['headset']);
  await settle();
  expect([media.problems().microphone, media.devices().microphone]).toEqual([null, 'headset']);
  expect(media.media().isMuted).toBe(false);
  media.stop();
});

test('[VC4] another device is taken by choosing it, muted as before', async () => {
  const media = await open({ isMuted: true });
  await media.choose('microphone', 'second');
  await media.choose('camera', 'second');
  expect(kinds().sort()).toEqual(['audio second', 'video second']);
  expect(devices.live().find(({ kind }) => kind === 'audio')?.enabled).toBe(false);
  media.stop();
});

test('[VC4] a screen is shared in its detail until the browser says that it ends', async () => {
  const media = await open();
  await media.setSharing(true);
  expect(devices.live().at(-1)?.contentHint).toBe('detail');
  expect(media.media().isSharing).toBe(true);
  devices.live().at(-1)?.end();
  expect(media.media().isSharing).toBe(false);
  media.stop();
});

test('[VC4] who thinks better of sharing hears nothing of it; a refusal of the system is said', async () => {
  const media = await open();
  devices.fail('screen', 'NotAllowedError', 'Permission denied');
  await media.setSharing(true);
  expect(media.problems().screen).toBeNull();
  devices.fail('screen', 'NotAllowedError', 'Permission denied by system');
  await media.setSharing(true);
  expect(media.problems().screen).toBe('refused');
  media.stop();
});

test('[VC4] devices that open only after one has gone are let go of', async () => {
  const media = createLocalMedia({ devices: noChoice, hasCamera: true, isMuted: false });
  media.stop();
  await settle();
  expect(devices.tracks).toHaveLength(2);
});

test('[VC4] what is off in the last moment is off: quick presses end as the last one', async () => {
  const media = await open({ hasCamera: false });
  void media.setCamera(true);
  void media.setCamera(false);
  void media.setCamera(true);
  await media.setCamera(false);
  await settle();
  expect(kinds()).toEqual(['audio first']);
  media.stop();
});

test('[VC4] the preview shows the chosen devices, remembers them, and hands them over', async () => {
  const preview = openPreview({ hasCamera: true });
  await settle();
  expect(preview.state().camera?.getTracks()).toHaveLength(1);
  expect(preview.state().list.camera.map(({ id }) => id)).toEqual(['first', 'second']);
  await preview.choose('camera', 'second');
  expect(preview.state().devices.camera).toBe('second');
  expect(rememberedDevices().camera).toBe('second');
  const media = preview.handOver();
  expect(kinds().sort()).toEqual(['audio first', 'video second']);
  media.stop();
  const next = openPreview({ hasCamera: true });
  await settle();
  expect(next.state().devices.camera).toBe('second');
  next.close();
});

test('[VC4] without storage and without devices nothing throws', async () => {
  jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  rememberDevices({ ...noChoice, camera: 'x' });
  expect(rememberedDevices()).toEqual(noChoice);
  Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });
  expect(await listDevices()).toEqual({ camera: [], microphone: [], speaker: [] });
  const media = await open();
  await media.setSharing(true);
  expect(media.problems()).toEqual({ camera: 'missing', microphone: 'missing', screen: 'missing' });
  media.stop();
});
