import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { ConversationsPane } from '../../../tab/src/conversations/ConversationsPane.tsx';
import { aCase } from '../caseBuilders.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aConversation, aDirectConversation, at, people, rossi } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';

const lastMessage = {
  authorId: 'anna',
  authorName: 'Anna Keller',
  text: 'Porto la guida\ndi ricambio',
  sequence: 11,
  createdAt: at('22:06'),
};
const hero = aConversation({ lastMessage, unread: 2 });
const closed = aConversation({
  id: 'closed',
  name: 'Filtro resina',
  unread: 0,
  lastActivityAt: at('20:00'),
  case: {
    ...aCase(),
    number: 'SC-2026-000087',
    title: 'Filtro resina',
    state: 'closed',
    turn: null,
    downSince: null,
  },
});
const night: ConversationSummary = {
  ...aDirectConversation(),
  id: 'night',
  name: 'Turno di notte',
  companies: [rossi],
  members: [people.marco, people.giulia].map((one) => ({ ...one, since: at('20:00') })),
  unread: 0,
};
const other = aCase({
  number: 'SC-2026-000098',
  title: 'Errore lettore UV',
  joined: false,
  conversationId: 'uv',
  downSince: null,
});

function answers(rows: ConversationSummary[] = [hero, closed, night], cases = [other]) {
  return createFakeApi({
    'GET /api/conversations': { items: rows },
    'GET /api/cases': { items: cases },
    'POST /api/cases/SC-2026-000098/watchers': { number: 'SC-2026-000098' },
  });
}

async function show(fake = answers(), options: { language?: 'en' | 'it'; openId?: string } = {}) {
  const opened: string[] = [];
  const { language = 'en', openId = 'hero' } = options;
  const shown = await renderInSession(
    <ConversationsPane
      openId={openId}
      onOpen={(id) => opened.push(id)}
      onNewConversation={() => opened.push('+')}
    />,
    { api: fake.api, language },
  );
  return { ...shown, opened, fake };
}

test('[CV4] the sections hold the chats of cases, the other open cases and the direct chats', async () => {
  await show();
  const cases = await screen.findByRole('region', { name: 'Service Case Chat' });
  expect(within(cases).getAllByRole('listitem')).toHaveLength(2);
  expect(
    within(await screen.findByRole('region', { name: 'Other open cases' })).getAllByRole('listitem'),
  ).toHaveLength(1);
  expect(
    within(screen.getByRole('region', { name: 'Direct Chat' })).getByText('Only Officine Rossi'),
  ).toBeTruthy();
});

test('[CV4] a row says its name, case, state, unread count and last message', async () => {
  await show();
  const row = await screen.findByRole('button', { name: /^Filo rotto all’infilaggio/ });
  const name = row.getAttribute('aria-label');
  expect(name).toContain('SC-2026-000123');
  expect(name).toContain('Machine down');
  expect(name).toContain('2 unread messages');
  expect(name).toContain('Anna Keller: Porto la guida di ricambio');
  expect(row.getAttribute('aria-current')).toBe('true');
});

test('[SC6] a closed case stays in the list and says so', async () => {
  await show();
  expect(
    await screen.findByRole('button', { name: /^Filtro resina, .+, SC-2026-000087, Closed/ }),
  ).toBeTruthy();
});

test('[AX2] the Italian list uses the words of the manual', async () => {
  await show(answers(), { language: 'it' });
  expect(await screen.findByRole('region', { name: 'Chat del caso di servizio' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Chat diretta' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Nuova conversazione' })).toBeTruthy();
});

test('[CV4] typing filters what is loaded at once and then asks the server for the rest', async () => {
  const { fake } = await show();
  await screen.findByRole('region', { name: 'Direct Chat' });
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search conversations' }), {
    target: { value: '350-08 filtro' },
  });
  expect(screen.queryByRole('button', { name: /Turno di notte/ })).toBeNull();
  expect(screen.getByRole('button', { name: /^Filtro resina/ })).toBeTruthy();
  await waitFor(() =>
    expect(fake.requests.map(({ path }) => path)).toContain('/api/conversations?query=350-08+filtro'),
  );
});

