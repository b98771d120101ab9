import type { BoardElement, DrawnElement } from '../../../api/contract/boardElements.ts';
import type { BoardVersion, Whiteboard } from '../../../api/contract/whiteboards.ts';
import type { BoardNeeds, BoardParts } from '../../../tab/src/whiteboards/OpenedBoard.ts';
import type { Lane, LanePeer } from '../../../tab/src/whiteboards/lane/Lane.ts';
import type {
  BoardHandle,
  BoardPicture,
  BoardSurfaceProps,
} from '../../../tab/src/whiteboards/surface/BoardSurfaceProps.ts';
import type { BoardSaving, BoardSync } from '../../../tab/src/whiteboards/sync/BoardSync.ts';
import { useEffect } from 'react';
import { at, gfms, people, rossi } from '../messages/builders.ts';

export const boardId = 'hero.0f8b3c1e-1111-4222-8333-444455556666';
const author = ({ id, name, companyId }: typeof people.anna) => ({ id, name, companyId });

export function aBoard(change: Partial<Whiteboard> = {}): Whiteboard {
  const id = change.id ?? boardId;
  return {
    id,
    conversationId: 'hero',
    name: 'SC-2026-000123 12.11.2026',
    caseNumber: 'SC-2026-000123',
    isClosed: false,
    companies: [rossi, gfms],
    createdBy: author(people.marco),
    createdAt: at('21:58'),
    sequence: 7,
    objects: 6,
    changedAt: at('22:05'),
    changedBy: author(people.anna),
    thumbnailUrl: `/api/whiteboards/${id}/thumbnail?token=t1&v=7`,
    exportUrl: `/api/whiteboards/${id}/export?token=t1`,
    link: `http://localhost:3979/?page=whiteboard%2F${id}`,
    ...change,
  };
}

export function aVersion(change: Partial<BoardVersion> = {}): BoardVersion {
  return { sequence: 7, at: at('22:05'), people: [author(people.anna)], objects: 6, ...change };
}

export function anElement(change: Partial<DrawnElement> = {}): DrawnElement {
  return {
    id: 'one',
    type: 'rectangle',
    x: 0,
    y: 0,
    width: 10,
    height: 10,
    angle: 0,
    strokeColor: '#c50f1f',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roundness: null,
    roughness: 0,
    opacity: 100,
    seed: 1,
    version: 1,
    versionNonce: 1,
    index: 'a0',
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: null,
    updated: 1,
    link: null,
    locked: false,
    ...change,
  } as DrawnElement;
}

export function aBackground(title: string, order: number): DrawnElement {
  return anElement({
    id: `b${order}`,
    type: 'image',
    customData: { background: { title, order } },
  });
}

/** A board's sync whose state a test sets. */
export function createFakeSync(elements: readonly BoardElement[] = []) {
  let saving: BoardSaving = { state: 'saved', at: new Date(at('22:05')) };
  const listeners = new Set<() => void>();
  const changeListeners = new Set<Parameters<BoardSync['onChanged']>[0]>();
  const shown = new Map(elements.map((element) => [element.id, element]));
  const sync: BoardSync = {
    elements: () => shown,
    authorOf: () => null,
    put: () => undefined,
    onChanged: (listener) => {
      const tell = () => listener([], { isRefused: false });
      listeners.add(tell);
      changeListeners.add(listener);
      return () => {
        listeners.delete(tell);
        changeListeners.delete(listener);
      };
    },
    saving: () => saving,
    onSaving: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    sync,
    change(changed: readonly BoardElement[], how: { isRefused: boolean }): void {
      for (const listener of changeListeners) listener(changed, how);
    },
    setSaving: (next: BoardSaving) => {
      saving = next;
      for (const listener of listeners) listener();
    },
  };
}

export function createFakeLane(first: readonly LanePeer[] = []) {
  let peers = first;
  const listeners = new Set<() => void>();
  const lane: Lane = {
    state: () => 'on',
    onState: () => () => undefined,
    peers: () => peers,
    onPeers: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    point: () => undefined,
    look: () => undefined,
    openPen: () => null,
    close: () => undefined,
  };
  return {
    lane,
    setPeers: (next: readonly LanePeer[]) => {
      peers = next;
      for (const listener of listeners) listener();
    },
  };
}

export const aPeer = (person: typeof people.anna, id = person.id): LanePeer => ({
  id,
  personId: person.id,
  name: person.name,
  companyId: person.companyId,
  pointer: null,
  viewport: null,
});

/** The parts of a board, and what they were asked. */
export function createFakeParts({ sync, lane = null }: { sync: BoardSync; lane?: Lane | null }) {
  const added: BoardPicture[] = [];
  const shown: BoardSurfaceProps[] = [];
  const followed: (string | null)[] = [];
  let closed = 0;
  const handle: BoardHandle = {
    addBackground: (picture) => void added.push(picture),
    focusOn: () => undefined,
    follow: (peerId) => void followed.push(peerId),
  };
  function Surface(props: BoardSurfaceProps) {
    shown.push(props);
    const { onHandle, sync: ofSurface, isReadOnly } = props;
    useEffect(() => {
      onHandle(handle);
      return () => onHandle(null);
    }, [onHandle]);
    return (
      <div
        data-testid="surface"
        data-elements={ofSurface.elements().size}
        data-readonly={String(isReadOnly)}
      />
    );
  }
  const opened: BoardNeeds[] = [];
  return {
    added,
    shown,
    followed,
    opened,
    closed: () => closed,
    open: async (needs: BoardNeeds): Promise<BoardParts> => {
      opened.push(needs);
      await Promise.resolve();
      return { Surface, sync, lane, close: () => void (closed += 1) };
    },
  };
}
