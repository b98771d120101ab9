import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { canRemove } from '../../../tab/src/details/canRemove.ts';
import { PeopleSection } from '../../../tab/src/details/PeopleSection.tsx';
import { aCase } from '../caseBuilders.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aConversation, aDirectConversation, gfms, people, rossi } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';

const groups = (conversation: Conversation) =>
  [gfms, rossi]
    .map((company) => ({
      company,
      members: conversation.members.filter((one) => one.companyId === company.id),
    }))
    .filter(({ members }) => members.length > 0);

async function show(conversation: Conversation, options: Parameters<typeof renderInSession>[1] = {}) {
  const left: string[] = [];
  await renderInSession(
    <PeopleSection
      conversation={conversation}
      people={groups(conversation)}
      onLeft={() => left.push('left')}
    />,
    options,
  );
  return left;
}

test('[DP1] people stand under their company, with role, and oneself is marked', async () => {
  await show(aConversation());
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(rows[0]).toContain('Marco Bianchi');
  expect(rows[0]).toContain('operator (you)');
  expect(rows.some((row) => row.includes('Anna Keller') && row.includes('service engineer'))).toBe(true);
});

test('[CV3] Add people asks for people of the own company and makes them watchers', async () => {
  const paolo = { ...people.marco, id: 'paolo', name: 'Paolo Conti' };
  const fake = createFakeApi({
    'GET /api/people': { items: [people.giulia, paolo] },
    'POST /api/cases/SC-2026-000123/watchers': {},
  });
  await show(aConversation(), { api: fake.api });
  fireEvent.click(screen.getByRole('button', { name: 'Add people' }));
  await screen.findByRole('dialog', { name: 'Add people of Officine Rossi' });
  fireEvent.click(screen.getByRole('combobox', { name: 'People' }));
  const options = await screen.findAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Paolo Conti')]);
  fireEvent.click(options[0] ?? document.body);
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  await waitFor(() =>
    expect(fake.sent()).toEqual([
      { method: 'POST', path: '/api/cases/SC-2026-000123/watchers', body: { personIds: ['paolo'] } },
    ]),
  );
});

test('[CV1] members of a direct chat are added to the conversation', async () => {
  const fake = createFakeApi({
    'GET /api/people': { items: [{ ...people.anna, id: 'new', name: 'T. Weber' }] },
    'POST /api/conversations/direct/members': {},
  });
  await show(aDirectConversation(), { person: people.anna, api: fake.api });
  fireEvent.click(screen.getByRole('button', { name: 'Add people' }));
  fireEvent.click(await screen.findByRole('combobox', { name: 'People' }));
  fireEvent.click(await screen.findByRole('option', { name: /T\. Weber/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(fake.sent()[0]?.path).toBe('/api/conversations/direct/members'));
});

test('[CV5] leaving asks first, and a refusal of the last of a side is explained', async () => {
  let answer: unknown = refusal(409, 'lastOfSide');
  const fake = createFakeApi({ 'DELETE /api/cases/SC-2026-000123/watchers/marco': () => answer });
  const left = await show(aConversation(), { api: fake.api });
  fireEvent.click(screen.getByRole('button', { name: 'More about Marco Bianchi' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Leave conversation…' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain(
    'The last person of a company stays',
  );
  answer = {};
  fireEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(left).toEqual(['left']));
});

test('[SC6] in a closed case nobody is added or removed', async () => {
  const item = { ...aCase(), state: 'closed' as const };
  await show(aConversation({ case: item }));
  expect(screen.queryByRole('button')).toBeNull();
});

test('[CV5] who may remove whom', () => {
  const [marco, giulia, anna] = aConversation().members;
  if (!marco || !giulia || !anna) throw new Error('the builder has no members');
  const chat = { kind: 'serviceCase' } as const;
  expect(canRemove(people.marco, marco, chat)).toBe(true);
  expect(canRemove(people.marco, giulia, chat)).toBe(false);
  expect(canRemove(people.giulia, marco, chat)).toBe(true);
  expect(canRemove(people.giulia, anna, chat)).toBe(false);
  expect(canRemove(people.marco, giulia, { kind: 'direct' })).toBe(true);
});
