import type { Message } from '../../../api/contract/messages.ts';
import type { Answered, Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { createHidden, signInAll, unknownIds, type HiddenName, type Ids } from './hidden.ts';

let test: TestApp;
let marco: Caller;
let ids: Record<HiddenName, Ids>;
let ownOther: { conversationId: string; messageId: string };
let before: Message;
let lineId: string;

beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  const as = await signInAll(test);
  ids = await createHidden(as);
  marco = as('marco-bianchi');
  const { id: conversationId } = await openDirectChat(marco, ['federica-bassi']);
  before = await say(marco, conversationId);
  ownOther = { conversationId, messageId: before.id };
  const { body } = await marco.get(`/conversations/${shared().conversationId}/messages`);
  lineId = (body as { items: { id: string; kind: string }[] }).items.find(({ kind }) => kind === 'line')!.id;
});
afterAll(() => test.stop());

const shared = () => ids['the Service Case Chat'];

const requests: Record<string, (path: string) => Promise<Answered>> = {
  edit: (path) => marco.patch(path, { text: 'Other words' }),
  delete: (path) => marco.del(path),
  'read earlier texts of': (path) => marco.get(`${path}/versions`),
  'react to': (path) => marco.put(`${path}/reactions/👍`),
  'take a reaction back from': (path) => marco.del(`${path}/reactions/👍`),
  'send again': (path) => marco.post(`${path}/deliveries/33333333-3333-8333-a333-333333333333/resend`),
};

const foreign: Record<string, () => string> = {
  'a message of a conversation of others': () => ids['the internal chat'].messageId,
  'a message of another conversation of his own': () => ownOther.messageId,
  'a line': () => lineId,
  'the snapshot of the log': () => 'snapshot',
};

const attempts = Object.keys(requests).flatMap((how) =>
  Object.keys(foreign).map((what) => [how, what] as const),
);

it.each(attempts)('[SE2] [CV1] [MS4] nobody can %s %s: it is not there', async (how, what) => {
  const send = (messageId: string) =>
    requests[how]!(`/conversations/${shared().conversationId}/messages/${messageId}`);
  const answer = await send(foreign[what]!());
  const unknown = await send(unknownIds.messageId);
  expect(answer.status).toBe(404);
  expect(withoutReference(answer)).toBe(withoutReference(unknown));
});

it('[SE2] none of these attempts has changed anything', async () => {
  const { body } = await marco.get(`/conversations/${ownOther.conversationId}/messages`);
  const newest = (body as { items: Message[] }).items.at(-1);
  expect(newest).toEqual(before);
});

function withoutReference({ text }: Answered): string {
  return text.replace(/"reference":"[\w-]{9}"/, '');
}
