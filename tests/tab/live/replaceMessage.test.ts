import { QueryClient } from '@tanstack/react-query';
import type { LoadedMessages } from '../../../tab/src/live/appendMessage.ts';
import { takeAnswer } from '../../../tab/src/live/replaceMessage.ts';
import { queryKeys } from '../../../tab/src/queryKeys.ts';
import { aMessage } from '../messages/builders.ts';

const key = queryKeys.messages('hero');
const before = aMessage({ sequence: 4 });

function aClient(shown = before) {
  const client = new QueryClient();
  client.setQueryData<LoadedMessages>(key, { pages: [{ items: [shown] }], pageParams: [null] });
  const text = () => client.getQueryData<LoadedMessages>(key)?.pages[0]?.items[0]?.text;
  return { client, text };
}

test('[MS4] the answer to an edit is shown at once, without waiting for the stream', () => {
  const { client, text } = aClient();
  takeAnswer(client, 'hero', { before, answer: { ...before, text: 'corretto' } });
  expect(text()).toBe('corretto');
});

test('[EV1] an answer takes nothing back that the stream told while it was on its way', () => {
  const { client, text } = aClient({ ...before, text: 'più nuovo' });
  takeAnswer(client, 'hero', { before, answer: { ...before, text: 'corretto' } });
  expect(text()).toBe('più nuovo');
});
