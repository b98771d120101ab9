import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal } from '../../createFakeApi.ts';
import { people } from '../../messages/builders.ts';
import { playing, renderJoined } from './renderRoom.tsx';
import { aMeeting, aRoomPerson, aStream, createFakeRoom, marcoHere } from './roomBuilders.ts';

const { anna, luis } = people;
const tile = (name: RegExp) => screen.getByRole('group', { name });

test('[VC4] everyone has a tile with name, company and what is off, in words', async () => {
  const room = createFakeRoom({
    people: [
      marcoHere(),
      aRoomPerson(anna, { media: { isMuted: true, hasCamera: false, isSharing: false }, camera: null }),
    ],
  });
  await renderJoined(room);
  expect(tile(/^Anna Keller, GFMS, Microphone off, Camera off$/).textContent).toContain('Microphone off');
  expect(tile(/^Marco Bianchi \(you\), Officine Rossi$/)).toBeTruthy();
});

test('[VC4] teal marks the other company only', async () => {
  await renderJoined(createFakeRoom());
  const badge = (name: RegExp) => tile(name).querySelector('svg')!.closest('span')!.className;
  expect(badge(/^Anna/)).not.toBe(badge(/^Marco/));
});

test('[VC4] who speaks has a sign and words beside the ring, and who is muted never does', async () => {
  const room = createFakeRoom({ people: [marcoHere(), aRoomPerson(anna, { isSpeaking: true })] });
  await renderJoined(room);
  expect(within(tile(/^Anna/)).getByText('Speaking')).toBeTruthy();
  act(() =>
    room.set({
      people: [
        marcoHere(),
        aRoomPerson(anna, {
          isSpeaking: true,
          media: { isMuted: true, hasCamera: true, isSharing: false },
        }),
      ],
    }),
  );
  expect(within(tile(/^Anna/)).queryByText('Speaking')).toBeNull();
});

test('[VC4] a connection that is made or lost is said on its tile', async () => {
  const room = createFakeRoom({ people: [marcoHere(), aRoomPerson(anna, { connection: 'connecting' })] });
  await renderJoined(room);
  expect(within(tile(/^Anna/)).getByText('Connecting…')).toBeTruthy();
  act(() => room.set({ people: [marcoHere(), aRoomPerson(anna, { connection: 'lost' })] }));
  expect(within(tile(/^Anna/)).getByText('Connection lost. Trying again…')).toBeTruthy();
});

test('[VC4] a shared screen takes the stage, and the people stand in a strip', async () => {
  const screenOfAnna = aRoomPerson(anna, { screen: aStream('screen-anna') });
  await renderJoined(createFakeRoom({ people: [marcoHere(), screenOfAnna, aRoomPerson(luis)] }));
  const strip = screen.getByRole('group', { name: 'People in the room' });
  expect(within(strip).getAllByRole('group')).toHaveLength(3);
  expect(within(screen.getByRole('main')).getByLabelText('Video of Anna Keller')).toBeTruthy();
  expect(strip.contains(tile(/^Screen of Anna Keller/))).toBe(false);
});

test('[VC4] the controls do what they say, and switches tell how they stand', async () => {
  const room = createFakeRoom();
  await renderJoined(room);
  const bar = within(screen.getByRole('toolbar'));
  fireEvent.click(bar.getByRole('button', { name: 'Microphone', pressed: true }));
  fireEvent.click(bar.getByRole('button', { name: 'Camera', pressed: true }));
  fireEvent.click(bar.getByRole('button', { name: 'Leave' }));
  expect(room.asked).toEqual(['muted true', 'camera false', 'leave']);
  expect(bar.getByRole('button', { name: 'Microphone' }).textContent).toContain('on');
});

