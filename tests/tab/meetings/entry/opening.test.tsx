import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { roomPage } from '../../../../tab/src/meetings/meetingPath.ts';
import { chooseConversation } from '../../../../tab/src/workspace/chooseConversation.ts';
import { parseLink } from '../../../../tab/src/workspace/parseLink.ts';
import { createFakeWays, renderWorkspace } from '../../workspace/renderWorkspace.tsx';
import { aMeeting, joinUrl, meetingId } from './meetingBuilders.ts';

afterEach(() => cleanup());

async function show(meeting = aMeeting(), { isRefused = false, linkedItem = null as string | null } = {}) {
  const { ways, windows, links } = createFakeWays({ isRefused });
  const table = {
    'GET /api/conversations/hero/whiteboards': { items: [] },
    'GET /api/conversations/hero/meetings': { items: [meeting] },
    'POST /api/conversations/hero/meetings': meeting,
    [`GET /api/meetings/${meetingId}`]: meeting,
  };
  await renderWorkspace({ table, linkedItem, ways });
  return { windows, links };
}

const room = aMeeting({ kind: 'room', joinUrl: `/?meeting=${meetingId}` });
const videoButton = () => screen.findByRole('button', { name: 'Video Conference' });

test('[VC1] a Teams meeting is opened by its link, from the head and from pane 3', async () => {
  const { links, windows } = await show();
  fireEvent.click(await videoButton());
  await waitFor(() => expect(links).toEqual([joinUrl]));
  fireEvent.click((await screen.findAllByRole('button', { name: /^Join/ }))[0]!);
  await waitFor(() => expect(links).toEqual([joinUrl, joinUrl]));
  expect(windows).toEqual([]);
});

test('[VC4] a room opens in a window of its own', async () => {
  const { windows, links } = await show(room);
  fireEvent.click(await videoButton());
  await waitFor(() => expect(windows).toHaveLength(1));
  expect(windows[0]).toMatchObject({ page: roomPage(meetingId), title: 'Filo rotto all’infilaggio' });
  expect(links).toEqual([]);
});

test('[VC4] where no window opens the room is shown in place, above the panes', async () => {
  await show(room, { isRefused: true });
  const button = await videoButton();
  fireEvent.click(button);
  await waitFor(() => expect(button.closest('[inert]')).not.toBeNull());
});

test('[NT1] [VC1] a link to a meeting opens its conversation, at Video Conference', async () => {
  const { windows, links } = await show(aMeeting(), { linkedItem: `meeting/${meetingId}` });
  const button = await videoButton();
  await waitFor(() => expect(document.activeElement).toBe(button));
  // A link alone takes nobody into a conference.
  expect([windows, links]).toEqual([[], []]);
});

test('[SE4] only what can be a meeting’s id is a link to one', () => {
  const linked = parseLink(`meeting/${meetingId}`);
  expect(chooseConversation({ linked, lastOpened: 'last', conversations: null })).toEqual({
    kind: 'conversation',
    id: 'hero',
    isRemembered: false,
    startAt: { isMeeting: true },
  });
  expect(parseLink('meeting/hero')).toBeNull();
  expect(parseLink('meeting/..%2F..%2Fapi')).toBeNull();
});
