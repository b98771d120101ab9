import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { OutboxEntry } from '../../../tab/src/messages/outboxEntry.ts';
import { loadMarkdown } from '../../../tab/src/messages/text/loadMarkdown.ts';
import {
  aDirectConversation,
  aLine,
  aMessage,
  at,
  directMessages,
  heroMessages,
  people,
} from './builders.ts';
import { renderRows } from './renderRows.tsx';

beforeAll(() => loadMarkdown());
afterEach(() => cleanup());

const { anna } = people;

test('[AX1] each message says who, of which company and when', async () => {
  await renderRows();
  expect(screen.getAllByRole('article').map((article) => article.getAttribute('aria-label'))).toEqual([
    'You, 21:47',
    'Anna Keller, GFMS, 21:53',
    'Giulia Rossi, Officine Rossi, 21:58',
    'Anna Keller, GFMS, 22:02',
    'You, 22:04',
    'You, 22:06',
  ]);
});

test('[MS6] one’s own groups end with a sign in words, and no sign claims more than is known', async () => {
  const { container } = await renderRows();
  expect(container.textContent.match(/\d\d:\d\d · Stored/g)).toEqual(['21:47 · Stored', '22:06 · Stored']);
  expect(container.textContent).not.toContain('Seen');
});

test('[MS6] waiting and refused messages say so, with a way on', async () => {
  const asked: string[] = [];
  await renderRows({
    unsent: [
      entry('a', { state: 'waiting', delay: 'network' }),
      entry('b', { state: 'failed', refusal: { code: 'notFound', reference: 'R1' } }),
    ],
    asked,
  });
  expect(screen.getByText('Waiting for the network, goes by itself')).toBeTruthy();
  expect(
    screen.getByText(/Not sent\. You are no longer in this conversation\. Your text is kept\./),
  ).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
  fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
  expect(asked).toEqual(['again b', 'discard b']);
});

test('[SC6] in a closed case the text is kept and can be copied, not sent again', async () => {
  await renderRows({
    isClosed: true,
    unsent: [entry('b', { state: 'failed', refusal: { code: 'caseClosed', reference: null } })],
  });
  expect(screen.getByText(/This case is closed\. Your text is kept\./)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Copy' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
});

test('[CV5] lines fold into one row that unfolds', async () => {
  await renderRows();
  const fold = screen.getByRole('button', { expanded: false });
  expect(fold.textContent).toBe('3 lines: you created the case, 2 participants added');
  fireEvent.click(fold);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '21:45 You created the case SC-2026-000123',
    '21:45 You added Giulia Rossi',
    '21:45 Sven Brandt added Anna Keller',
  ]);
});

test('[CV1] a direct chat begins by saying who can see it', async () => {
  const { container } = await renderRows({
    messages: directMessages,
    conversation: aDirectConversation(),
    person: anna,
  });
  expect(container.textContent).toContain(
    'Only GFMS. Officine Rossi does not see that this conversation exists.',
  );
  expect(container.textContent).toContain('Side room of SC-2026-000123, created by you');
});

test('[AX3] a conversation without messages says who will read the first', async () => {
  const shared = await renderRows({ messages: heroMessages.slice(0, 3), language: 'it' });
  expect(shared.container.textContent).toContain(
    'Scriva il primo messaggioLo leggono GFMS e Officine Rossi.',
  );
  cleanup();
  const direct = await renderRows({
    messages: directMessages.slice(0, 2),
    conversation: aDirectConversation(),
    person: anna,
  });
  expect(direct.container.textContent).toContain('Write the first messageOnly Luis, Sven and you read it.');
});

test('[MS11] "New since" stands before the first unread message', async () => {
  const { container } = await renderRows({ newSince: 8, language: 'it' });
  const words = container.textContent;
  expect(words.indexOf('Nuovi dalle 22:02')).toBeGreaterThan(words.indexOf('Si ferma su'));
  expect(words.indexOf('Nuovi dalle 22:02')).toBeLessThan(words.indexOf('Nella foto'));
});

test('[MS3] code keeps its lines, is reached by the keyboard and read as code', async () => {
  await renderRows();
  const code = screen.getByRole('region', { name: 'Code' });
  expect(code.textContent).toBe('N10 G01 X1.5 Y0.8 F2.0\nN20 M60');
  expect(code.tabIndex).toBe(0);
});

test('[MS3] links open elsewhere and know nothing of us; nothing else becomes one', async () => {
  const text =
    '[guida](https://docs.example/g) https://docs.example/h [x](javascript:alert(1)) <a href="//evil.example">y</a>';
  const { container } = await renderRows({ messages: [aMessage({ sequence: 1, text })] });
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'https://docs.example/g',
    'https://docs.example/h',
  ]);
  for (const link of links) {
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
  }
  expect(container.textContent).toContain('[x](javascript:alert(1)) <a href="//evil.example">y</a>');
});

test.each([
  '<img src=x onerror="window.ran=1">',
  '<script>window.ran=1</script>',
  '<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>',
  '**<iframe srcdoc="<script>parent.ran=1</script>">**',
  '> <object data="javascript:window.ran=1">',
  '- <style>@import "//evil.example"</style>',
  '`<img src=x onerror=window.ran=1>`',
  '![x](https://evil.example/track.png)',
  '{{constructor.constructor("window.ran=1")()}}',
])('[SE4] %s is shown, not run', async (text) => {
  const { container } = await renderRows({ messages: [aMessage({ sequence: 1, text })] });
  expect(
    container.querySelector('article img, script, svg animate, iframe, object, article style'),
  ).toBeNull();
  expect((window as { ran?: number }).ran).toBeUndefined();
  expect(container.textContent).toContain(text.replace(/^(> |- )/, '').replaceAll(/\*\*|^`|`$/g, ''));
});

test('[SE4] characters that turn a name around are shown; a text is set in its own direction', async () => {
  const author = { ...anna, name: 'Anna \u202Ereffe\u200B' };
  const { container } = await renderRows({
    messages: [aMessage({ sequence: 1, author, text: 'שלום \u202E' })],
  });
  expect(screen.getByRole('article').getAttribute('aria-label')).toContain('Anna [U+202E]reffe[U+200B]');
  expect(container.querySelector('article bdi')?.textContent).toBe('Anna [U+202E]reffe[U+200B]');
  expect(container.querySelector('[dir="auto"]')?.textContent).toBe('שלום \u202E');
});

test('[SC8] a customer reads three states only, a GFMS person all of them', async () => {
  const line = (state: 'inProgress' | 'waitingForCustomer') =>
    aLine({ sequence: 1, author: anna, line: { type: 'caseChanged', state, fields: ['state'] } });
  const customer = await renderRows({ messages: [line('inProgress')] });
  expect(customer.container.textContent).toContain('Anna Keller: state is now Waiting for GFMS');
  cleanup();
  const waiting = await renderRows({ messages: [line('waitingForCustomer')] });
  expect(waiting.container.textContent).toContain('state is now Waiting for you');
  cleanup();
  const gfms = await renderRows({ messages: [line('waitingForCustomer')], person: anna });
  expect(gfms.container.textContent).toContain('You: state is now Waiting for Officine Rossi');
});

type Unsent =
  | Pick<Extract<OutboxEntry, { state: 'waiting' }>, 'state' | 'delay'>
  | Pick<Extract<OutboxEntry, { state: 'failed' }>, 'state' | 'refusal'>;

function entry(clientId: string, state: Unsent): OutboxEntry {
  return { conversationId: 'hero', clientId, text: `testo ${clientId}`, createdAt: at('22:07'), ...state };
}
