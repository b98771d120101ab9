import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import type { Whiteboard, WhiteboardList } from '../../../api/contract/whiteboards.ts';
import { createEventApplier } from '../../../tab/src/live/createEventApplier.ts';
import { queryKeys } from '../../../tab/src/queryKeys.ts';
import { MessageText } from '../../../tab/src/messages/text/MessageText.tsx';
import type { BoardToOpen } from '../../../tab/src/whiteboards/BoardOpenerContext.ts';
import { BoardOpenerContext } from '../../../tab/src/whiteboards/BoardOpenerContext.ts';
import { parseBoardLink } from '../../../tab/src/whiteboards/parseBoardLink.ts';
import { WhiteboardsSection } from '../../../tab/src/whiteboards/WhiteboardsSection.tsx';
import { createFakeApi, refusal } from '../createFakeApi.ts';
import { aLine, people } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { renderRows } from '../messages/renderRows.tsx';
import { aBoard, boardId } from './boardBuilders.tsx';

afterEach(() => cleanup());

const id = (number: number) => `hero.0f8b3c1e-1111-4222-8333-44445555666${number}`;

async function showSection(
  boards: unknown,
  { isClosed = false, language = 'en' }: { isClosed?: boolean; language?: 'en' | 'it' } = {},
) {
  const fake = createFakeApi({
    'GET /api/conversations/hero/whiteboards': typeof boards === 'function' ? boards : { items: boards },
  });
  const opened: BoardToOpen[] = [];
  const view = await renderInSession(
    <BoardOpenerContext value={(board) => opened.push(board)}>
      <WhiteboardsSection conversationId="hero" isClosed={isClosed} />
    </BoardOpenerContext>,
    { api: fake.api, language },
  );
  return { ...fake, ...view, opened };
}

test('[WB1] [DP1] pane 3 lists every board with a picture and a summary, and opens it', async () => {
  const { opened, container } = await showSection([
    aBoard(),
    aBoard({ id: id(2), name: 'Guida', objects: 1, sequence: 0, changedAt: null, changedBy: null }),
  ]);
  const rows = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(rows).toEqual([
    expect.stringMatching(/^SC-2026-000123 12\.11\.20266 objects · last by Anna Keller, .*22:05$/),
    expect.stringMatching(/^Guida1 object · opened by Marco Bianchi, .*21:58$/),
  ]);
  expect(screen.getByRole('heading', { name: 'Whiteboards' }).parentElement?.textContent).toBe(
    'Whiteboards2',
  );
  const pictures = [...container.querySelectorAll('img')].map((picture) => picture.getAttribute('src'));
  expect(pictures).toEqual([`/api/whiteboards/${boardId}/thumbnail?token=t1&v=7`]);
  fireEvent.click(screen.getByRole('button', { name: /^Guida/ }));
  expect(opened[0]?.id).toBe(id(2));
});

test('[WB1] of many boards the newest are shown, the rest on a press', async () => {
  await showSection(
    Array.from({ length: 6 }, (_, index) => aBoard({ id: id(index), name: `Board ${index}` })),
  );
  expect(await screen.findAllByRole('listitem')).toHaveLength(4);
  fireEvent.click(screen.getByText('Show all'));
  expect(screen.getAllByRole('listitem')).toHaveLength(6);
  fireEvent.click(screen.getByText('Show fewer'));
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
});

test('[AX3] without a board the section says what will be there', async () => {
  await showSection([], { language: 'it' });
  expect(await screen.findByText(/whiteboard/i, { selector: 'p' })).toBeTruthy();
  cleanup();
  await showSection([], { isClosed: true });
  expect(await screen.findByText('This case has no whiteboards.')).toBeTruthy();
});

test('[AX3] boards that do not load say so and try again', async () => {
  let isDown = true;
  await showSection(() => (isDown ? refusal(503, 'unavailable') : { items: [aBoard()] }));
  await screen.findByRole('alert');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('listitem')).toBeTruthy();
});

test('[WB1] a picture whose address has run out is asked for once more, not for ever', async () => {
  const { requests, container } = await showSection([aBoard()]);
  await screen.findByRole('listitem');
  const picture = () => container.querySelector('img');
  fireEvent.error(picture()!);
  await waitFor(() => expect(requests).toHaveLength(2));
  expect(picture()).toBeNull();
});

test.each([
  ['whiteboardChanged', { conversationId: 'hero', whiteboardId: boardId, sequence: 8 }],
  [
    'entry',
    {
      conversationId: 'hero',
      sequence: 90,
      message: null,
      case: null,
      membersChanged: false,
      whiteboardId: boardId,
    },
  ],
] as const)('[WB1] the event %s brings the list up to date', async (event, data) => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  let boards: Whiteboard[] = [aBoard()];
  const key = queryKeys.whiteboards('hero');
  const query = { queryKey: key, queryFn: (): WhiteboardList => ({ items: boards }) };
  await client.query(query);
  const { apply } = createEventApplier({
    client,
    readerId: 'marco',
    fetchConversation: () => Promise.reject(new Error('not asked for')),
  });
  boards = [aBoard({ sequence: 8 })];
  act(() => apply({ event, data } as Parameters<typeof apply>[0]));
  await waitFor(() => expect(client.getQueryState(key)?.isInvalidated).toBe(true));
});

