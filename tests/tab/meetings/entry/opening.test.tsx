import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { WindowWish } from '../../../../tab/src/teams.ts';
import { roomPage } from '../../../../tab/src/meetings/meetingPath.ts';
import { chooseConversation } from '../../../../tab/src/workspace/chooseConversation.ts';
import { parseLink } from '../../../../tab/src/workspace/parseLink.ts';
import { Workspace } from '../../../../tab/src/workspace/Workspace.tsx';
import { aCase } from '../../caseBuilders.ts';
import { createFakeApi } from '../../createFakeApi.ts';
import { aConversation, heroMessages } from '../../messages/builders.ts';
import { renderInSession } from '../../messages/renderInSession.tsx';
import { aMeeting, joinUrl, meetingId } from './meetingBuilders.ts';

afterEach(() => cleanup());

async function show(meeting = aMeeting(), { isRefused = false, linkedItem = null as string | null } = {}) {
  Object.defineProperty(document.documentElement, 'clientWidth', { value: 1280, configurable: true });
  localStorage.clear();
  const hero = aConversation();
  const fake = createFakeApi({
    'GET /api/conversations': { items: [hero] },
    'GET /api/cases': { items: [] },
    'GET /api/conversations/hero': hero,
    'GET /api/conversations/hero/details': { case: aCase(), people: [], counts: { files: 0, media: 0 } },
    'GET /api/conversations/hero/places': { items: [], all: 0 },
    'GET /api/conversations/hero/files': { items: [] },
    'GET /api/conversations/hero/whiteboards': { items: [] },
    'GET /api/conversations/hero/messages': { items: heroMessages },
    'PUT /api/conversations/hero/read': { readUpTo: 11, unread: 0 },
    'GET /api/conversations/hero/meetings': { items: [meeting] },
    'POST /api/conversations/hero/meetings': meeting,
    [`GET /api/meetings/${meetingId}`]: meeting,
  });
  const windows: WindowWish[] = [];
  const links: string[] = [];
  await renderInSession(
    <Workspace
      linkedItem={linkedItem}
      onShown={() => undefined}
      ways={{
        openWindow: (wish) => {
          windows.push(wish);
          if (isRefused) wish.onRefused();
        },
        openLink: (url) => Promise.resolve(void links.push(url)),
        callPeople: null,
      }}
    />,
    { api: fake.api },
  );
  return { ...fake, windows, links };
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
