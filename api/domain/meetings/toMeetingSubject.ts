import { cutText } from '../relay/cutText.ts';

/** Teams takes no longer subject. */
const longest = 250;

/** One line that Teams takes as the subject of a meeting. */
export function toMeetingSubject(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return cutText(line, longest).trimEnd() || 'Conferencing';
}
