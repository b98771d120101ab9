import { readMeetingLink } from '../../domain/meetings/readMeetingLink.ts';
import type { GraphAnswer, GraphRefusal } from './graphAnswer.ts';
import { toDetail } from './toDetail.ts';

/** An online meeting with its invitation has some 10 kB. */
const mostBytes = 1_048_576;

/** A faulty answer may not keep Graph from being asked for days. */
const longestRetryAfterMs = 60 * 60_000;

/**
 * How Teams says that no application access policy names the app for the organiser: by its documentation of today, and
 * by the one before.
 */
const policyWords = /application access policy|not authorized to \w+ meeting on behalf of/i;

/** Rejects when the answer breaks off. */
export async function readGraphAnswer(response: Response): Promise<GraphAnswer> {
  const answer = parse(await readText(response));
  if (response.status === 200 || response.status === 201) return readMeeting(answer, response);
  return readRefusal(answer, response);
}

/** A meeting that nobody could join is none. */
function readMeeting(answer: unknown, { status }: Response): GraphAnswer {
  const link: unknown = answer instanceof Object ? Reflect.get(answer, 'joinWebUrl') : null;
  const joinUrl = typeof link === 'string' ? readMeetingLink(link) : null;
  if (joinUrl === null) {
    const detail = 'The answer holds no link of a Teams meeting.';
    return {
      outcome: 'none',
      reason: 'refused',
      detail,
      status,
      code: null,
      again: 'never',
      retryAfterMs: null,
    };
  }
  const chat: unknown = Reflect.get(answer as object, 'chatInfo');
  const threadId: unknown = chat instanceof Object ? Reflect.get(chat, 'threadId') : null;
  const isGood = typeof threadId === 'string' && threadId !== '' && threadId.length <= 500;
  return { outcome: 'meeting', joinUrl, threadId: isGood ? threadId : null };
}

function readRefusal(answer: unknown, response: Response): GraphRefusal {
  const { status, headers } = response;
  const error: unknown = answer instanceof Object ? Reflect.get(answer, 'error') : null;
  const code = textOf(error, 'code');
  const message = textOf(error, 'message');
  const requestId = headers.get('request-id');
  const said = [code ?? String(status), message].filter((part) => part).join(': ');
  return {
    outcome: 'none',
    ...judge(status, message ?? ''),
    detail: toDetail(requestId === null ? said : `${said} (request ${requestId})`),
    status,
    code: code?.replace(/[^\w.-]/g, '').slice(0, 60) ?? null,
    retryAfterMs: readRetryAfter(headers.get('retry-after')),
  };
}

/** What a status means, and whether the same request may be sent once more: never where it would be answered alike. */
function judge(status: number, message: string): Pick<GraphRefusal, 'reason' | 'again'> {
  if ((status === 403 || status === 401) && policyWords.test(message))
    return { reason: 'noPolicy', again: 'never' };
  if (status === 401) return { reason: 'noToken', again: 'withNewToken' };
  if (status === 403) return { reason: 'noConsent', again: 'never' };
  if (status === 404) return { reason: 'noOrganiser', again: 'never' };
  if (status === 429) return { reason: 'throttled', again: 'later' };
  // 409: another one is making the same meeting.
  if (status >= 500 || status === 408 || status === 409) return { reason: 'away', again: 'later' };
  return { reason: 'refused', again: 'never' };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function readRetryAfter(value: string | null): number | null {
  const text = value?.trim();
  if (!text) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestRetryAfterMs) : null;
}

function textOf(value: unknown, name: string): string | null {
  const found: unknown = value instanceof Object ? Reflect.get(value, name) : null;
  return typeof found === 'string' && found !== '' ? found : null;
}

/** Null where there is nothing, or far too much. */
async function readText({ body }: Response): Promise<string | null> {
  if (!body) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
