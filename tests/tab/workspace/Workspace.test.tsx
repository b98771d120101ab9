import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aCase } from '../caseBuilders.ts';
import { aConversation, aDirectConversation, at, gfms, people, rossi } from '../messages/builders.ts';
import { renderWorkspace } from './renderWorkspace.tsx';

const hero = aConversation();
const night = {
  ...aDirectConversation(),
  id: 'night',
  name: 'Turno di notte',
  companies: [rossi],
  members: [people.marco, people.giulia].map((one) => ({ ...one, since: at('20:00') })),
};
const byCompany = [
  { company: gfms, members: hero.members.filter(({ companyId }) => companyId === gfms.id) },
  { company: rossi, members: hero.members.filter(({ companyId }) => companyId === rossi.id) },
];

const counts = { files: 0, media: 0 };

/** Beside the hero case there is a direct chat. */
const answers = {
  'GET /api/conversations': { items: [hero, night] },
  'GET /api/conversations/night': night,
  'GET /api/conversations/hero/details': { case: aCase(), people: byCompany, counts },
  'GET /api/conversations/night/files': { items: [] },
  'GET /api/conversations/night/details': {
    case: aCase(),
    people: [{ company: rossi, members: night.members }],
    counts,
  },
  'GET /api/conversations/night/messages': { items: [] },
  'PUT /api/conversations/night/read': { readUpTo: 11, unread: 0 },
};

const show = ({ table, ...wish }: Parameters<typeof renderWorkspace>[0] = {}) =>
  renderWorkspace({ ...wish, table: { ...answers, ...table } });

test('[DP1] three panes are three landmarks, with the case beside the heading', async () => {
  const { shown } = await show();
  const list = screen.getByRole('navigation', { name: 'Conversations' });
  expect(within(list).getByRole('heading', { name: 'Conferencing' })).toBeTruthy();
  expect(
    await within(list).findByRole('button', {
      name: 'Open service case SC-2026-000123, Filo rotto all’infilaggio',
    }),
  ).toBeTruthy();
  expect(screen.getByRole('main', { name: 'Messages' })).toBeTruthy();
  const details = screen.getByRole('complementary', { name: 'Details' });
  for (const name of ['Service case', 'Media', 'Whiteboards', 'Files', 'People']) {
    expect(await within(details).findByRole('heading', { name })).toBeTruthy();
  }
  expect(within(details).getByRole('button', { name: 'Add people' })).toBeTruthy();
  expect(shown).toEqual(['shown']);
});

test('[AX2] in Italian the landmarks have the words of the manual', async () => {
  await show({ language: 'it' });
  expect(screen.getByRole('heading', { name: 'Conferenza' })).toBeTruthy();
  expect(screen.getByRole('navigation', { name: 'Conversazioni' })).toBeTruthy();
  expect(screen.getByRole('main', { name: 'Messaggi' })).toBeTruthy();
  expect(screen.getByRole('complementary', { name: 'Dettagli' })).toBeTruthy();
});

test('[CV4] another row opens another conversation and is remembered', async () => {
  await show();
  fireEvent.click(await screen.findByRole('button', { name: /^Turno di notte/ }));
  const main = screen.getByRole('main');
  await waitFor(() =>
    expect(within(main).getAllByRole('heading', { name: 'Turno di notte' })[0]).toBeTruthy(),
  );
  expect(localStorage.getItem('conferencing.lastOpened.marco')).toBe('night');
});

test('[CV2] a side room shows the card of its case, from which one comes to the case', async () => {
  await show({
    linkedItem: 'conversation/night',
    table: { 'GET /api/cases/SC-2026-000123': aCase() },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Open Service Case Chat' }));
  const main = screen.getByRole('main');
  await waitFor(() =>
    expect(within(main).getAllByRole('heading', { name: 'Filo rotto all’infilaggio' })[0]).toBeTruthy(),
  );
});

test('[SC9] a link into a case one may see offers Join and open', async () => {
  const other = aCase({
    number: 'SC-2026-000098',
    title: 'Errore lettore UV',
    joined: false,
    conversationId: 'night',
  });
  const { sent } = await show({
    linkedItem: 'case/SC-2026-000098',
    table: {
      'GET /api/cases/SC-2026-000098': other,
      'POST /api/cases/SC-2026-000098/watchers': other,
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Join and open' }));
  await waitFor(() => expect(sent()[0]?.path).toBe('/api/cases/SC-2026-000098/watchers'));
  const main = screen.getByRole('main');
  await waitFor(() =>
    expect(within(main).getAllByRole('heading', { name: 'Turno di notte' })[0]).toBeTruthy(),
  );
});

test.each(['case/SC-2026-009999', 'conversation/nowhere'])(
  '[SE2] a link to what is not there or not mine, %s, says so and leads back',
  async (linkedItem) => {
    await show({ linkedItem });
    expect(await screen.findByRole('heading', { name: 'Nothing here for you' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the conversations' }));
    const main = screen.getByRole('main');
    await waitFor(() =>
      expect(within(main).getAllByRole('heading', { name: hero.name ?? '' })[0]).toBeTruthy(),
    );
  },
);

test('[AX3] a conversation that does not load says so with a reference', async () => {
  const { refusal } = await import('../createFakeApi.ts');
  await show({
    linkedItem: 'conversation/hero',
    table: { 'GET /api/conversations/hero': refusal(500, 'failed') },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Messages do not load');
  expect(alert.textContent).toContain('7F3K-2Q9A');
});

test('[AX3] without any conversation the middle says whom to ask', async () => {
  await show({ table: { 'GET /api/conversations': { items: [] } } });
  expect(await screen.findByRole('heading', { name: 'No service case' })).toBeTruthy();
});

test('[AX1] one pane has tabs that the arrow keys move, and the heading stays above each', async () => {
  await show({ width: 320 });
  const tab = (name: RegExp) => screen.getByRole('tab', { name });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Open service case/ })).toBeTruthy());
  expect(tab(/^Messages/).getAttribute('aria-selected')).toBe('true');
  fireEvent.keyDown(tab(/^Messages/), { key: 'ArrowLeft' });
  expect(tab(/^Conversations/).getAttribute('aria-selected')).toBe('true');
  expect(document.activeElement).toBe(tab(/^Conversations/));
  expect(screen.getByRole('navigation', { name: 'Conversations' })).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Conferencing' })).toBeTruthy();
  fireEvent.click(tab(/^Details/));
  expect(screen.getByRole('complementary', { name: 'Details' })).toBeTruthy();
  expect(screen.queryByRole('main')).toBeNull();
});

test('[DP1] with two panes the details come in a drawer', async () => {
  await show({ width: 768 });
  expect(screen.queryByRole('complementary')).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: 'Open details' }));
  expect(await screen.findByRole('complementary', { name: 'Details' })).toBeTruthy();
});

test('[NT1] a link to a file opens its conversation with the file on top', async () => {
  const fileId = 'hero.0f8b3c1e-1111-4222-8333-444455556666';
  await show({ linkedItem: `file/${fileId}` });
  expect(await screen.findByRole('dialog')).toBeTruthy();
});
