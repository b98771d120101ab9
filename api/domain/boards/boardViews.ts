import type { StoredElement, Whiteboard, WhiteboardContent } from '../../contract/whiteboards.ts';
import type { Context } from '../context.ts';
import type { ConversationState, WhiteboardRecord } from '../conversationState.ts';
import type { PersonRecord } from '../ports.ts';
import type { BoardAuthor, BoardSummary, KeptElement } from './boardPorts.ts';
import { currentStretch, type BoardState } from './boardState.ts';

type Seen = { state: ConversationState; board: WhiteboardRecord; summary: BoardSummary | null };

/** The board as this reader may see it. The links are his alone. */
export function toBoardView(context: Context, reader: PersonRecord, seen: Seen): Whiteboard {
  const { state, board, summary } = seen;
  const token = context.files.links.sign({ fileId: board.id, personId: reader.id });
  const path = `/api/whiteboards/${encodeURIComponent(board.id)}`;
  return {
    id: board.id,
    conversationId: state.id,
    name: board.name,
    caseNumber: state.case?.number ?? state.sideRoomOf,
    isClosed: state.case?.state === 'closed',
    companies: state.companies,
    createdBy: board.createdBy,
    createdAt: board.createdAt,
    sequence: summary?.sequence ?? 0,
    objects: summary?.objects ?? 0,
    changedAt: summary?.changedAt ?? null,
    changedBy: summary?.changedBy ?? null,
    thumbnailUrl: `${path}/thumbnail?token=${token}&v=${summary?.sequence ?? 0}`,
    exportUrl: `${path}/export?token=${token}`,
    link: context.boards.linkTo(`whiteboard/${board.id}`),
  };
}

/** What lists show of a board in memory; null for one that nobody drew on. */
export function summarise(state: BoardState): BoardSummary | null {
  const stretch = currentStretch(state);
  if (stretch === null || state.changedBy === null) return null;
  const { whiteboardId, sequence, changedBy } = state;
  return { whiteboardId, sequence, objects: stretch.objects, changedAt: stretch.at, changedBy };
}

/** The elements of a board, all or those that changed after `since`. */
export function toContent(
  state: BoardState,
  shown: { whiteboard: Whiteboard; since: number | null },
): WhiteboardContent {
  const kept = [...state.elements.values()].filter(({ sequence }) => sequence > (shown.since ?? 0));
  return {
    whiteboard: shown.whiteboard,
    sequence: state.sequence,
    elements: kept.map(toStoredElement),
    people: toPeople(state.people.values()),
  };
}

export function toStoredElement({ element, personId, at }: KeptElement): StoredElement {
  return { element, personId, at };
}

export function toPeople(authors: Iterable<BoardAuthor>): WhiteboardContent['people'] {
  const people: WhiteboardContent['people'] = {};
  for (const { id, name, companyId } of authors) people[id] = { name, companyId };
  return people;
}
