import type { BoardElement, DrawnElement } from '../../contract/boardElements.ts';
import { canonicalJson } from '../chain.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { PersonRecord } from '../ports.ts';
import { mostBytesOfChange, type Drawn } from './loadedBoard.ts';
import { sizeOfElement, type BoardState } from './boardState.ts';
import { requireDrawable } from './requireBoard.ts';

/**
 * Makes the board what it was after the change `version`, as a new state: everything in between stays in the versions
 * (rule WB6). Repeated with the same `clientId` it is done once. Throws `notFound` (also for a version that there is
 * not) or `caseClosed`.
 */
export async function restoreBoard(
  context: Context,
  author: PersonRecord,
  restored: { conversationId: string; whiteboardId: string; version: number; clientId: string },
): Promise<Drawn> {
  const { conversationId, whiteboardId, version, clientId } = restored;
  const target = await context.boards.log.readAt(whiteboardId, version);
  if (!target) throw notFound();
  const wanted = new Map<string, DrawnElement>();
  for (const { element } of target.elements.values()) if (!element.isDeleted) wanted.set(element.id, element);
  const requestId = `${author.id} ${clientId}`;
  const { id, name, companyId } = author;
  const conversation = await context.log.read(conversationId);
  /** What is there when it begins: what others draw while it goes on is theirs. */
  const present = new Set<string>();
  for (let round = 0; ; round += 1) {
    const part = { isAll: true };
    const drawn = await context.boards.log.restore(whiteboardId, {
      by: { id, name, companyId },
      decide(state) {
        if (conversation) requireDrawable(conversation, author);
        part.isAll = true;
        if (state.restoreIds.includes(requestId)) return { elements: [] };
        if (round === 0) for (const known of state.elements.keys()) present.add(known);
        const wantedChanges = differences(state, wanted).filter(({ id: changed }) => present.has(changed));
        const elements = takeBytes(wantedChanges);
        part.isAll = elements.length === wantedChanges.length;
        return {
          elements,
          endsStretch: round === 0,
          // Where it is cut off before, a repeat goes on with it.
          ...(part.isAll ? { restores: { version, id: requestId } } : {}),
        };
      },
    });
    if (part.isAll) return drawn;
  }
}

/** As many as one change takes. */
function takeBytes(elements: BoardElement[]): BoardElement[] {
  let bytes = 0;
  const end = elements.findIndex((element) => {
    bytes += sizeOfElement(element);
    return bytes > mostBytesOfChange;
  });
  return end < 0 ? elements : elements.slice(0, Math.max(1, end));
}

/** What turns the board into the wanted one, each a step newer than it is now. */
function differences(state: BoardState, wanted: ReadonlyMap<string, DrawnElement>): BoardElement[] {
  const changes: BoardElement[] = [];
  for (const { element } of state.elements.values()) {
    const { id, version } = element;
    const target = wanted.get(id);
    const next = { version: version + 1, versionNonce: newNonce() };
    if (target === undefined) {
      if (!element.isDeleted) changes.push({ id, ...next, isDeleted: true });
    } else if (element.isDeleted || !hasSameContent(element, target)) {
      changes.push({ ...target, ...next });
    }
  }
  return changes;
}

function hasSameContent(element: DrawnElement, target: DrawnElement): boolean {
  const { version, versionNonce } = element;
  if (version === target.version && versionNonce === target.versionNonce) return true;
  return canonicalJson(element) === canonicalJson({ ...target, version, versionNonce });
}

function newNonce(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
