import { deriveId } from '../chain.ts';
import type { Context } from '../context.ts';
import type { WithoutAuthor } from '../drafts.ts';
import type { EntryContent, EntryDraft } from '../entries.ts';
import type { PresentRecord } from './meetingRecord.ts';

/**
 * A window goes; with the last one the meeting ends. Whoever says so first is heard, on whatever instance, and who is not
 * there any more cannot go. A closed case keeps nobody in.
 */
export async function leaveRoom(
  context: Context,
  left: { conversationId: string; personId: string; sessionId: string; how: 'left' | 'lost' },
): Promise<void> {
  const { conversationId, personId, sessionId, how } = left;
  const known = (await context.log.readNewest(conversationId))?.meeting;
  const window = known?.present.find((one) => one.id === personId && one.sessionId === sessionId);
  if (!known || !window) return;
  const meetingId = known.id;
  const place = [meetingId, String(window.sequence)] as const;
  const [leftId, endedId] = await Promise.all([
    deriveId('meetingLeft', ...place),
    deriveId('meetingEnded', ...place),
  ]);
  await context.log.append(conversationId, ({ meeting }) => {
    const isThere = meeting?.id === meetingId && meeting.present.some(isSame(window));
    if (!isThere) return [];
    const drafts = [
      draftBy(window, leftId, {
        ...{ kind: 'meetingLeft', meetingId, personId, personName: window.name, sessionId, how },
      }),
    ];
    const session = meeting.sessions.at(-1);
    if (meeting.present.length > 1 || !session) return drafts;
    const milliseconds = context.clock.now().getTime() - Date.parse(session.startedAt);
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    return [...drafts, draftBy(window, endedId, { kind: 'meetingEnded', meetingId, seconds })];
  });
}

function isSame(window: PresentRecord): (one: PresentRecord) => boolean {
  return (one) => one.id === window.id && one.sequence === window.sequence;
}

/** By who goes, as he was called when he came. */
function draftBy(
  { id: authorId, name, companyId }: PresentRecord,
  id: string,
  content: WithoutAuthor<EntryContent>,
): EntryDraft {
  return { id, authorId, authorCompanyId: companyId, content: { ...content, authorName: name } };
}
