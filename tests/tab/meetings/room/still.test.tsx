import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal } from '../../createFakeApi.ts';
import { people } from '../../messages/builders.ts';
import { aStoredFile } from '../../uploads/fakes.ts';
import { aBoard, boardId } from '../../whiteboards/boardBuilders.tsx';
import { fakeFrames } from './fakeFrames.ts';
import { renderJoined } from './renderRoom.tsx';
import { aRoomPerson, aStream, createFakeRoom, marcoHere } from './roomBuilders.ts';

const { anna } = people;
let frames = fakeFrames({ width: 1920, height: 1080 });
beforeEach(() => {
  frames = fakeFrames({ width: 1920, height: 1080 });
});
afterEach(() => frames.end());

async function takeOfAnna() {
  fireEvent.click(screen.getByRole('button', { name: 'Take a still of Anna Keller' }));
  return screen.findByRole('dialog', { name: 'Still picture' });
}
const press = (place: HTMLElement, name: string) =>
  fireEvent.click(within(place).getByRole('button', { name }));

test('[VC5] a still has all pixels of the video, and says its name and who will see it', async () => {
  await renderJoined(createFakeRoom());
  const dialog = await takeOfAnna();
  expect(frames.drawn).toEqual([{ width: 1920, height: 1080, source: 'Video of Anna Keller' }]);
  expect(frames.made).toEqual([{ type: 'image/jpeg', quality: 0.92 }]);
  expect(dialog.textContent).toMatch(/SC-2026-000123 \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d Anna Keller\.jpg/);
  expect(dialog.textContent).toContain('1920 × 1080 pixels');
  expect(dialog.textContent).toContain('GFMS and Officine Rossi will see this');
});

test('[VC5] of a shared screen it is a PNG, for letters must stay sharp', async () => {
  const sharing = aRoomPerson(anna, { screen: aStream('screen-anna') });
  await renderJoined(createFakeRoom({ people: [marcoHere(), sharing] }));
  fireEvent.click(screen.getByRole('button', { name: 'Take a still of the screen of Anna Keller' }));
  const dialog = await screen.findByRole('dialog');
  expect(frames.made[0]?.type).toBe('image/png');
  expect(dialog.textContent).toMatch(/Screen of Anna Keller\.png/);
});

test('[VC5] the control in the bar asks of whom, and the key takes what is most likely meant', async () => {
  await renderJoined(createFakeRoom());
  fireEvent.click(screen.getByRole('button', { name: 'Take a still' }));
  expect(await screen.findByRole('menuitem', { name: 'Take a still of your own camera' })).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 't' });
  expect((await screen.findByRole('dialog')).textContent).toContain('Anna Keller.jpg');
});

