import type { IncomingMessage } from 'node:http';
import type { ChatTenant } from './chatSides.ts';
import { readText } from './readText.ts';

/** Passes one request of the bot on to the Playground, and makes of its answer what Teams would answer. */
export async function passToChat(
  request: IncomingMessage,
  { playgroundUrl, tenant, hostPort }: ChatTarget,
): Promise<ChatAnswer> {
  const hasBody = request.method === 'POST' || request.method === 'PUT';
  const sent = hasBody ? await readText(request) : undefined;
  const answered = await fetch(`${playgroundUrl}/_connector${request.url}`, {
    method: request.method ?? 'GET',
    headers: { 'content-type': 'application/json' },
    ...(sent === undefined ? {} : { body: changeSent(sent, { tenant, hostPort }) }),
  });
  const type = answered.headers.get('content-type');
  const body = await answered.text();
  // Express, not the Playground, answers in HTML: it has no such operation. 404 would mean that the place is gone.
  if (answered.status === 404 && type?.startsWith('text/html')) return notImplemented();
  if (answered.status === 500 && isAboutConversation(body)) return { status: 404, type, body };
  if (/\/members$/.test(new URL(request.url ?? '/', playgroundUrl).pathname)) {
    return { status: answered.status, type, body: nameObjectIds(body) };
  }
  return { status: answered.status, type, body };
}

/** A link opens the tab as whoever sits before this Teams; what belongs together stays one message. */
function changeSent(sent: string, { tenant, hostPort }: Omit<ChatTarget, 'playgroundUrl'>): string {
  const { personId } = tenant.people[0] ?? {};
  const link = `http://localhost:${hostPort}/?page=`;
  const text = personId
    ? sent.replaceAll(link, `http://localhost:${hostPort}/?person=${personId}&page=`)
    : sent;
  const body = parse(text);
  if (!body) return text;
  const activity = (body.activity ?? body) as { text?: unknown; attachments?: unknown[] };
  // The Playground makes a message of each attachment, but for this layout.
  const parts = (activity.attachments?.length ?? 0) + (activity.text ? 1 : 0);
  if (parts < 2) return text;
  Object.assign(activity, { attachmentLayout: 'carousel' });
  return JSON.stringify(body);
}

/** Teams names a person's object id twice; one of the Playground's lists has only one of the two. */
function nameObjectIds(body: string): string {
  const members: unknown = parse(body);
  if (!Array.isArray(members)) return body;
  return JSON.stringify(
    members.map((member: { objectId?: string }) => ({ aadObjectId: member.objectId, ...member })),
  );
}

function isAboutConversation(body: string): boolean {
  const { code } = (parse(body)?.error ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.includes('NotFound');
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function notImplemented(): ChatAnswer {
  const error = { code: 'NotImplemented', message: 'The local Teams chat has no such operation.' };
  return { status: 501, type: 'application/json', body: JSON.stringify({ error }) };
}

export type ChatTarget = { playgroundUrl: string; tenant: ChatTenant; hostPort: number };

export type ChatAnswer = { status: number; type: string | null; body: string };
