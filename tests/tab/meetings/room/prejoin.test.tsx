import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aConversation, aDirectConversation, at, gfms } from '../../messages/builders.ts';
import { refusal } from '../../createFakeApi.ts';
import { renderPage } from './renderRoom.tsx';
import { aMeeting, createFakePreview, createFakeRoom, meetingId } from './roomBuilders.ts';

const join = () => screen.findByRole('button', { name: 'Join' });

test('[VC4] [AX1] before joining one reads which case it is, who can come in, and who is there', async () => {
  const present = [
    { id: 'anna', name: 'Anna Keller', companyId: gfms.id, since: at('22:10'), sessionId: 's1' },
  ];
  await renderPage({ table: { [`GET /api/meetings/${meetingId}`]: aMeeting({ present }) } });
  const button = await join();
  expect(screen.getByRole('main').contains(button)).toBe(true);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Filo rotto all’infilaggio');
  expect(screen.getByText(/SC-2026-000123/)).toBeTruthy();
  expect(screen.getByText('can come in', { exact: false }).parentElement?.textContent).toBe(
    'GFMS and Officine Rossi can come in',
  );
  const now = screen.getByRole('region', { name: 'In the room now' });
  expect(within(now).getByText('Anna Keller')).toBeTruthy();
  expect(within(now).getByText('GFMS')).toBeTruthy();
});

test('[VC4] a room of one company alone says so', async () => {
  const direct = { ...aDirectConversation(), id: 'hero' };
  await renderPage({ table: { 'GET /api/conversations/hero': direct } });
  expect(await screen.findByText('Only GFMS can come in')).toBeTruthy();
});

test('[VC4] nothing is joined before Join is pressed, and then with the devices as they are', async () => {
  const { made, preview } = await renderPage();
  fireEvent.click(await screen.findByRole('button', { name: 'Microphone', pressed: true }));
  fireEvent.click(screen.getByRole('button', { name: 'Camera', pressed: true }));
  expect(preview.asked).toEqual(['muted true', 'camera false']);
  expect(made).toEqual([]);
  fireEvent.click(await join());
  expect(made).toEqual([meetingId]);
  expect(preview.asked).toContain('handOver');
  // The room has the devices now: letting go of them would end its picture.
  expect(preview.asked).not.toContain('close');
});

test('[VC4] without joining, the devices are let go with the page', async () => {
  const { preview, unmount } = await renderPage();
  await join();
  unmount();
  expect(preview.asked).toEqual(['close']);
});

test('[VC4] each missing, refused or busy device says what to do, and one can join without it', async () => {
  const preview = createFakePreview({
    problems: { camera: 'busy', microphone: 'refused', screen: null },
  });
  const { made } = await renderPage({ preview });
  await join();
  expect(screen.getByText(/Another program is using the camera/)).toBeTruthy();
  expect(screen.getByText(/The microphone is not allowed here/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try the camera again' }));
  fireEvent.click(screen.getByRole('button', { name: 'Try the microphone again' }));
  expect(preview.asked).toEqual(['camera true', 'muted false']);
  act(() => preview.set({ problems: { camera: 'missing', microphone: null, screen: null } }));
  expect(screen.getByText(/No camera was found/)).toBeTruthy();
  fireEvent.click(await join());
  expect(made).toEqual([meetingId]);
});

test('[VC4] where the frame around the page forbids the camera, that is what it says', async () => {
  const allowed = { allowsFeature: (feature: string) => feature !== 'camera' };
  Object.assign(document, { featurePolicy: allowed });
  const preview = createFakePreview({
    problems: { camera: 'refused', microphone: 'refused', screen: null },
  });
  await renderPage({ preview });
  expect(await screen.findByText(/Teams does not let this page use the camera/)).toBeTruthy();
  expect(screen.getByText(/The microphone is not allowed here/)).toBeTruthy();
  Reflect.deleteProperty(document, 'featurePolicy');
});

test('[VC4] devices can be chosen before they have names', async () => {
  const list = {
    camera: [
      { id: 'c1', label: '' },
      { id: 'c2', label: 'Rear camera' },
    ],
    microphone: [],
    speaker: [],
  };
  const { preview } = await renderPage({ preview: createFakePreview({ list }) });
  const camera = await screen.findByRole('combobox', { name: 'Camera' });
  expect(camera.textContent).toBe('Camera 1');
  fireEvent.click(camera);
  fireEvent.click(await screen.findByRole('option', { name: 'Rear camera' }));
  expect(preview.asked).toEqual(['choose camera c2']);
  expect(screen.getByRole('combobox', { name: 'Speaker' }).textContent).toBe('Speaker of this device');
});

test('[VC4] who is no member reads that there is nothing for him, and of a closed case that it is closed', async () => {
  const first = await renderPage({
    table: { [`GET /api/meetings/${meetingId}`]: refusal(404, 'notFound') },
  });
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Nothing here for you/);
  expect(first.preview.asked).toEqual([]);
  first.unmount();
  const closed = aConversation();
  await renderPage({
    table: {
      'GET /api/conversations/hero': { ...closed, case: { ...closed.case, state: 'closed' } },
    },
  });
  expect((await screen.findByRole('alert')).textContent).toMatch(/^The case is closed/);
});

test('[VC4] what does not load says its reference and tries again', async () => {
  let isDown = true;
  await renderPage({
    table: {
      [`GET /api/meetings/${meetingId}`]: () => (isDown ? refusal(500, 'failed') : aMeeting()),
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('7F3K-2Q9A');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await join()).toBeTruthy();
});

test('[VC4] a meeting that has moved to Teams leads there', async () => {
  const joinUrl = 'https://teams.microsoft.com/l/meetup-join/1';
  await renderPage({
    table: { [`GET /api/meetings/${meetingId}`]: aMeeting({ kind: 'link', joinUrl }) },
  });
  const link = await screen.findByRole('link', { name: 'Open the Teams meeting' });
  expect(link.getAttribute('href')).toBe(joinUrl);
});

test('[VC4] when the meeting moves to Teams, who is in the room is led there', async () => {
  const { tell } = await renderPage();
  fireEvent.click(await join());
  await screen.findByRole('group', { name: /Anna Keller/ });
  const joinUrl = 'https://teams.microsoft.com/l/meetup-join/1';
  const meeting = aMeeting({ kind: 'link', joinUrl });
  act(() =>
    tell({
      event: 'entry',
      data: {
        conversationId: 'hero',
        sequence: 20,
        message: null,
        case: null,
        membersChanged: false,
        meeting,
      },
    }),
  );
  const link = await screen.findByRole('link', { name: 'Open the Teams meeting' });
  expect(link.getAttribute('href')).toBe(joinUrl);
});

test('[VC4] the room is left with its page, and after leaving one can look at oneself and join again', async () => {
  const room = createFakeRoom();
  const { made, opened, unmount } = await renderPage({ room });
  fireEvent.click(await join());
  expect(await screen.findByRole('group', { name: /Anna Keller/ })).toBeTruthy();
  act(() => room.set({ phase: 'left', people: [] }));
  const again = screen.getByRole('button', { name: 'Join again' });
  expect(document.activeElement).toBe(again);
  fireEvent.click(again);
  await waitFor(() => expect(room.asked).toEqual(['leave']));
  fireEvent.click(await join());
  // As one was in the room the last time.
  expect(opened).toEqual([
    { isMuted: false, hasCamera: true },
    { isMuted: true, hasCamera: false },
  ]);
  expect(made).toHaveLength(2);
  unmount();
  expect(room.asked).toEqual(['leave', 'leave']);
});
