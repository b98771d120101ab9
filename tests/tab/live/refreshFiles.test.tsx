import { screen, waitFor } from '@testing-library/react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { LiveEvent } from '../../../api/contract/events.ts';
import { MessageFiles } from '../../../tab/src/files/MessageFiles.tsx';
import { createEventApplier } from '../../../tab/src/live/createEventApplier.ts';
import { queryKeys } from '../../../tab/src/queryKeys.ts';
import { createFakeApi } from '../createFakeApi.ts';
import { aFile, aSharing } from '../files/fileBuilders.ts';
import { renderFiles } from '../files/renderFiles.tsx';

const checking = { state: 'checking', contentUrl: null } as const;

async function show() {
  const files: ConversationFile[] = [aFile(checking), aFile({ ...checking, id: 'other', name: 'P0148.ISO' })];
  const announced: string[] = [];
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': ({ path }: { path: string }) => {
      const ids = new URL(path, 'http://app').searchParams.get('ids')?.split(',') ?? [];
      return { items: files.filter(({ id }) => ids.includes(id)) };
    },
  });
  const heard: { apply?: (event: LiveEvent) => void; isStale?: (key: readonly unknown[]) => boolean } = {};
  function Ear() {
    const client = useQueryClient();
    useEffect(() => {
      client.setQueryData(queryKeys.details('hero'), {
        case: null,
        people: [],
        counts: { files: 2, media: 0 },
      });
      client.setQueryData(queryKeys.files('hero', { limit: 4 }), { pages: [], pageParams: [] });
      client.setQueryData(queryKeys.files('another', { limit: 4 }), { pages: [], pageParams: [] });
      heard.apply = createEventApplier({
        client,
        readerId: 'anna',
        fetchConversation: () => Promise.reject(new Error('asked')),
      }).apply;
      heard.isStale = (queryKey) => client.getQueryState(queryKey)?.isInvalidated === true;
    }, [client]);
    return null;
  }
  await renderFiles(
    <>
      <MessageFiles files={aSharing(files).files ?? []} />
      <Ear />
    </>,
    { api: fake.api, announced },
  );
  await waitFor(() => expect(screen.getAllByText(/Being checked/)).toHaveLength(2));
  const tell = (fileIds: string[]) =>
    heard.apply?.({
      event: 'entry',
      data: {
        conversationId: 'hero',
        sequence: 12,
        message: null,
        case: null,
        membersChanged: false,
        fileIds,
      },
    });
  return { files, fake, announced, tell, heard };
}

test('[FL3] [FL8] an entry that tells of a file brings exactly it up to date, and says that it can be opened', async () => {
  const { files, fake, announced, tell, heard } = await show();
  files[0] = aFile();
  tell(['program']);
  await waitFor(() => expect(screen.getAllByText(/Being checked/)).toHaveLength(1));
  expect(fake.requests.at(-1)?.path).toContain('ids=program&');
  expect(fake.requests).toHaveLength(2);
  await waitFor(() => expect(announced).toEqual(['P0147.ISO is checked and can be opened.']));
  expect(heard.isStale?.(queryKeys.files('hero', { limit: 4 }))).toBe(true);
  expect(heard.isStale?.(queryKeys.files('another', { limit: 4 }))).toBe(false);
  expect(heard.isStale?.(queryKeys.details('hero'))).toBe(true);
});

test('[FL8] both sides are told that a file is blocked', async () => {
  const { files, announced, tell } = await show();
  files[0] = aFile({ state: 'infected', contentUrl: null });
  tell(['program']);
  expect(await screen.findByText(/Blocked: harmful/)).toBeTruthy();
  await waitFor(() => expect(announced[0]).toMatch(/^P0147\.ISO is blocked/));
});

test('[EV1] a reset asks for the shown files anew', async () => {
  const { files, heard } = await show();
  files[0] = aFile();
  files[1] = aFile({ id: 'other' });
  heard.apply?.({ event: 'reset', data: {} });
  await waitFor(() => expect(screen.queryByText(/Being checked/)).toBeNull());
});

test('[FL5] who was removed keeps nothing of the files', async () => {
  const { heard } = await show();
  heard.apply?.({ event: 'removed', data: { conversationId: 'hero', sequence: 13 } });
  expect(heard.isStale?.(queryKeys.files('another', { limit: 4 }))).toBe(false);
  const { queries } = { queries: [queryKeys.files('hero', { limit: 4 }), queryKeys.file('program')] };
  for (const key of queries) expect(heard.isStale?.(key)).toBe(false);
});
