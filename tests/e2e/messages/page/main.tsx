import { AriaLiveAnnouncer, FluentProvider } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import type { Message } from '../../../../api/contract/messages.ts';
import type { Api } from '../../../../tab/src/api.ts';
import { ApiFailure } from '../../../../tab/src/api.ts';
import { createI18n } from '../../../../tab/src/i18n/createI18n.ts';
import type { LoadedMessages } from '../../../../tab/src/live/appendMessage.ts';
import { appendMessage } from '../../../../tab/src/live/appendMessage.ts';
import { MessagesPane } from '../../../../tab/src/messages/MessagesPane.tsx';
import { queryKeys } from '../../../../tab/src/queryKeys.ts';
import { SessionContext } from '../../../../tab/src/session.ts';
import { LocaleContext } from '../../../../tab/src/ui/formatTime.ts';
import { ThemeNameContext, themes, toThemeName } from '../../../../tab/src/ui/themes.ts';
import { layoutOf } from '../../../../tab/src/ui/useLayout.ts';
import {
  aConversation,
  aMessage,
  aDirectConversation,
  directMessages,
  gfms,
  heroMessages,
  longLog,
  people,
  rossi,
  fileRules,
} from '../../../tab/messages/builders.ts';

// `?scene=hero&theme=dark&language=it&person=marco&count=1000&unread=3&all=1&reply=20&offline=1&refuse=409`
const wish = new URLSearchParams(location.search);
const scene = wish.get('scene') ?? 'hero';
const person = people[(wish.get('person') ?? 'marco') as keyof typeof people];
const language = wish.get('language') === 'it' ? 'it' : 'en';
const theme = toThemeName(wish.get('theme') ?? 'default');
const isOffline = wish.get('offline') === '1';
const refuse = wish.get('refuse');
const width = Number(wish.get('width') ?? innerWidth);

const log: Message[] =
  scene === 'long'
    ? longLog(Number(wish.get('count') ?? 1000))
    : scene === 'direct'
      ? directMessages
      : heroMessages.slice(0, scene === 'empty' ? 3 : undefined);
const answered = Number(wish.get('reply') ?? 0);
if (answered > 0) {
  const sequence = log.length + 1;
  const reply = aMessage({ sequence, author: people.anna, text: 'Vedi sopra', clock: '09:00' });
  log.push({ ...reply, replyTo: `m${answered}`, replyToSequence: answered });
}
const unread = Number(wish.get('unread') ?? 1);
const conversation: Conversation =
  scene === 'direct'
    ? aDirectConversation()
    : aConversation({
        ...(scene === 'long' ? { unread, readUpTo: log.length - unread } : {}),
        ...(scene === 'empty' ? { unread: 0 } : {}),
        ...(wish.get('closed') === '1' ? { case: { ...aConversation().case!, state: 'closed' } } : {}),
      });

const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
const requests: string[] = [];

const api: Api = {
  get: async <Answer,>(path: string) => {
    if (path.endsWith('/places')) return { items: [], all: 0 } as Answer;
    requests.push(path);
    const query = new URL(path, location.href).searchParams;
    const before = Number(query.get('before') ?? Infinity);
    const limit = Number(query.get('limit') ?? 50);
    const after = query.get('after');
    if (after !== null) {
      return { items: log.filter(({ sequence }) => sequence > Number(after)).slice(0, limit) } as Answer;
    }
    if (wish.get('fail') === '1') {
      throw new ApiFailure({ status: 500, code: 'failed', message: 'no', reference: '7F3K-2Q9A' });
    }
    if (wish.get('hang') === '1') await new Promise(() => {});
    return { items: log.filter(({ sequence }) => sequence < before).slice(-limit) } as Answer;
  },
  send: async <Answer,>(method: string, path: string, body?: unknown) => {
    requests.push(`${method} ${path}`);
    if (method === 'PUT') return {} as Answer;
    if (isOffline) throw new ApiFailure({ status: 0, code: 'offline', message: 'no answer' });
    if (refuse) {
      const code = refuse === '409' ? 'caseClosed' : refuse === '404' ? 'notFound' : 'invalid';
      throw new ApiFailure({ status: Number(refuse), code, message: 'no', reference: '7F3K-2Q9A' });
    }
    const { clientId, text } = body as { clientId: string; text: string };
    return arrive({ author: person, text, clientId }) as Answer;
  },
  open: () => Promise.reject(new Error('no stream here')),
};

function arrive({
  author,
  text,
  clientId,
}: {
  author: typeof person;
  text: string;
  clientId?: string;
}): Message {
  const sequence = (log.at(-1)?.sequence ?? 0) + 1;
  const message: Message = {
    ...aMessage({ sequence, author, text }),
    createdAt: new Date().toISOString(),
    clientId: clientId ?? `client-${sequence}`,
  };
  log.push(message);
  client.setQueryData(queryKeys.messages(conversation.id), (data: LoadedMessages | undefined) =>
    data ? appendMessage(data, message) : data,
  );
  return message;
}

// All pages are loaded already, as after a long way up.
if (wish.get('all') === '1') {
  const starts = Array.from(
    { length: Math.ceil(log.length / 50) },
    (_, page) => log.length - 50 * (page + 1),
  );
  client.setQueryData<LoadedMessages>(queryKeys.messages(conversation.id), {
    pages: starts.map((start) => ({ items: log.slice(Math.max(0, start), start + 50) })),
    pageParams: starts.map((start, page) => (page === 0 ? null : start + 51)),
  });
}

Object.assign(window, {
  requests,
  arrive: (text: string, from: keyof typeof people = 'anna') => void arrive({ author: people[from], text }),
});

const i18n = await createI18n(language);
const container = document.getElementById('root')!;
createRoot(container).render(
  <FluentProvider theme={themes[theme]} style={{ height: '100%' }}>
    <ThemeNameContext value={theme}>
      <I18nextProvider i18n={i18n}>
        <LocaleContext value={language === 'en' ? 'en-GB' : 'it-IT'}>
          <AriaLiveAnnouncer>
            <QueryClientProvider client={client}>
              <SessionContext
                value={{
                  api,
                  person,
                  company: person.companyId === 'gfms' ? gfms : rossi,
                  gfms,
                  files: fileRules,
                }}
              >
                <main
                  style={{
                    height: '100%',
                    display: 'flex',
                    flexDirection: 'column',
                    backgroundColor: 'var(--colorNeutralBackground3)',
                  }}
                >
                  <MessagesPane
                    conversation={conversation}
                    isOffline={isOffline}
                    offlineSince={isOffline ? new Date() : null}
                    onShowDetails={() => {}}
                    layout={layoutOf(width)}
                    width={width}
                  />
                </main>
              </SessionContext>
            </QueryClientProvider>
          </AriaLiveAnnouncer>
        </LocaleContext>
      </I18nextProvider>
    </ThemeNameContext>
  </FluentProvider>,
);
