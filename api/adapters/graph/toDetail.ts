import { shorten } from '../../domain/relay/cutText.ts';

const longest = 300;

/** What looks like a token, or like anything as long and as unreadable. */
const secrets = /[\w\-.~+/]{80,}={0,2}/g;

/** Words of another system as one line for administrators, of bounded length and without anything secret. */
export function toDetail(text: string): string {
  const line = text
    .slice(0, 5_000)
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return shorten(line.replace(secrets, '…').trim(), longest);
}
