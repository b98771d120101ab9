import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { CaseCard } from '../../../tab/src/cases/CaseCard.tsx';
import { downTime } from '../../../tab/src/cases/downTime.ts';
import { createI18n } from '../../../tab/src/i18n/createI18n.ts';
import { aCase } from '../caseBuilders.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { people } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';

async function show(
  item: ServiceCase,
  options: Parameters<typeof renderInSession>[1] & { onOpen?: (id: string) => void } = {},
) {
  const { onOpen = () => {}, ...session } = options;
  return renderInSession(<CaseCard item={item} onOpen={onOpen} />, session);
}
const asGfms = { person: people.anna };

test('[SC3] the priority is shown with its lock, and to GFMS only', async () => {
  const { container } = await show(aCase(), asGfms);
  expect(container.textContent).toContain('Priority 1Only GFMS');
});

test('[SC3] a customer sees no priority even if one came', async () => {
  const { container } = await show(aCase());
  expect(container.textContent).not.toContain('Priority');
  expect(container.textContent).not.toContain('Only');
});

test.each([
  ['waitingForGfms', 'gfms', 'Waiting for GFMS'],
  ['inProgress', 'gfms', 'Waiting for GFMS'],
  ['new', 'gfms', 'Waiting for GFMS'],
  ['waitingForCustomer', 'customer', 'Waiting for you'],
  ['closed', null, 'Closed'],
] as const)('[SC8] a customer reads a case in state %s, turn %s, as "%s"', async (state, turn, words) => {
  await show(aCase({ state, turn }));
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.queryByText(/In progress|^New$/)).toBeNull();
});

test('[SC8] a customer has no way to change the state', async () => {
  await show(aCase());
  expect(screen.queryByRole('button', { name: /State|Close|Re-open/ })).toBeNull();
});

test('[SC8] the clock runs while the machine is down and is gone when it runs again', async () => {
  const { container, unmount } = await show(aCase());
  expect(container.textContent).toMatch(/Down for\d+ d \d+ h/);
  unmount();
  const again = await show(aCase({ downSince: null }));
  expect(again.container.textContent).not.toContain('Down for');
});

test('[SC8] the down time is told in hours and minutes, from two days on in days', async () => {
  const { t } = await createI18n('en');
  const after = (minutes: number) =>
    downTime(t, '2026-11-12T20:00:00.000Z', new Date(Date.UTC(2026, 10, 12, 20, minutes)));
  expect(after(27)).toBe('0 h 27 min');
  expect(after(47 * 60 + 59)).toBe('47 h 59 min');
  expect(after(52 * 60)).toBe('2 d 4 h');
  expect(after(-5)).toBe('0 h 0 min');
});

test('[SC1] the telephone number can be tapped, and the machine is named once', async () => {
  await show(aCase(), asGfms);
  expect(screen.getByRole('link', { name: 'Call Marco Bianchi' }).getAttribute('href')).toBe(
    'tel:+3903012345',
  );
  expect(screen.getByText('AgieCharmilles CUT P 350')).toBeTruthy();
});

test('[SC8] GFMS changes the state by the menu', async () => {
  const fake = createFakeApi({ 'PATCH /api/cases/SC-2026-000123': aCase({ state: 'waitingForCustomer' }) });
  await show(aCase(), { ...asGfms, api: fake.api });
  fireEvent.click(screen.getByRole('button', { name: 'State: Waiting for GFMS. Change' }));
  expect(
    (await screen.findByRole('menuitemradio', { name: 'Waiting for GFMS' })).getAttribute('aria-checked'),
  ).toBe('true');
  fireEvent.click(screen.getByRole('menuitemradio', { name: 'Waiting for customer' }));
  await waitFor(() => expect(fake.sent()[0]?.body).toEqual({ state: 'waitingForCustomer' }));
});

test('[SC8] closing asks first', async () => {
  const fake = createFakeApi({ 'PATCH /api/cases/SC-2026-000123': aCase({ state: 'closed' }) });
  await show(aCase(), { ...asGfms, api: fake.api });
  fireEvent.click(screen.getByRole('button', { name: 'Close…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Close SC-2026-000123?' });
  expect(fake.sent()).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close case' }));
  await waitFor(() => expect(fake.sent()[0]?.body).toEqual({ state: 'closed' }));
});

test('[SC6] opening a closed case again needs a reason', async () => {
  const fake = createFakeApi({ 'PATCH /api/cases/SC-2026-000123': aCase() });
  await show(aCase({ state: 'closed', turn: null }), { ...asGfms, api: fake.api });
  fireEvent.click(screen.getByRole('button', { name: 'Re-open…' }));
  const dialog = await screen.findByRole('dialog');
  const confirm = within(dialog).getByRole('button', { name: 'Re-open' });
  expect(confirm.getAttribute('aria-disabled')).toBe('true');
  fireEvent.change(within(dialog).getByRole('textbox', { name: /^Reason/ }), { target: { value: 'Saturo' } });
  fireEvent.click(confirm);
  await waitFor(() => expect(fake.sent()[0]?.body).toEqual({ state: 'inProgress', reason: 'Saturo' }));
});

test('[SC2] sharing an internal case says what the customer will see, and opens the new chat', async () => {
  const shared = aCase({ internal: false, conversationId: 'fresh' });
  const fake = createFakeApi({ 'PATCH /api/cases/SC-2026-000123': shared });
  const opened: string[] = [];
  await show(aCase({ internal: true }), { ...asGfms, api: fake.api, onOpen: (id) => opened.push(id) });
  fireEvent.click(screen.getByRole('button', { name: 'Share with the customer…' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('What was written so far stays with GFMS only.');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Share with Officine Rossi' }));
  await waitFor(() => expect(opened).toEqual(['fresh']));
  expect(fake.sent()[0]?.body).toEqual({ internal: false, confirmSharing: true });
});

test('[AX3] a change that fails says why beside the buttons', async () => {
  const fake = createFakeApi({ 'PATCH /api/cases/SC-2026-000123': refusal(409, 'conflict') });
  await show(aCase(), { ...asGfms, api: fake.api });
  fireEvent.click(screen.getByRole('button', { name: /^State/ }));
  fireEvent.click(await screen.findByRole('menuitemradio', { name: 'In progress' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Someone else was faster');
});