test('[VC5] put into the conversation it is a file and a message, by the way of all uploads', async () => {
  const { server, announced } = await renderJoined(createFakeRoom());
  press(await takeOfAnna(), 'Put into the conversation');
  expect(await screen.findByText('The picture is in the conversation.')).toBeTruthy();
  expect(server.begins()[0]?.body).toMatchObject({
    name: expect.stringMatching(/^SC-2026-000123 .* Anna Keller\.jpg$/) as string,
    size: 6,
  });
  expect([...server.messages.values()]).toEqual([{ fileIds: ['file-1'] }]);
  expect(announced).toContain('The picture is in the conversation.');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('[VC5] before it is put in, nothing leaves this window', async () => {
  const { server } = await renderJoined(createFakeRoom());
  press(await takeOfAnna(), 'Cancel');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('[VC5] what was refused is said, and the still is kept to be tried again', async () => {
  const { server } = await renderJoined(createFakeRoom());
  const path = 'POST /api/conversations/hero/files';
  const begin = server.table[path];
  server.table[path] = () => refusal(413, 'tooLarge');
  const dialog = await takeOfAnna();
  press(dialog, 'Put into the conversation');
  expect((await within(dialog).findByRole('alert')).textContent).toBe('The picture is too large.');
  server.table[path] = begin;
  press(dialog, 'Put into the conversation');
  expect(await screen.findByText('The picture is in the conversation.')).toBeTruthy();
});

test('[VC5] drawing on it makes a board with the picture under the drawing, and closing it leads back', async () => {
  const { server, parts } = await renderJoined(createFakeRoom());
  Object.assign(server.table, {
    'POST /api/conversations/hero/whiteboards': aBoard(),
    'GET /api/conversations/hero/whiteboards': { items: [aBoard()] },
    'GET /api/files/file-1': aStoredFile({
      type: 'image/jpeg',
      state: 'clean',
      contentUrl: '/api/files/file-1/content?token=t',
    }),
  });
  press(await takeOfAnna(), 'Put in and draw on it');
  expect(await screen.findByTestId('surface')).toBeTruthy();
  expect(parts.opened.map(({ whiteboardId }) => whiteboardId)).toEqual([boardId]);
  // The file is what the board asks for, once it has been checked.
  await waitFor(() => expect(server.requests.some(({ path }) => path === '/api/files/file-1')).toBe(true));
  // The talk goes on beside the board.
  expect(screen.getByLabelText('Video of Anna Keller')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Microphone' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Close whiteboard' }));
  expect(screen.getByRole('button', { name: 'Take a still of Anna Keller' })).toBeTruthy();
  expect(screen.queryByTestId('surface')).toBeNull();
});

test('[VC5] a board that could not be made can be tried again, and the picture is shared once', async () => {
  const { server } = await renderJoined(createFakeRoom());
  const path = 'POST /api/conversations/hero/whiteboards';
  server.table[path] = () => refusal(500, 'failed');
  const dialog = await takeOfAnna();
  press(dialog, 'Put in and draw on it');
  expect(await within(dialog).findByText('The whiteboard could not be made.')).toBeTruthy();
  server.table[path] = aBoard();
  server.table['GET /api/conversations/hero/whiteboards'] = { items: [aBoard()] };
  press(dialog, 'Try again');
  expect(await screen.findByTestId('surface')).toBeTruthy();
  expect(server.messages.size).toBe(1);
});

test('[VC5] where there is no picture at that moment it says so', async () => {
  await renderJoined(createFakeRoom());
  frames.size.width = 0;
  jest.useFakeTimers();
  fireEvent.click(screen.getByRole('button', { name: 'Take a still of Anna Keller' }));
  await jest.advanceTimersByTimeAsync(3_100);
  jest.useRealTimers();
  expect((await screen.findByRole('alert')).textContent).toMatch(/^No still of Anna Keller/);
});

/** The first bytes of a PNG, which say its size. */
function aPng({ width, height }: { width: number; height: number }): Blob {
  const view = new DataView(new ArrayBuffer(24));
  for (const [at, byte] of [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].entries())
    view.setUint8(at, byte);
  view.setUint32(16, width);
  view.setUint32(20, height);
  const buffer = () => Promise.resolve(view.buffer);
  return Object.assign(new Blob([view], { type: 'image/png' }), { arrayBuffer: buffer });
}

/** The browser decodes what says that it is a picture as one of this size. */
function decodeAs(size: { width: number; height: number }) {
  const decode = jest.fn(() => Promise.resolve({ ...size, close: () => undefined }));
  Object.assign(globalThis, { createImageBitmap: decode });
  return decode;
}

test('[VC5] what comes sharper from where it is filmed takes the place of what was received', async () => {
  const fake = createFakeRoom();
  let give: (picture: Blob | null) => void = () => undefined;
  fake.sources.give = () => new Promise((resolve) => (give = resolve));
  decodeAs({ width: 3840, height: 2160 });
  const { server } = await renderJoined(fake);
  const dialog = await takeOfAnna();
  expect(fake.asked).toEqual(['picture anna camera']);
  expect(dialog.textContent).toContain('1920 × 1080 pixels · full resolution is on its way…');
  give(aPng({ width: 3840, height: 2160 }));
  expect(await within(dialog).findByText('Full resolution: 3840 × 2160')).toBeTruthy();
  // Encoded here: no byte of another window is uploaded.
  expect(frames.made.map(({ type }) => type)).toEqual(['image/jpeg', 'image/png']);
  press(dialog, 'Put into the conversation');
  expect(await screen.findByText('The picture is in the conversation.')).toBeTruthy();
  expect(server.begins()[0]?.body).toMatchObject({ name: expect.stringMatching(/\.png$/) as string });
});

test.each([
  ['smaller', aPng({ width: 640, height: 360 })],
  ['larger than any screen', aPng({ width: 60_000, height: 60_000 })],
  ['no picture', aPng({ width: 0, height: 0 })],
  ['refused', null],
])('[VC5] [SE2] what is %s is not even decoded, and the received frame stays', async (_, picture) => {
  const fake = createFakeRoom();
  fake.sources.give = () => Promise.resolve(picture);
  const decode = decodeAs({ width: 60_000, height: 60_000 });
  await renderJoined(fake);
  const dialog = await takeOfAnna();
  expect(await within(dialog).findByText('1920 × 1080 pixels')).toBeTruthy();
  expect(decode).not.toHaveBeenCalled();
});

test('[VC5] what is shown is what is put in: nothing takes its place after that', async () => {
  const fake = createFakeRoom();
  const signals: AbortSignal[] = [];
  fake.sources.give = ({ signal }) => {
    signals.push(signal);
    return new Promise(() => undefined);
  };
  await renderJoined(fake);
  press(await takeOfAnna(), 'Put into the conversation');
  expect(await screen.findByText('The picture is in the conversation.')).toBeTruthy();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('[VC5] of oneself nobody is asked', async () => {
  const fake = createFakeRoom();
  await renderJoined(fake);
  fireEvent.click(screen.getByRole('button', { name: 'Take a still' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Take a still of your own camera' }));
  await screen.findByRole('dialog');
  expect(fake.asked).toEqual([]);
});

test.each([
  ['camera', 'Anna Keller took a still of your camera.'],
  ['screen', 'Anna Keller took a still of your screen.'],
] as const)('[VC5] [AX1] who is seen is told and hears who took a still of the %s', async (shows, words) => {
  const fake = createFakeRoom();
  const { announced } = await renderJoined(fake);
  act(() => fake.takeStill({ by: anna.id, shows }));
  expect(screen.getByText(words)).toBeTruthy();
  expect(announced).toContain(words);
});
