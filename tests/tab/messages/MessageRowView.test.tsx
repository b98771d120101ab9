import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Message } from '../../../api/contract/messages.ts';
import type { ComposerTarget } from '../../../tab/src/messages/composer/ComposerTarget.ts';
import { loadMarkdown } from '../../../tab/src/messages/text/loadMarkdown.ts';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aMessage, at, people } from './builders.ts';
import { renderRows } from './renderRows.tsx';

beforeAll(() => loadMarkdown());
afterEach(() => cleanup());

const { anna } = people;
const path = '/api/conversations/hero/messages';

type Wish = Omit<NonNullable<Parameters<typeof renderRows>[0]>, 'api'> & { table?: Record<string, unknown> };

async function show(messages: Message[], { table = {}, ...wish }: Wish = {}) {
  const fake = createFakeApi(table);
  const targets: ComposerTarget[] = [];
  const jumps: number[] = [];
  const problems: string[] = [];
  await renderRows({
    ...wish,
    messages,
    api: fake.api,
    onTarget: (target) => targets.push(target),
    onJump: (sequence) => jumps.push(sequence),
    onProblem: (error) => error && problems.push(error.message),
  });
  return { fake, targets, jumps, problems };
}

const byAnna = (change: Partial<Message> = {}): Message => ({
  ...aMessage({ sequence: 4, author: anna, text: 'Arrivo alle 7', clock: '21:50' }),
  ...change,
});

test('[MS4] an edited message says so, and shows what it said before, the newest first', async () => {
  const items = [
    { text: 'Arrivo domani', writtenAt: at('21:50') },
    { text: 'Arrivo alle 8', writtenAt: at('21:51') },
  ];
  await show([byAnna({ editedAt: at('21:52') })], { table: { [`GET ${path}/m4/versions`]: { items } } });
  fireEvent.click(screen.getByRole('button', { name: 'edited, show the earlier texts' }));
  const earlier = await screen.findAllByRole('listitem');
  expect(earlier.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/21:51Arrivo alle 8$/),
    expect.stringMatching(/21:50Arrivo domani$/),
  ]);
});

