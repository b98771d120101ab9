import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Place } from '../../../api/contract/places.ts';
import { PlacesSection } from '../../../tab/src/places/PlacesSection.tsx';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aConversation, aDirectConversation, people } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { aLostPlace, aPlace } from './placeBuilders.ts';

afterEach(() => cleanup());

type Wish = {
  items?: Place[];
  table?: Record<string, unknown>;
  person?: typeof people.marco;
  conversation?: Conversation;
  language?: 'en' | 'it';
};

async function show(wish: Wish = {}) {
  const { items = [aPlace(), aLostPlace()], person = people.anna, language = 'en' } = wish;
  const fake = createFakeApi({
    'GET /api/conversations/hero/places': { items, all: items.length },
    ...wish.table,
  });
  const conversation = wish.conversation ?? aConversation();
  await renderInSession(<PlacesSection conversation={conversation} layout="three" />, {
    person,
    language,
    api: fake.api,
  });
  return fake;
}
const rows = async () => (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);

test('[RL3] each linked place says what it is, who reads there and how it stands', async () => {
  await show({ items: [aPlace(), aLostPlace({ state: 'ok', reason: null, since: null })] });
  expect(await rows()).toEqual([
    'Service Italy › SC-2026-000123Thread · GFMS readsOK',
    'Officina notteGroup chat · 4 people of Officine Rossi, 1 not set upOK',
  ]);
  expect(screen.getByRole('heading', { name: 'Linked Teams places' })).toBeTruthy();
});

test('[RL6] a place that nothing reaches says so and why, in Italian too', async () => {
  await show({ language: 'it' });
  expect((await rows())[1]).toMatch(
    /^Officina notteIl bot è stato rimosso · .*22:05Non raggiungibileRiprova$/,
  );
});

test('[RL6] a place whose thread may exist is not called unreachable', async () => {
  await show({ items: [aPlace({ state: 'notConfirmed' })] });
  expect((await rows())[0]).toContain('Teams did not answer whether it is thereNot confirmed');
});

test('[RL6] trying again asks the server, then for the places anew', async () => {
  let items = [aLostPlace()];
  const fake = await show({
    table: {
      'GET /api/conversations/hero/places': () => ({ items, all: 1 }),
      'POST /api/conversations/hero/places/night/retry': () => {
        items = [aLostPlace({ state: 'ok', reason: null, since: null })];
        return {};
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Try again: Officina notte' }));
  expect(await screen.findByText('OK')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Try again/ })).toBeNull();
  expect(fake.sent()).toHaveLength(1);
});

test('[AX3] when trying again is refused the row says so', async () => {
  await show({
    table: { 'POST /api/conversations/hero/places/night/retry': refusal(503, 'unavailable') },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Try again: Officina notte' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The server is busy.');
});

test('[RL3] unlinking asks first, and is offered only to who may', async () => {
  const fake = await show({
    items: [aPlace({ mayUnlink: false }), aLostPlace()],
    table: { 'DELETE /api/conversations/hero/places/night': () => ({}) },
  });
  await rows();
  const menus = screen.getAllByRole('button', { name: /^More about/ });
  expect(menus.map((menu) => menu.getAttribute('aria-label'))).toEqual(['More about Officina notte']);
  fireEvent.click(menus[0] ?? document.body);
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Unlink…' }));
  await screen.findByRole('dialog', { name: 'Unlink “Officina notte”?' });
  expect(fake.sent()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Unlink' }));
  await waitFor(() =>
    expect(fake.sent()).toEqual([
      { method: 'DELETE', path: '/api/conversations/hero/places/night', body: undefined },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('[RL3] without places GFMS reads how to link one, and a customer reads nothing', async () => {
  await show({ items: [] });
  expect(await screen.findByText(/In Teams, write “link SC-2026-000123” to Conferencing\./)).toBeTruthy();
  cleanup();
  const fake = await show({ items: [], person: people.marco });
  await waitFor(() => expect(fake.requests).toHaveLength(1));
  expect(screen.queryByRole('heading')).toBeNull();
});

test('[RL8] a direct chat is not asked for places and shows none', async () => {
  const fake = await show({ conversation: aDirectConversation() });
  expect(fake.requests).toEqual([]);
  expect(screen.queryByRole('heading')).toBeNull();
});
