import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useQueryClient } from '@tanstack/react-query';
import type { Message } from '../../../api/contract/messages.ts';
import type { Api } from '../../../tab/src/api.ts';
import { ApiFailure } from '../../../tab/src/api.ts';
import type { LoadedMessages } from '../../../tab/src/live/appendMessage.ts';
import { appendMessage } from '../../../tab/src/live/appendMessage.ts';
import { MessagesPane } from '../../../tab/src/messages/MessagesPane.tsx';
import { queryKeys } from '../../../tab/src/queryKeys.ts';
import { aConversation, aLine, aMessage, heroMessages, longLog, people } from './builders.ts';
import { renderInSession } from './renderInSession.tsx';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

test('[AX1] the messages are a log, reached by the keyboard, that is not read out as it scrolls', async () => {
  await show({ language: 'it' });
  const log = await screen.findByRole('log', { name: 'Messaggi' });
  expect(log.getAttribute('aria-live')).toBe('off');
  expect(log.tabIndex).toBe(0);
});

test('[AX1] what arrives from others is announced, shortened; history, lines and one’s own are not', async () => {
  const { announced, arrive } = await show();
  await screen.findByRole('log');
  expect(announced).toEqual([]);
  arrive(aMessage({ sequence: 11, author: people.anna, text: 'x'.repeat(300) }));
  await waitFor(() => expect(announced).toEqual([`Anna Keller, GFMS: ${'x'.repeat(160)}…`]));
  arrive(aMessage({ sequence: 12, author: people.marco }));
  arrive(aLine({ sequence: 13, line: { type: 'renamed', name: 'x' } }));
  arrive(aMessage({ sequence: 14, author: people.giulia, text: 'Sì' }));
  await waitFor(() => expect(announced.slice(1)).toEqual(['Giulia Rossi, Officine Rossi: Sì']));
});

test('[AX1] many at once are only counted', async () => {
  const { announced, arrive } = await show();
  await screen.findByRole('log');
  arrive(...[11, 12, 13, 14].map((sequence) => aMessage({ sequence, author: people.anna })));
  await waitFor(() => expect(announced).toEqual(['4 new messages']));
});

test('[MS9] opens with the newest page alone when nothing is unread', async () => {
  const { asked } = await show({ log: longLog(500), readUpTo: 500, unread: 0 });
  await screen.findByRole('log');
  expect(asked).toEqual(['/api/conversations/hero/messages?limit=50']);
});

test('[MS11] loads as far back as the first unread message before it shows the list', async () => {
  const { asked } = await show({ log: longLog(500), readUpTo: 380, unread: 60 });
  await screen.findByRole('log');
  expect(asked).toEqual([
    '/api/conversations/hero/messages?limit=50',
    '/api/conversations/hero/messages?limit=50&before=451',
    '/api/conversations/hero/messages?limit=50&before=401',
  ]);
});

test('[MS5] opens where a link leads, however far back, and past what is unread', async () => {
  const { asked } = await show({ log: longLog(500), readUpTo: 490, unread: 10, startAt: 360 });
  await screen.findByRole('log');
  expect(asked).toEqual([
    '/api/conversations/hero/messages?limit=50',
    '/api/conversations/hero/messages?limit=50&before=451',
    '/api/conversations/hero/messages?limit=50&before=401',
  ]);
});

test('[AX3] messages that do not load say so, with a way on and a reference, and one can go on writing', async () => {
  const answers: (ApiFailure | null)[] = [
    new ApiFailure({ status: 500, code: 'failed', message: 'no', reference: '7F3K-2Q9A' }),
  ];
  await show({ get: () => answers.pop() ?? null });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Messages do not load');
  expect(alert.textContent).toContain('Your text is safe.');
  expect(alert.textContent).toContain('7F3K-2Q9A');
  expect(screen.getByRole('textbox', { name: 'Message' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('log')).toBeTruthy();
});

test('[CV1] a refused conversation says the same as one that never was', async () => {
  await show({ get: () => new ApiFailure({ status: 404, code: 'notFound', message: 'no', reference: 'R' }) });
  expect(await screen.findByText('Nothing here for you')).toBeTruthy();
});

test('[MS7] without a network a banner says since when, and that writing goes on', async () => {
  const since = new Date();
  since.setHours(0, 8);
  await show({ isOffline: true, offlineSince: since });
  expect(screen.getByText('No network since 00:08.')).toBeTruthy();
  expect(screen.getByText(/What you write stays here and goes by itself\./)).toBeTruthy();
});

test('[MS1] what is written is sent with an id of its own and announced only when it is refused', async () => {
  const { announced, posted, pane } = await show({
    send: () => new ApiFailure({ status: 409, code: 'caseClosed', message: 'no' }),
  });
  await screen.findByRole('log');
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Sì' } });
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
  await waitFor(() => expect(announced).toEqual(['Message not sent']));
  expect(posted).toEqual([{ clientId: expect.stringMatching(/^[\da-f-]{36}$/), text: 'Sì' }]);
  // Another conversation was opened meanwhile, and this one again: what failed is still there, and not said again.
  pane.unmount();
  expect(localStorage).toHaveLength(1);
});

type Wish = {
  startAt?: number;
  log?: Message[];
  readUpTo?: number;
  unread?: number;
  language?: 'en' | 'it';
  isOffline?: boolean;
  offlineSince?: Date;
  /** What a request is answered with instead of messages. */
  get?: () => ApiFailure | null;
  send?: () => ApiFailure | null;
};

async function show(wish: Wish = {}) {
  const { log = heroMessages, readUpTo = 10, unread = 0, isOffline = false, offlineSince = null } = wish;
  const asked: string[] = [];
  const posted: unknown[] = [];
  const announced: string[] = [];
  let arrive: (...messages: Message[]) => void = () => {};
  const api: Partial<Api> = {
    get: async <Answer,>(path: string) => {
      if (path.endsWith('/places')) return { items: [], all: 0 } as Answer;
      asked.push(path);
      const failure = wish.get?.();
      if (failure) throw failure;
      const before = Number(new URL(path, 'http://tab').searchParams.get('before') ?? Infinity);
      return { items: log.filter(({ sequence }) => sequence < before).slice(-50) } as Answer;
    },
    send: async <Answer,>(method: string, _path: string, body?: unknown) => {
      if (method === 'PUT') return { readUpTo: 0, unread: 0 } as Answer;
      posted.push(body);
      const failure = wish.send?.();
      if (failure) throw failure;
      return {} as Answer;
    },
  };
  function Pane() {
    const client = useQueryClient();
    arrive = (...messages) => {
      act(() => {
        client.setQueryData<LoadedMessages>(
          queryKeys.messages('hero'),
          (loaded) => loaded && messages.reduce(appendMessage, loaded),
        );
      });
    };
    return (
      <MessagesPane
        conversation={aConversation({ readUpTo, unread })}
        isOffline={isOffline}
        offlineSince={offlineSince}
        onShowDetails={() => {}}
        layout="three"
        startAt={wish.startAt ?? null}
        width={1280}
      />
    );
  }
  const pane = await renderInSession(<Pane />, { api, announced, language: wish.language ?? 'en' });
  return { pane, asked, posted, announced, arrive: (...messages: Message[]) => arrive(...messages) };
}
