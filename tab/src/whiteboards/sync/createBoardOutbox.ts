import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import type { BoardOutbox } from './BoardOutbox.ts';
import type { OutboxStore } from './createOutboxStore.ts';

/**
 * One item for each state of an element, named by its version and contents: two windows of a person that draw on one board never
 * overwrite or delete what only the other one knows.
 */
export function createBoardOutbox(
  of: { personId: string; whiteboardId: string },
  store: OutboxStore,
): BoardOutbox {
  const prefix = `${of.personId} ${of.whiteboardId} `;
  const keyOf = (element: BoardElement) =>
    `${prefix}${element.id} ${element.version} ${element.versionNonce} ${hashOf(JSON.stringify(element))}`;
  /** What is to be written; null: to be deleted. */
  const open = new Map<string, BoardElement | null>();
  let isWriting = false;
  const listeners = new Set<() => void>();
  let isKept = true;
  let isCleared = false;

  function noteRefused(): void {
    if (!isKept) return;
    isKept = false;
    for (const listener of listeners) listener();
  }

  /** Also what other windows of the person kept: the board is gone for them too. */
  async function deleteAll(): Promise<void> {
    try {
      const keys = await store.keys(prefix);
      if (keys.length > 0) await store.deleteMany(keys);
    } catch {
      noteRefused();
    }
  }

  async function write(): Promise<void> {
    isWriting = true;
    while (open.size > 0) {
      const entries = [...open];
      open.clear();
      const kept = entries.flatMap(([key, element]) => (element ? [[key, element] as const] : []));
      const gone = entries.flatMap(([key, element]) => (element ? [] : [key]));
      try {
        // The new states first: cut off in between, none is missing.
        if (kept.length > 0) await store.setMany(kept);
        if (gone.length > 0) await store.deleteMany(gone);
      } catch {
        noteRefused();
      }
    }
    if (isCleared) await deleteAll();
    isWriting = false;
  }

  return {
    async load() {
      try {
        const keys = await store.keys(prefix);
        const found = keys.length === 0 ? [] : await store.getMany(keys);
        return found.filter(isElement);
      } catch {
        noteRefused();
        return [];
      }
    },
    change({ kept = [], settled = [] }) {
      if (isCleared) return;
      for (const element of settled) open.set(keyOf(element), null);
      for (const element of kept) open.set(keyOf(element), element);
      if (!isWriting && open.size > 0) void write();
    },
    clear() {
      isCleared = true;
      open.clear();
      // What is being written goes after it is there.
      if (!isWriting) void write();
    },
    isKept: () => isKept,
    onRefused: (listener) => void listeners.add(listener),
  };
}

/** Tells states apart that were given one version and nonce (FNV-1a). */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Anyone can write into browser storage. What more an element needs, the server knows. */
function isElement(found: unknown): found is BoardElement {
  const { id, version, versionNonce } = (found ?? {}) as Partial<Record<string, unknown>>;
  return typeof id === 'string' && Number.isInteger(version) && Number.isInteger(versionNonce);
}
