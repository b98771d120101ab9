import { noAnswer, type GraphAnswer } from './graphAnswer.ts';
import { readGraphAnswer } from './readGraphAnswer.ts';

/** One request. A redirect is not followed: it would take the token elsewhere. */
export async function postToGraph(call: {
  url: string;
  token: string;
  body: object;
  timeoutMs: number;
}): Promise<GraphAnswer> {
  const { url, token, body, timeoutMs } = call;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return await readGraphAnswer(response);
  } catch (cause) {
    return noAnswer('away', describe(cause, timeoutMs));
  }
}

function describe(cause: unknown, timeoutMs: number): string {
  if (Reflect.get(Object(cause), 'name') === 'TimeoutError') return `No answer within ${timeoutMs} ms.`;
  const code: unknown = Reflect.get(Object(Reflect.get(Object(cause), 'cause')), 'code');
  return typeof code === 'string' ? `No answer: ${code}.` : 'No answer.';
}
