import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import type { ComposerTarget } from '../../../tab/src/messages/composer/ComposerTarget.ts';
import { aMessage, people } from './builders.ts';
import { renderRows } from './renderRows.tsx';

// A finger is the main pointer in all of this file.
const { matchMedia } = window;
beforeAll(() => {
  window.matchMedia = (media) => Object.assign(matchMedia(media), { matches: media.includes('coarse') });
});
afterAll(() => {
  window.matchMedia = matchMedia;
});
afterEach(() => cleanup());

const message = aMessage({ sequence: 4, author: people.anna, text: 'Vedi https://docs.example/g' });

async function show() {
  const targets: ComposerTarget[] = [];
  await renderRows({ messages: [message], onTarget: (target) => targets.push(target) });
  return targets;
}

test('[AX1] a tap on a message opens a sheet with all one can do; nothing needs hovering', async () => {
  const targets = await show();
  fireEvent.click(screen.getByText(/^Vedi/));
  const sheet = await screen.findByRole('dialog', { name: 'Actions' });
  const names = within(sheet)
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
  expect(names.slice(6)).toEqual(['Reply', 'Copy text', 'Close']);
  fireEvent.click(within(sheet).getByRole('button', { name: 'Reply' }));
  expect(targets).toEqual([{ kind: 'reply', message }]);
});

test('[AX1] a tap on a link in it follows the link and opens no sheet', async () => {
  await show();
  fireEvent.click(screen.getByRole('link'));
  expect((await screen.findByRole('button', { name: 'Actions' })).getAttribute('aria-expanded')).toBe(
    'false',
  );
});

test('[AX1] who taps by a screen reader has a button for the sheet', async () => {
  await show();
  fireEvent.click(await screen.findByRole('button', { name: 'Actions' }));
  expect(await screen.findByRole('dialog', { name: 'Actions' })).toBeTruthy();
});