test('[CV4] what the server finds is shown although it was not loaded', async () => {
  const old = aConversation({ id: 'old', name: 'Vecchio caso', lastActivityAt: at('08:00') });
  const fake = createFakeApi({
    'GET /api/conversations': ({ path }: { path: string }) => ({
      items: path.includes('query=') ? [old] : [hero],
    }),
    'GET /api/cases': { items: [] },
  });
  await show(fake);
  await screen.findByRole('region', { name: 'Direct Chat' });
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'serbatoio' } });
  expect(await screen.findByRole('button', { name: /^Vecchio caso/ })).toBeTruthy();
});

test('[AX3] a search without a hit says so and offers the way back', async () => {
  await show(
    createFakeApi({
      'GET /api/conversations': ({ path }: { path: string }) => ({
        items: path.includes('query=') ? [] : [hero],
      }),
      'GET /api/cases': { items: [] },
    }),
  );
  await screen.findByRole('region', { name: 'Direct Chat' });
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'xyz' } });
  expect(await screen.findByText('Nothing found for “xyz”.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(await screen.findByRole('button', { name: /^Filo rotto/ })).toBeTruthy();
});

test('[AX1] one row is a stop of the Tab key; the arrow keys, Home and End reach the others', async () => {
  await show();
  const selected = await screen.findByRole('button', { name: /^Filo rotto/ });
  await screen.findByRole('button', { name: /^Join/ });
  expect(selected.tabIndex).toBe(0);
  expect(screen.getByRole('button', { name: /^Filtro resina/ }).tabIndex).toBe(-1);
  act(() => selected.focus());
  fireEvent.keyDown(selected, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Filtro resina/ }));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'End' });
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Turno di notte/ }));
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Home' });
  expect(document.activeElement).toBe(selected);
});

test('[CV4] a press opens the conversation', async () => {
  const { opened } = await show();
  fireEvent.click(await screen.findByRole('button', { name: /^Turno di notte/ }));
  expect(opened).toEqual(['night']);
});

test('[SC9] Join makes one a watcher and opens the chat', async () => {
  const { opened, fake } = await show();
  fireEvent.click(await screen.findByRole('button', { name: 'Join SC-2026-000098, Errore lettore UV' }));
  await waitFor(() => expect(opened).toEqual(['uv']));
  expect(fake.sent()).toEqual([{ method: 'POST', path: '/api/cases/SC-2026-000098/watchers', body: {} }]);
});

test('[AX3] when joining fails the reason stands beside it', async () => {
  const fake = createFakeApi({
    'GET /api/conversations': { items: [hero] },
    'GET /api/cases': { items: [other] },
    'POST /api/cases/SC-2026-000098/watchers': refusal(403, 'forbidden'),
  });
  const { opened } = await show(fake);
  fireEvent.click(await screen.findByRole('button', { name: /^Join/ }));
  expect((await screen.findByRole('alert')).textContent).toContain('You may not do this.');
  expect(opened).toEqual([]);
});

test('[AX3] without any case the list says where to start, without a dead button', async () => {
  await show(answers([], []));
  const text = await screen.findByText(/^No service case\. If a machine is down, start here/);
  expect(text.textContent).toContain('GFMS');
});

test('[AX3] a list that does not load says so with a reference and can be tried again', async () => {
  let isDown = true;
  const fake = createFakeApi({
    'GET /api/conversations': () => (isDown ? refusal(500, 'failed') : { items: [hero] }),
    'GET /api/cases': { items: [] },
  });
  await show(fake);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Conversations do not load');
  expect(alert.textContent).toContain('7F3K-2Q9A');
  isDown = false;
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: /^Filo rotto/ })).toBeTruthy();
});

test('[AX1] a section folds away and says whether it is open', async () => {
  await show();
  const heading = await screen.findByRole('button', { name: 'Direct Chat' });
  expect(heading.getAttribute('aria-expanded')).toBe('true');
  fireEvent.click(heading);
  expect(heading.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('button', { name: /^Turno di notte/ })).toBeNull();
});

test('[FL3] a row whose last message has only files shows the first one’s name, for whom it is from', async () => {
  const onlyFiles = { ...lastMessage, text: '', files: { count: 3, name: 'Allarme.jpg' } };
  const own = { ...onlyFiles, authorId: 'marco', files: { count: 1, name: 'P0147.ISO' } };
  await show(
    answers([
      { ...hero, lastMessage: onlyFiles },
      { ...closed, lastMessage: own },
    ]),
  );
  expect(await screen.findByText('Anna Keller: Allarme.jpg and 2 more')).toBeTruthy();
  expect(screen.getByText('You: P0147.ISO')).toBeTruthy();
});
