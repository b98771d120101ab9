import type { Message } from '../../../api/contract/messages.ts';
import type { LoadedMessages } from '../../../tab/src/live/appendMessage.ts';
import { appendMessage, changeMessage, newestSequence } from '../../../tab/src/live/appendMessage.ts';
import { aMessage } from '../messages/builders.ts';

const loaded = (...pages: Message[][]): LoadedMessages => ({
  pages: pages.map((items) => ({ items })),
  pageParams: pages.map(() => undefined),
});
const sequences = (data: LoadedMessages) =>
  data.pages.map((page) => page.items.map(({ sequence }) => sequence));

const two = loaded([aMessage({ sequence: 4 }), aMessage({ sequence: 6 })], [aMessage({ sequence: 2 })]);

test('[MS2] a newer message stands last on the newest page', () => {
  expect(sequences(appendMessage(two, aMessage({ sequence: 7 })))).toEqual([[4, 6, 7], [2]]);
});

test('[EV1] a message that comes twice around a cut is shown once', () => {
  const once = appendMessage(two, aMessage({ sequence: 7 }));
  expect(sequences(appendMessage(once, aMessage({ sequence: 7 })))).toEqual([[4, 6, 7], [2]]);
});

test('[MS4] a changed message takes the place of the loaded one, also on an older page', () => {
  const edited = { ...aMessage({ sequence: 2, text: 'corretto' }), editedAt: '2026-11-12T21:50:00.000Z' };
  const next = changeMessage(two, edited.id, () => edited);
  expect(sequences(next)).toEqual([[4, 6], [2]]);
  expect(next.pages[1]?.items[0]?.text).toBe('corretto');
  expect(changeMessage(two, 'unknown', () => edited)).toBe(two);
});

test('[MS4] a message told again as it was first does not undo its edit', () => {
  const edited = changeMessage(two, 'm6', (message) => ({ ...message, text: 'corretto' }));
  expect(appendMessage(edited, aMessage({ sequence: 6 }))).toBe(edited);
});

test('[MS9] an older message that is not loaded waits for its own page', () => {
  expect(appendMessage(two, aMessage({ sequence: 3 }))).toBe(two);
});

test('[MS2] the newest sequence of an empty conversation is 0, and its first message finds a place', () => {
  expect(newestSequence(loaded([]))).toBe(0);
  expect(sequences(appendMessage(loaded([]), aMessage({ sequence: 2 })))).toEqual([[2]]);
});