test('[AX3] earlier texts that do not load say so, with a way on', async () => {
  await show([byAnna({ editedAt: at('21:52') })]);
  fireEvent.click(screen.getByRole('button', { name: 'edited, show the earlier texts' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('[MS4] of a deleted message a tombstone stays, and nothing can be done with it', async () => {
  const reactions = [{ emoji: '👍', personIds: ['marco'] }];
  await show([byAnna({ text: '', deletedAt: at('21:55'), editedAt: at('21:52'), reactions })]);
  const article = screen.getByRole('article');
  expect(article.textContent).toContain('Message deleted');
  fireEvent.pointerEnter(article);
  expect(within(article).queryAllByRole('button')).toEqual([]);
});

test('[MS5] a reply quotes the message that it answers, and a press goes there', async () => {
  const reply = { ...aMessage({ sequence: 5 }), replyTo: 'm4', replyToSequence: 4 };
  const { jumps, fake } = await show([byAnna(), reply]);
  fireEvent.click(screen.getByRole('button', { name: 'Answers Anna Keller: Arrivo alle 7' }));
  expect(jumps).toEqual([4]);
  expect(fake.requests).toEqual([]);
});

test('[MS5] a quoted message that is not loaded is asked for alone', async () => {
  const reply = { ...aMessage({ sequence: 90 }), replyTo: 'm4', replyToSequence: 4 };
  const { fake } = await show([reply], { table: { [`GET ${path}`]: { items: [byAnna()] } } });
  expect(await screen.findByRole('button', { name: 'Answers Anna Keller: Arrivo alle 7' })).toBeTruthy();
  expect(fake.requests.map((request) => request.path)).toEqual([`${path}?after=3&limit=1`]);
});

test('[MS4] a quote tells nothing of a deleted message, nor of one that is not there', async () => {
  const gone = byAnna({ text: '', deletedAt: at('21:55') });
  const replies = [
    { ...aMessage({ sequence: 5 }), replyTo: 'm4', replyToSequence: 4 },
    { ...aMessage({ sequence: 6 }), replyTo: 'm2', replyToSequence: 2 },
  ];
  await show([gone, ...replies], { table: { [`GET ${path}`]: { items: [byAnna({ sequence: 3 })] } } });
  expect(screen.getByRole('button', { name: 'Answers Anna Keller: Message deleted' })).toBeTruthy();
  expect(await screen.findByText('The answered message is not available.')).toBeTruthy();
});

test('[MS5] reactions are counted, by whom is said, and a press gives or takes back one’s own', async () => {
  const reactions = [
    { emoji: '👍', personIds: ['marco', 'giulia'] },
    { emoji: '✅', personIds: ['luis', 'left'] },
  ];
  const message = byAnna({ reactions });
  const { fake } = await show([message], {
    table: {
      [`DELETE ${path}/m4/reactions/${encodeURIComponent('👍')}`]: {
        ...message,
        reactions: [{ emoji: '👍', personIds: ['giulia'] }],
      },
      [`PUT ${path}/m4/reactions/${encodeURIComponent('👍')}`]: message,
    },
  });
  const chips = () => screen.getByRole('group', { name: 'Reactions' });
  const names = () =>
    within(chips())
      .getAllByRole('button')
      .map((chip) => chip.getAttribute('aria-label'));
  expect(names()).toEqual(['👍 2, You and Giulia Rossi', '✅ 2, Luis Ortega and a former member']);
  fireEvent.click(within(chips()).getByRole('button', { name: /^👍/, pressed: true }));
  await waitFor(() => expect(names()).toEqual(['👍 1, Giulia Rossi']));
  fireEvent.click(within(chips()).getByRole('button', { name: /^👍/, pressed: false }));
  await waitFor(() => expect(fake.sent().map(({ method }) => method)).toEqual(['DELETE', 'PUT']));
});

test('[AX3] a reaction that is refused is told', async () => {
  const message = byAnna({ reactions: [{ emoji: '👍', personIds: ['giulia'] }] });
  const { problems } = await show([message], {
    table: { [`PUT ${path}/m4/reactions/${encodeURIComponent('👍')}`]: refusal(503, 'unavailable') },
  });
  fireEvent.click(screen.getByRole('button', { name: /^👍/ }));
  await waitFor(() => expect(problems).toEqual(['unavailable']));
});

test('[MS5] from the bar one reacts with one of a handful', async () => {
  const { fake } = await show([byAnna()], {
    table: {
      [`PUT ${path}/m4/reactions/${encodeURIComponent('✅')}`]: byAnna({
        reactions: [{ emoji: '✅', personIds: ['marco'] }],
      }),
    },
  });
  fireEvent.click((await bar()).getByRole('button', { name: 'React' }));
  const choices = await screen.findByRole('dialog', { name: 'React' });
  expect(within(choices).getAllByRole('button')).toHaveLength(6);
  fireEvent.click(within(choices).getByRole('button', { name: '✅' }));
  expect(await screen.findByRole('button', { name: '✅ 1, You' })).toBeTruthy();
  expect(fake.sent()).toHaveLength(1);
});

test('[MS5] from the bar one answers a message', async () => {
  const { targets } = await show([byAnna()]);
  fireEvent.click((await bar()).getByRole('button', { name: 'Reply' }));
  expect(targets).toEqual([{ kind: 'reply', message: byAnna() }]);
});

test('[AX1] the bar is there for the focus too, in one tab stop, and the arrows go along it', async () => {
  await show([byAnna()]);
  const article = screen.getByRole('article');
  expect(within(article).queryByRole('toolbar')).toBeNull();
  fireEvent.focus(article);
  const buttons = within(await screen.findByRole('toolbar', { name: 'Actions' })).getAllByRole('button');
  expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  buttons[0]?.focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' });
  expect(document.activeElement).toBe(buttons[1]);
});

test('[MS4] only its author edits and deletes a message, and in a closed case nobody', async () => {
  const more = async () => {
    fireEvent.click((await bar()).getByRole('button', { name: 'More' }));
    return (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
  };
  await show([byAnna()]);
  expect(await more()).toEqual(['Copy text']);
  cleanup();
  await show([byAnna()], { person: anna });
  expect(await more()).toEqual(['Edit', 'Copy text', 'Delete…']);
  cleanup();
  await show([byAnna()], { person: anna, isClosed: true });
  expect((await bar()).queryByRole('button', { name: 'Reply' })).toBeNull();
  expect(await more()).toEqual(['Copy text']);
});

test('[MS4] deleting asks first, and leaves the tombstone', async () => {
  const { fake } = await show([byAnna()], {
    person: anna,
    table: { [`DELETE ${path}/m4`]: byAnna({ text: '', deletedAt: at('22:00') }) },
  });
  fireEvent.click((await bar()).getByRole('button', { name: 'More' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  await screen.findByRole('dialog', { name: 'Delete this message?' });
  expect(fake.sent()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('Message deleted')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

async function bar() {
  fireEvent.pointerEnter(screen.getByRole('article'));
  return within(await screen.findByRole('toolbar', { name: 'Actions' }));
}

test('[MS3] what was typed in Teams is shown as it was typed, in the tab it may be Markdown', async () => {
  const text = 'N10 **G41**\n- M30';
  await show([byAnna({ text, originPlaceId: 'place-1' })]);
  expect(screen.queryByRole('list', { name: '' })).toBeNull();
  expect(document.body.textContent).toContain('**G41**');
  expect(document.body.textContent).toContain('- M30');
  cleanup();
  await show([byAnna({ text })]);
  expect(document.body.textContent).not.toContain('**G41**');
});
