import type { Conversation } from '../../../../api/contract/conversations.ts';
import type { Lane as LaneAnswer } from '../../../../api/contract/whiteboards.ts';
import type { Session } from '../../session.ts';
import { boardPath, conversationOfBoard } from '../boardPath.ts';
import { createLane } from './createLane.ts';
import { createLaneDoor } from './createLaneDoor.ts';
import type { Lane } from './Lane.ts';

/** The board's fast lane for who is signed in. Its code, which is large, comes while the board can be used already. */
export function openBoardLane({ whiteboardId, session, teamsHost }: BoardLaneNeeds): Lane {
  const { api, person, company } = session;
  const members = new Map<string, { name: string; companyId: string }>();
  const conversationId = conversationOfBoard(whiteboardId);
  if (teamsHost && conversationId !== null) {
    // Teams lets everybody of a meeting or chat into the session, and knows no persons of ours.
    api.get<Conversation>(`/api/conversations/${encodeURIComponent(conversationId)}`).then(
      (conversation) => {
        for (const { id, name, companyId } of conversation.members) members.set(id, { name, companyId });
      },
      // Then nobody is shown; the board itself tells more of what is wrong.
      () => undefined,
    );
  }
  const path = `${boardPath(whiteboardId)}/lane`;
  return createLane({
    boardId: whiteboardId,
    person: { id: person.id, name: person.name, companyId: company.id },
    nameOf: (personId) => members.get(personId) ?? null,
    door: createLaneDoor({
      ask: () => api.send<LaneAnswer>('POST', path),
      claim: (offer) => api.send<LaneAnswer>('PUT', `${path}/container`, offer),
    }),
    teamsHost,
    load: async () => {
      const [{ joinLiveShare }, { createInk }] = await Promise.all([
        import('./liveShare.ts'),
        import('./liveInk.ts'),
      ]);
      return { joinLiveShare, createInk };
    },
  });
}

type BoardLaneNeeds = {
  whiteboardId: string;
  session: Session;
  /** Live Share's host in a meeting, chat or channel of Teams; null elsewhere. */
  teamsHost: object | null;
};
