import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useMarkRead } from '../../../tab/src/conversations/useMarkRead.ts';
import { queryKeys } from '../../../tab/src/queryKeys.ts';
import { SessionContext } from '../../../tab/src/session.ts';
import { createFakeApi } from '../createFakeApi.ts';
import { aConversation, fileRules, gfms, people, rossi } from '../messages/builders.ts';

function setUp() {
  const fake = createFakeApi({ 'PUT /api/conversations/hero/read': { readUpTo: 11, unread: 0 } });
  const client = new QueryClient();
  const hero = aConversation({ unread: 4, readUpTo: 7 });
  client.setQueryData(queryKeys.conversation('hero'), hero);
  client.setQueryData(queryKeys.conversations(), { pages: [{ items: [hero] }], pageParams: [''] });
  const session = { api: fake.api, person: people.marco, company: rossi, gfms, files: fileRules };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <SessionContext value={session}>{children}</SessionContext>
    </QueryClientProvider>
  );
  return { fake, client, hook: renderHook(() => useMarkRead('hero'), { wrapper }) };
}

test('[CV4] the count goes at once, and the server is told once of the furthest', async () => {
  const { fake, client, hook } = setUp();
  hook.result.current(9);
  hook.result.current(11);
  expect(client.getQueryData(queryKeys.conversation('hero'))).toMatchObject({ unread: 0, readUpTo: 11 });
  expect(client.getQueryData(queryKeys.conversations())).toMatchObject({
    pages: [{ items: [{ unread: 0 }] }],
  });
  await waitFor(() => expect(fake.sent()).toHaveLength(1));
  expect(fake.sent()[0]?.body).toEqual({ sequence: 11 });
});

test('[CV4] reading never goes backwards', async () => {
  const { fake, hook } = setUp();
  hook.result.current(11);
  hook.result.current(8);
  hook.unmount();
  await waitFor(() => expect(fake.sent()).toHaveLength(1));
  expect(fake.sent()[0]?.body).toEqual({ sequence: 11 });
});

test('[CV4] what was read is told when the conversation is left at once', () => {
  const { fake, hook } = setUp();
  hook.result.current(10);
  hook.unmount();
  expect(fake.sent()).toHaveLength(1);
});
