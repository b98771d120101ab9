import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Delivery } from '../../../api/contract/messages.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aDelivery, aMessage, at, rossi } from './builders.ts';
import { renderRows } from './renderRows.tsx';

afterEach(() => cleanup());

const resend = 'POST /api/conversations/hero/messages/m1/deliveries/night/resend';
const atNight = (change: Partial<Delivery>) =>
  aDelivery({ placeId: 'night', placeName: 'Officina notte', companyId: rossi.id, ...change });

async function show(delivery: Delivery[], table: Record<string, unknown> = {}, language?: 'it') {
  const fake = createFakeApi(table);
  const messages = [{ ...aMessage({ sequence: 1 }), delivery }];
  await renderRows({ messages, api: fake.api, ...(language ? { language } : {}) });
  return fake;
}

const signs = () => screen.getByRole('article').textContent.match(/21:47 · [^\d]*/g);

test.each<[string, Delivery[]]>([
  ['Stored', [aDelivery({ state: 'waiting' })]],
  // At one’s own company’s place it is not at the other company yet.
  ['Stored', [atNight({ state: 'delivered' })]],
  ['At GFMS', [aDelivery(), atNight({ state: 'waiting' })]],
  ['Sent, arrival not confirmed', [aDelivery({ state: 'notConfirmed' })]],
  ['Not sent to “Officina notte”', [aDelivery(), atNight({ state: 'failed' })]],
  ['Not sent to “Officina notte”: it cannot be reached', [aDelivery(), atNight({ state: 'unreachable' })]],
])('[MS6] the sign says "%s" and no more than is known', async (words, delivery) => {
  await show(delivery);
  expect(signs()).toEqual([`21:47 · ${words}`]);
});

test('[MS6] the sign of an unconfirmed message in Italian', async () => {
  await show([aDelivery({ state: 'notConfirmed' })], {}, 'it');
  expect(signs()).toEqual(['21:47 · Inviato, arrivo non confermato']);
});

test('[MS6] a message that went nowhere in Teams has a plain sign, without a list', async () => {
  await show([]);
  expect(signs()).toEqual(['21:47 · Stored']);
  expect(screen.queryByRole('button', { expanded: false })).toBeNull();
});

test('[MS6] the sign stands under the last message and wherever the state differs', async () => {
  const messages = [
    { ...aMessage({ sequence: 1 }), delivery: [aDelivery({ state: 'failed', placeName: 'GFMS' })] },
    { ...aMessage({ sequence: 2 }), delivery: [aDelivery()] },
    { ...aMessage({ sequence: 3 }), delivery: [aDelivery()] },
  ];
  await renderRows({ messages });
  const all = screen.getAllByRole('article').map(({ textContent }) => /21:47 · .*/.exec(textContent)?.[0]);
  expect(all).toEqual(['21:47 · Not sent to “GFMS”', undefined, '21:47 · At GFMS']);
});

test('[MS6] a press on the sign lists the places, each with its state and time', async () => {
  await show([aDelivery(), atNight({ state: 'failed', at: null })]);
  fireEvent.click(screen.getByRole('button', { name: /Not sent to/ }));
  const items = await screen.findAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Service Italy › SC-2026-000123Delivered to Teams · .*22:07$/),
    'Officina notteNot sent: Teams refused it',
  ]);
});

test('[RL6] what is safe is sent again at once, and then waits', async () => {
  const fake = await show([atNight({ state: 'failed', resend: 'safe' })], { [resend]: () => ({}) });
  fireEvent.click(screen.getByRole('button', { name: 'Send again to Officina notte' }));
  await waitFor(() => expect(signs()).toEqual(['21:47 · Stored']));
  expect(fake.sent()).toHaveLength(1);
  expect(screen.queryByRole('button', { name: /^Send again/ })).toBeNull();
});

test('[RL6] what may be there already is sent again only after a yes', async () => {
  const fake = await show([atNight({ state: 'notConfirmed', resend: 'mayArriveTwice' })], {
    [resend]: () => ({}),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Send again to Officina notte' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('arrives twice');
  expect(fake.sent()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
  await waitFor(() => expect(fake.sent()).toHaveLength(1));
  await waitFor(() => expect(signs()).toEqual(['21:47 · Stored']));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('[RL6] who may not send again is offered no button', async () => {
  await show([atNight({ state: 'failed', resend: 'no', at: at('22:07') })]);
  expect(screen.queryByRole('button', { name: /^Send again/ })).toBeNull();
});

test('[AX3] when sending again is refused it says so and stays', async () => {
  await show([atNight({ state: 'failed', resend: 'safe' })], { [resend]: refusal(503, 'unavailable') });
  fireEvent.click(screen.getByRole('button', { name: 'Send again to Officina notte' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The server is busy.');
  expect(signs()?.[0]).toContain('Not sent to “Officina notte”');
});
