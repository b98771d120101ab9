import { get } from 'node:http';
import { waitUntil } from './waitUntil.ts';

/** Waits until `url` answers 200; throws one line after `milliseconds`. */
export async function waitForAnswer(url: string, milliseconds: number): Promise<void> {
  if (!(await waitUntil(() => isAnswered(url), milliseconds))) throw new Error(`${url} does not answer.`);
}

function isAnswered(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => resolve(response.resume().statusCode === 200)).once(
      'error',
      () => resolve(false),
    );
  });
}