test('[VC4] where the browser has no way to share a screen, the control is not there', async () => {
  const { unmount } = await renderJoined(createFakeRoom());
  expect(screen.queryByRole('button', { name: 'Share screen' })).toBeNull();
  unmount();
  Object.assign(navigator, { mediaDevices: { getDisplayMedia: () => Promise.reject(new Error()) } });
  const room = createFakeRoom();
  await renderJoined(room);
  fireEvent.click(screen.getByRole('button', { name: 'Share screen' }));
  expect(room.asked).toEqual(['sharing true']);
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

test('[VC4] single keys work the room, but not in a text nor with another key held', async () => {
  const room = createFakeRoom();
  await renderJoined(room);
  fireEvent.keyDown(document.body, { key: 'm' });
  fireEvent.keyDown(document.body, { key: 'v' });
  fireEvent.keyDown(document.body, { key: 'm', ctrlKey: true });
  const field = document.body.appendChild(document.createElement('input'));
  fireEvent.keyDown(field, { key: 'm' });
  field.remove();
  expect(room.asked).toEqual(['muted true', 'camera false']);
  expect(screen.getByRole('button', { name: 'Camera' }).getAttribute('aria-keyshortcuts')).toBe('V');
});

test('[VC4] single keys can be switched off, and stay off', async () => {
  const room = createFakeRoom();
  const { unmount } = await renderJoined(room);
  fireEvent.click(screen.getByRole('button', { name: 'Devices' }));
  fireEvent.click(await screen.findByRole('switch', { name: /Keys: M microphone/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  fireEvent.keyDown(document.body, { key: 'm' });
  expect(room.asked).toEqual([]);
  unmount();
  await renderJoined(room);
  fireEvent.keyDown(document.body, { key: 'm' });
  expect(room.asked).toEqual([]);
  localStorage.clear();
});

test('[VC4] who comes, goes, is cut off or shares is announced, but not who was there before', async () => {
  const room = createFakeRoom();
  const { announced } = await renderJoined(room);
  expect(announced).toEqual([]);
  const { isMuted, hasCamera } = aRoomPerson(anna).media;
  const steps = [
    [aRoomPerson(anna), aRoomPerson(luis)],
    [aRoomPerson(anna, { media: { isMuted, hasCamera, isSharing: true } }), aRoomPerson(luis)],
    [aRoomPerson(anna), aRoomPerson(luis, { connection: 'lost' })],
    [aRoomPerson(luis)],
  ];
  for (const others of steps) act(() => room.set({ people: [marcoHere(), ...others] }));
  expect(announced).toEqual([
    'Luis Ortega is in the room.',
    'Anna Keller shares the screen.',
    'Anna Keller no longer shares the screen.',
    'The connection to Luis Ortega is lost.',
    'The connection to Luis Ortega is back.',
    'Anna Keller has left.',
  ]);
});

test('[VC4] without a connection those one sees stay, and it says that it tries again by itself', async () => {
  const room = createFakeRoom({ phase: 'cut' });
  const { announced } = await renderJoined(room);
  expect(screen.getByRole('alert').textContent).toMatch(/^No connection to the server/);
  expect(tile(/^Anna Keller/)).toBeTruthy();
  act(() => room.set({ phase: 'in' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(announced).toEqual(['Connected again.']);
});

test('[VC4] a notice put aside stays so until a new attempt fails', async () => {
  Object.assign(navigator, { mediaDevices: { getDisplayMedia: () => Promise.reject(new Error()) } });
  const problems = () => ({ camera: 'missing', microphone: null, screen: 'refused' }) as const;
  const room = createFakeRoom({ problems: problems() });
  await renderJoined(room);
  for (const words of [/^No camera was found/, /^Sharing the screen is not allowed/]) {
    const notice = screen.getByText(words).parentElement!;
    fireEvent.click(within(notice).getByRole('button', { name: 'Close' }));
    // Somebody speaks: all of the state is made anew.
    act(() => room.set({ problems: problems() }));
    expect(screen.queryByText(words)).toBeNull();
  }
  fireEvent.click(screen.getByRole('button', { name: 'Share screen' }));
  act(() => room.set({ problems: problems() }));
  expect(screen.getByText(/^Sharing the screen is not allowed/)).toBeTruthy();
  expect(screen.queryByText(/^No camera was found/)).toBeNull();
  act(() => room.set({ problems: { ...problems(), camera: null } }));
  act(() => room.set({ problems: problems() }));
  expect(screen.getByText(/^No camera was found/)).toBeTruthy();
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

test('[VC4] without camera and microphone one short notice says so, and tries both again', async () => {
  const room = createFakeRoom({ problems: { camera: 'missing', microphone: 'missing', screen: null } });
  await renderJoined(room);
  const notice = within(screen.getByRole('alert'));
  fireEvent.click(notice.getByRole('button', { name: 'Try camera and microphone again' }));
  expect(room.asked).toEqual(['camera true', 'muted false']);
  fireEvent.click(notice.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('[VC4] who went on in another window can use this one', async () => {
  const room = createFakeRoom({ phase: 'elsewhere', people: [] });
  await renderJoined(room);
  fireEvent.click(screen.getByRole('button', { name: 'Use this window' }));
  expect(room.asked).toEqual(['tryAgain']);
});

test.each([
  ['removed', 'Nothing here for you', null],
  ['full', 'The room is full', 'Try again'],
  ['closed', 'The case is closed', null],
] as const)('[VC4] %s says what is so and what one can do', async (phase, words, again) => {
  const room = createFakeRoom({ phase, people: [] });
  const { ends } = await renderJoined(room);
  expect(screen.getByRole('alert').textContent).toContain(words);
  expect(screen.queryByRole('button', { name: /again|this window/i })?.textContent ?? null).toBe(again);
  fireEvent.click(screen.getByRole('button', { name: 'Close window' }));
  expect(ends).toEqual(['close']);
});

test('[VC4] what failed has its reference', async () => {
  const room = createFakeRoom({ phase: 'failed', people: [], error: refusal(500, 'failed') });
  await renderJoined(room);
  expect(screen.getByRole('alert').textContent).toContain('7F3K-2Q9A');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(room.asked).toEqual(['tryAgain']);
});

test('[VC4] where the browser plays no sound by itself, a button does', async () => {
  playing.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  await renderJoined(createFakeRoom());
  const hear = await screen.findByRole('button', { name: 'Hear the others' });
  playing.play = () => Promise.resolve();
  fireEvent.click(hear);
  await waitFor(() => expect(screen.queryByText(/holds back the sound/)).toBeNull());
});

test('[VC4] the sound of the others goes to the chosen speaker, and one never hears oneself', async () => {
  const sinks: string[] = [];
  const setSinkId = (id: string) => Promise.resolve(void sinks.push(id));
  Object.assign(HTMLMediaElement.prototype, { setSinkId });
  const devices = { camera: null, microphone: null, speaker: 'headset' };
  const { container } = await renderJoined(createFakeRoom({ devices }));
  expect(sinks).toEqual(['headset']);
  expect(container.querySelectorAll('audio')).toHaveLength(1);
  for (const video of container.querySelectorAll('video')) expect(video.muted).toBe(true);
  Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');
});

test('[VC4] the head tells how many are there and for how long', async () => {
  const startedAt = new Date(Date.now() - 247_000).toISOString();
  const session = {
    sequence: 12,
    startedAt,
    startedBy: { id: 'marco', name: 'Marco Bianchi' },
    endedAt: null,
    people: [],
    others: 0,
  };
  await renderJoined(createFakeRoom(), { meeting: aMeeting({ sessions: [session] }) });
  expect(screen.getByText('2 people in the room')).toBeTruthy();
  expect(screen.getByRole('timer').textContent).toMatch(/^4:0[789]$/);
});

test('[VC4] on a phone every control is there with its word, in Italian too', async () => {
  await renderJoined(createFakeRoom(), { width: 320, language: 'it' });
  for (const name of ['Microfono', 'Fotocamera', 'Fermo immagine', 'Dispositivi', 'Esci'])
    expect(screen.getByRole('button', { name }).textContent).toContain(name);
});

test('[AX2] no word of a control is broken: a control is as wide as its longest word', async () => {
  await renderJoined(createFakeRoom(), { width: 640, language: 'it' });
  const control = within(screen.getByRole('toolbar')).getByRole('button', { name: 'Dispositivi' });
  expect(getComputedStyle(within(control).getByText('Dispositivi')).overflowWrap).toBe('break-word');
  expect(getComputedStyle(control).minWidth).toBe('min-content');
});

test('[AX2] the name under a large picture ends before one’s own small picture', async () => {
  await renderJoined(createFakeRoom());
  const name = within(tile(/^Anna Keller/)).getByText('Anna Keller');
  const own = tile(/^Marco Bianchi/).parentElement!.style.width;
  const covered = Number.parseInt(own) + 8;
  expect(name.parentElement!.parentElement!.style.maxWidth).toBe(`calc(100% - ${covered + 16}px)`);
});
