import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Language } from '../../../tab/src/i18n/createI18n.ts';
import { NewConversationDialog } from '../../../tab/src/conversations/NewConversationDialog.tsx';
import { aCase } from '../caseBuilders.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aDirectConversation, people } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';

const created = { ...aDirectConversation(), id: 'fresh' };

function answers(creation: unknown = created) {
  return createFakeApi({
    'GET /api/people': { items: [people.marco, people.giulia] },
    'POST /api/conversations': creation,
  });
}

async function show(
  fake = answers(),
  options: { language?: Language; openCase?: ReturnType<typeof aCase> } = {},
) {
  const created: string[] = [];
  const { language = 'en', openCase = null } = options;
  await renderInSession(
    <NewConversationDialog
      openCase={openCase}
      onClose={() => created.push('closed')}
      onCreated={(id) => created.push(id)}
    />,
    { api: fake.api, language },
  );
  return { fake, created };
}

async function choose(name: string): Promise<void> {
  const combobox = screen.getByRole('combobox', { name: /People|Persone/ });
  fireEvent.click(combobox);
  fireEvent.click(await screen.findByRole('option', { name: new RegExp(name) }));
}

test('[CV2] the dialog has a name, people and the button that creates the conversation', async () => {
  await show();
  expect(screen.getByRole('dialog', { name: 'New conversation' })).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Name' })).toBeTruthy();
  expect(screen.getByRole('combobox', { name: 'People' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Create Conversation' })).toBeTruthy();
});

test('[CV2] it says before anything is written who will not see it', async () => {
  await show();
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('Only Officine Rossi');
  expect(dialog.textContent).toContain('GFMS does not see that it exists.');
});

test('[AX2] in Italian it has the words of the manual', async () => {
  await show(answers(), { language: 'it' });
  expect(screen.getByRole('button', { name: 'Crea conversazione' })).toBeTruthy();
  expect(screen.getByRole('dialog').textContent).toContain('GFMS non vede che esiste.');
});

test('[CV2] only the others of the own company are offered', async () => {
  const { fake } = await show();
  fireEvent.click(screen.getByRole('combobox', { name: 'People' }));
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Giulia Rossi')]);
  expect(fake.requests.every(({ path }) => path.startsWith('/api/people'))).toBe(true);
});

test('[CV2] it creates the conversation attached to the open case and opens it', async () => {
  const { fake, created: opened } = await show(answers(), { openCase: aCase() });
  fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: ' Turno di notte ' } });
  await choose('Giulia Rossi');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Attach to SC-2026-000123/ }).checked).toBe(
    true,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Create Conversation' }));
  await waitFor(() => expect(opened).toEqual(['closed', 'fresh']));
  expect(fake.sent()[0]?.body).toMatchObject({
    kind: 'direct',
    name: 'Turno di notte',
    memberIds: ['giulia'],
    caseNumber: 'SC-2026-000123',
  });
});

test('[CV2] detached and without a name it sends neither', async () => {
  const { fake, created: opened } = await show(answers(), { openCase: aCase() });
  await choose('Giulia Rossi');
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByRole('button', { name: 'Create Conversation' }));
  await waitFor(() => expect(opened).toContain('fresh'));
  expect(Object.keys(fake.sent()[0]?.body ?? {}).sort()).toEqual(['clientId', 'kind', 'memberIds']);
});

test('[MS1] a repeated press after a lost answer creates one conversation', async () => {
  let count = 0;
  const { fake, created: opened } = await show(
    answers(() => (++count === 1 ? refusal(0, 'offline') : created)),
  );
  await choose('Giulia Rossi');
  const button = screen.getByRole('button', { name: 'Create Conversation' });
  fireEvent.click(button);
  expect((await screen.findByRole('alert')).textContent).toContain('No network');
  fireEvent.click(button);
  await waitFor(() => expect(opened).toContain('fresh'));
  const [first, second] = fake.sent().map(({ body }) => (body as { clientId: string }).clientId);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
});

test('[AX3] with nobody chosen it says what is missing and sends nothing', async () => {
  const { fake } = await show();
  fireEvent.click(screen.getByRole('button', { name: 'Create Conversation' }));
  expect(await screen.findByText('Choose at least one person.')).toBeTruthy();
  expect(fake.sent()).toEqual([]);
});
