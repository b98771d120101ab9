import type { ProviderReason } from '../../contract/meetings.ts';

/** What one request to Graph has come to. */
export type GraphAnswer = GraphMeeting | GraphRefusal;

export type GraphMeeting = { outcome: 'meeting'; joinUrl: string; threadId: string | null };

export type GraphRefusal = {
  outcome: 'none';
  reason: ProviderReason;
  /** Graph's own words, of bounded length; null where it has said nothing. */
  detail: string | null;
  /** For the log: the answer's status and error code, null without an answer. */
  status: number | null;
  code: string | null;
  /** Whether asking once more may help. */
  again: 'never' | 'later' | 'withNewToken';
  /** How long Graph wants to be left alone, in milliseconds; null where it has not said. */
  retryAfterMs: number | null;
};

/** Why there was no answer, as a refusal. */
export function noAnswer(reason: ProviderReason, detail: string | null): GraphRefusal {
  const again = reason === 'away' ? 'later' : 'never';
  return { outcome: 'none', reason, detail, status: null, code: null, again, retryAfterMs: null };
}
