import type { Session } from '../../session.ts';

type Open = { conversationId: string; /** Milliseconds; null while it is open. */ leftAt: number | null };

/** A pane that is mounted anew within this time, in milliseconds, is the same one in another layout. */
const oneMoment = 1_500;

const ofSessions = new WeakMap<Session['api'], Open>();

/** Whether the conversation's dialog is open, or was until its pane was taken down a moment ago. */
export function wasOpen(api: Session['api'], conversationId: string): boolean {
  const open = ofSessions.get(api);
  if (open?.conversationId !== conversationId) return false;
  return open.leftAt === null || Date.now() - open.leftAt < oneMoment;
}

/** Null: no dialog is open in the conversation that is shown. */
export function keepOpen(api: Session['api'], open: Open | null): void {
  if (open) ofSessions.set(api, open);
  else ofSessions.delete(api);
}
