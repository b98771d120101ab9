import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import type { SceneElement } from './SceneElement.ts';
import { toBoardElement } from './toBoardElement.ts';

type Known = { version: number; versionNonce: number; isDeleted: boolean };

export type ChangeCollector = {
  /** What of the scene nobody else knows yet. `unfinished`: ids of what is being drawn, which waits for its end. */
  collect: (scene: readonly SceneElement[], unfinished: ReadonlySet<string>) => BoardElement[];
  /** These came from elsewhere. */
  know: (elements: readonly BoardElement[]) => void;
};

/** Compares the scene with what was sent and received, by version: Excalidraw tells only that something changed. */
export function createChangeCollector(): ChangeCollector {
  const known = new Map<string, Known>();
  /** How many of them are not deleted. */
  let present = 0;

  /** Escape on an arrow of several points takes it away without a trace; others have it still. */
  function collectVanished(scene: readonly SceneElement[]): BoardElement[] {
    const there = new Set(scene.map(({ id }) => id));
    const vanished: BoardElement[] = [];
    for (const [id, { version, isDeleted }] of known) {
      if (isDeleted || there.has(id)) continue;
      vanished.push({ id, version: version + 1, versionNonce: newNonce(), isDeleted: true });
    }
    return vanished;
  }

  function know(elements: readonly BoardElement[]): void {
    for (const { id, version, versionNonce, isDeleted } of elements) {
      const last = known.get(id);
      present += Number(!isDeleted) - Number(last !== undefined && !last.isDeleted);
      known.set(id, { version, versionNonce, isDeleted });
    }
  }

  return {
    know,
    collect(scene, unfinished) {
      const changed: BoardElement[] = [];
      let met = 0;
      for (const element of scene) {
        const last = known.get(element.id);
        if (last && !last.isDeleted) met += 1;
        if (last?.version === element.version && last.versionNonce === element.versionNonce) continue;
        // What came and went before anybody heard of it.
        if (element.isDeleted && !last) continue;
        if (unfinished.has(element.id) && !element.isDeleted) continue;
        const own = toBoardElement(element);
        if (own) changed.push(own);
      }
      if (met < present) changed.push(...collectVanished(scene));
      know(changed);
      return changed;
    },
  };
}

function newNonce(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
