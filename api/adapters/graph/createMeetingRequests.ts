import type { AppToken } from '../../domain/appToken.ts';
import { noAnswer, type GraphAnswer, type GraphRefusal } from './graphAnswer.ts';
import { postToGraph } from './postToGraph.ts';
import { toDetail } from './toDetail.ts';

/** A person waits at the button for so long at most. */
const budgetMs = 8_000;
const mostTries = 3;
/** After the first try, and after the second. */
const pausesMs = [250, 750] as const;
/** What is left for a try must suffice for an answer. */
const shortestTryMs = 500;

/**
 * Asks Graph for the meeting of an external id. The same request may be sent again, whatever has become of the one
 * before, because Graph makes one meeting of an external id; so what may pass by itself (no answer, 5xx) is tried three
 * times. Where Graph says how long it wants to be left alone, it is, by everybody on this instance: who cannot wait so
 * long is answered without asking. A token that Graph refuses is replaced once: it may have been revoked. All else (400,
 * 403, 404) would be answered alike, so it is not repeated.
 */
export function createMeetingRequests(
  settings: RequestSettings,
): (wanted: object) => Promise<RepeatedAnswer> {
  const { url, token, timeoutMs, time } = settings;
  let quiet: { until: number; answer: GraphRefusal } | null = null;

  /** What Graph has said when it asked to be left alone; null as soon as it may be asked. */
  async function waitUntilQuietIsOver(deadline: number): Promise<GraphRefusal | null> {
    while (quiet) {
      const { until, answer } = quiet;
      const wait = until - time.now();
      if (wait > 0) {
        if (!isTimeLeft(deadline, wait)) return answer;
        await time.pause(wait);
      }
      if (quiet.until === until) quiet = null;
    }
    return null;
  }

  const isTimeLeft = (deadline: number, pauseMs: number) => time.now() + pauseMs + shortestTryMs <= deadline;

  async function askOnce(body: object, deadline: number): Promise<GraphAnswer & { token?: string }> {
    // Timers take whole milliseconds only.
    const left = () => Math.max(Math.floor(deadline - time.now()), 1);
    let current: string;
    try {
      current = await inTime(token.get(), left());
    } catch (cause) {
      return noAnswer('noToken', toDetail(String(Reflect.get(Object(cause), 'message') ?? '')));
    }
    const answer = await postToGraph({ url, token: current, body, timeoutMs: Math.min(timeoutMs, left()) });
    return { ...answer, token: current };
  }

  return async (body) => {
    const deadline = time.now() + budgetMs;
    let hasNewToken = false;
    let tries = 0;
    for (;;) {
      const silence = await waitUntilQuietIsOver(deadline);
      if (silence) return { answer: silence, tries };
      const { token: used, ...answer } = await askOnce(body, deadline);
      tries += 1;
      if (answer.outcome === 'meeting' || answer.again === 'never') return { answer, tries };
      if (answer.again === 'withNewToken') {
        if (hasNewToken) return { answer, tries };
        hasNewToken = true;
        token.forget(used);
        continue;
      }
      if (answer.retryAfterMs !== null) quiet = { until: time.now() + answer.retryAfterMs, answer };
      const pauseMs = Math.max(pausesMs[tries - 1] ?? 0, answer.retryAfterMs ?? 0);
      if (tries >= mostTries || !isTimeLeft(deadline, pauseMs)) return { answer, tries };
      await time.pause(pauseMs);
    }
  };
}

/** The promise, or a rejection after so long. */
async function inTime<Value>(promise: Promise<Value>, ms: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Entra gave no token in time.')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export type RepeatedAnswer = { answer: GraphAnswer; tries: number };

export type RequestSettings = {
  /** Of `createOrGet` of the organiser. */
  url: string;
  token: AppToken;
  /** Of one try. */
  timeoutMs: number;
  time: GraphTime;
};

/** Milliseconds. */
export type GraphTime = { now(): number; pause(ms: number): Promise<void> };