test('[WB1] [EV1] while somebody draws, a tab asks for the boards six times a minute at most, and at the end', async () => {
  jest.useFakeTimers();
  try {
    const { api, requests } = createFakeApi({ 'GET /boards': { items: [] } });
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const queryFn = () => api.get<WhiteboardList>('/boards');
    const observer = new QueryObserver(client, { queryKey: queryKeys.whiteboards('hero'), queryFn });
    const end = observer.subscribe(() => undefined);
    const { apply } = createEventApplier({
      client,
      readerId: 'marco',
      fetchConversation: () => Promise.reject(new Error('not asked for')),
    });
    await jest.advanceTimersByTimeAsync(0);
    expect(requests).toHaveLength(1);
    // The server tells of a board every three seconds.
    for (let told = 1; told <= 20; told += 1) {
      const data = { conversationId: 'hero', whiteboardId: boardId, sequence: told };
      apply({ event: 'whiteboardChanged', data });
      await jest.advanceTimersByTimeAsync(0);
      if (told === 1) expect(requests).toHaveLength(2);
      await jest.advanceTimersByTimeAsync(3_000);
    }
    await jest.advanceTimersByTimeAsync(60_000);
    // The first one at once, then every ten seconds.
    expect(requests.length - 1).toBe(7);
    end();
  } finally {
    jest.useRealTimers();
  }
});

const boardLine = (sequence: number, whiteboardId: string, name: string) =>
  aLine({ sequence, author: people.anna, line: { type: 'whiteboardOpened', whiteboardId, name } });
const renamed = (sequence: number) =>
  aLine({ sequence, line: { type: 'renamed', name: `Name ${sequence}` } });

async function showLines(messages: ReturnType<typeof aLine>[], boards: Whiteboard[] = [aBoard()]) {
  const { api } = createFakeApi({ 'GET /api/conversations/hero/whiteboards': { items: boards } });
  return renderRows({ messages, api });
}

test('[WB1] the line of a board has a picture and Open, with the name as it is now', async () => {
  await showLines([boardLine(1, boardId, 'Old name')], [aBoard({ name: 'New name' })]);
  expect(await screen.findByRole('button', { name: 'Open whiteboard New name' })).toBeTruthy();
  expect(screen.getByText(/Anna Keller opened the whiteboard Old name/)).toBeTruthy();
});

test('[WB1] [CV5] the newest board is never folded away; older lines are, and lead to theirs', async () => {
  await showLines([
    boardLine(1, id(1), 'First'),
    renamed(2),
    boardLine(3, id(2), 'Second'),
    renamed(4),
    renamed(5),
  ]);
  expect(await screen.findByRole('button', { name: 'Open whiteboard Second' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Open whiteboard First' })).toBeNull();
  const folds = screen.getAllByRole('button', { expanded: false });
  expect(folds).toHaveLength(2);
  fireEvent.click(folds[0]!);
  expect(screen.getByRole('button', { name: 'Open whiteboard First' })).toBeTruthy();
});

const hosts = { hostOrigins: ['http://localhost:3979'] };
const context = (page: string) => encodeURIComponent(JSON.stringify({ subEntityId: page }));
const page = encodeURIComponent(`whiteboard/${boardId}`);

test.each([
  [`http://localhost:3979/?page=${page}`, boardId],
  [
    `https://teams.microsoft.com/l/entity/app/conferencing?context=${context(`whiteboard/${boardId}`)}`,
    boardId,
  ],
  [`${location.origin}/?whiteboard=${boardId}`, boardId],
  [`https://teams.microsoft.com/l/entity/app/conferencing?context=${context('case/SC-1')}`, null],
  [`https://teams.microsoft.com/l/entity/app/conferencing?context=nothing`, null],
  [`https://evil.example/?page=${page}`, null],
  [`https://teams.microsoft.com.evil.example/?page=${page}`, null],
  [`http://teams.microsoft.com/?page=${page}`, null],
  ['https://teams.microsoft.com/?page=whiteboard%2Fhero', null],
  ['no address', null],
])('[SE4] the link %s opens the board %s', (href, expected) => {
  expect(parseBoardLink(href, hosts)).toBe(expected);
});

test('[WB1] a board’s link in a message opens the board in the app, any other link outside', async () => {
  const opened: BoardToOpen[] = [];
  const own = `${location.origin}/?whiteboard=${boardId}`;
  await renderInSession(
    <BoardOpenerContext value={(board) => opened.push(board)}>
      <MessageText text={`Look: ${own} and https://gfms.example/manual`} />
    </BoardOpenerContext>,
  );
  const [board, other] = screen.getAllByRole('link');
  // True: the browser would follow it.
  expect(fireEvent.click(board!)).toBe(false);
  expect(opened.map(({ id: of }) => of)).toEqual([boardId]);
  expect(fireEvent.click(board!, { ctrlKey: true })).toBe(true);
  expect(fireEvent.click(other!)).toBe(true);
  expect(opened).toHaveLength(1);
});
