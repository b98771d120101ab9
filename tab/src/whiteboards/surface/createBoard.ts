import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import type { BoardSync } from '../sync/BoardSync.ts';
import type { BoardSurfaceProps } from './BoardSurfaceProps.ts';
import type { BoardStyle } from './boardStyle.ts';
import { drawingState, unitAt } from './boardStyle.ts';
import type { ToolName } from './boardTools.ts';
import { boardTools, toolOf } from './boardTools.ts';
import type { BoardView } from './BoardView.ts';
import { emptyView } from './BoardView.ts';
import { createChangeCollector } from './createChangeCollector.ts';
import { createPictureLoader } from './createPictureLoader.ts';
import type { BoardApi, SceneState } from './excalidraw.ts';
import { capture, changeInPlace } from './excalidraw.ts';
import { firstView } from './firstView.ts';
import { centreOf } from './fitView.ts';
import { orderElements } from './orderElements.ts';
import type { SceneElement } from './SceneElement.ts';
import { toExcalidraw } from './toExcalidraw.ts';

/** One open surface: Excalidraw on one side, the board's sync on the other, and what our controls show and do. */
export type Board = {
  view: () => BoardView;
  onView: (listener: () => void) => () => void;
  /** Excalidraw's; null until it is there. */
  api: () => BoardApi | null;
  attach: (api: BoardApi) => void;
  /** Excalidraw's `onChange`. */
  onChange: (elements: readonly SceneElement[], state: SceneState) => void;
  /** Follows the sync until the answer is called. */
  follow: () => () => void;
  elements: () => readonly SceneElement[];
  takeTool: (tool: ToolName) => void;
  setStyle: (style: Partial<BoardStyle>) => void;
  setHistory: (history: Pick<BoardView, 'canUndo' | 'canRedo'>) => void;
  look: (view: { scrollX: number; scrollY: number; zoom: number }) => void;
  /** Changes by this person, to be undone in one step. */
  change: (elements: readonly SceneElement[], state?: Partial<SceneState>) => void;
};

export function createBoard(source: {
  sync: BoardSync;
  loadPicture: BoardSurfaceProps['loadPicture'];
}): Board {
  const { sync } = source;
  const collector = createChangeCollector();
  const listeners = new Set<() => void>();
  const loadPictures = createPictureLoader(source.loadPicture, (picture) => api?.addFiles([picture]));
  let api: BoardApi | null = null;
  let view = emptyView;
  let hasLooked = false;
  /** Whether the scene has an index that only this window knows. */
  let isShifted = false;

  function show(change: Partial<BoardView>): void {
    const keys = Object.keys(change) as (keyof BoardView)[];
    if (keys.every((key) => change[key] === view[key])) return;
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  }

  /** Puts what came in into the scene, as something that undo leaves alone. */
  function bring(incoming: readonly BoardElement[], how?: { isForced: boolean }): void {
    if (!api) return;
    const elements = toExcalidraw(api.getSceneElementsIncludingDeleted(), incoming, {
      ...how,
      storedIndexOf,
    });
    // What it cannot show must not be missed by it either: it would be taken for deleted.
    const shown = new Set((elements ?? api.getSceneElementsIncludingDeleted()).map(({ id }) => id));
    collector.know(incoming.filter(({ id }) => shown.has(id)));
    if (elements) {
      isShifted = elements.some((element) => (storedIndexOf(element) ?? element.index) !== element.index);
      const state = api.getAppState();
      keepInHand(elements, state);
      hasLooked ||= state.newElement !== null || state.multiElement !== null;
      const first = hasLooked ? null : firstView(elements, state);
      hasLooked ||= first !== null;
      // With the elements, so that they are not drawn twice.
      const look = first && { appState: { ...first, zoom: { value: first.zoom } } };
      api.updateScene({ elements, ...look, captureUpdate: capture.others });
    }
    show({ revision: view.revision + 1 });
  }

  function storedIndexOf({ id, version, versionNonce }: SceneElement): string | undefined {
    const stored = sync.elements().get(id);
    const isSame = stored?.version === version && stored.versionNonce === versionNonce;
    return isSame && !stored.isDeleted ? stored.index : undefined;
  }

  /** What was drawn between indices of this window alone may lie elsewhere for the others. */
  function reorder(): void {
    if (!api) return;
    const scene = api.getSceneElementsIncludingDeleted();
    const elements = orderElements(scene, storedIndexOf);
    if (elements.every(({ id }, place) => id === scene[place]?.id)) return;
    keepInHand(elements, api.getAppState());
    api.updateScene({ elements, captureUpdate: capture.others });
  }

  function applyDrawingState(): void {
    api?.updateScene({ appState: drawingState(view.tool, view.style, view.unit) });
  }

  return {
    view: () => view,
    onView(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    api: () => api,
    attach(own) {
      api = own;
    },
    elements: () => api?.getSceneElements() ?? [],
    onChange(elements, state) {
      if (!api) return;
      if (!view.isReady) {
        show({ isReady: true });
        bring([...sync.elements().values()]);
        applyDrawingState();
        return;
      }
      markWhatIsDrawn(state, view.tool);
      const changed = collector.collect(elements, unfinishedOf(elements, state));
      if (changed.length > 0) {
        // Who draws looks where he wants to; what arrives now must not move it.
        hasLooked = true;
        sync.put(changed);
        if (isShifted) queueMicrotask(reorder);
      }
      loadPictures(elements);
      hideForeignDialogs(api, state);
      const viewport = viewportOf(state, view.viewport);
      const hasMoved = viewport !== view.viewport;
      const unit = hasMoved || changed.length > 0 ? unitAt(elements, centreOf(viewport)) : view.unit;
      const hasOtherUnit = unit !== view.unit;
      show({
        tool: toolOf(state.activeTool, view.tool),
        viewport,
        selected: sameList(view.selected, Object.keys(state.selectedElementIds)),
        revision: view.revision + Number(changed.length > 0),
        unit,
      });
      if (hasOtherUnit) applyDrawingState();
    },
    follow: () => sync.onChanged((elements, { isRefused }) => bring(elements, { isForced: isRefused })),
    takeTool(tool) {
      if (!api) return;
      const { type } = boardTools[tool];
      show({ tool });
      // With fingers one draws as before a pen was seen: the switch for that is Excalidraw's, which is not shown.
      api.updateScene({ appState: { ...drawingState(tool, view.style, view.unit), penMode: false } });
      // Markers come in rows; everything else is put away after one.
      const locked = tool === 'marker';
      api.setActiveTool(type === 'custom' ? { type, customType: tool, locked } : { type, locked });
    },
    setStyle(style) {
      show({ style: { ...view.style, ...style } });
      applyDrawingState();
    },
    setHistory: show,
    look({ scrollX, scrollY, zoom }) {
      api?.updateScene({ appState: { scrollX, scrollY, zoom: { value: zoom } } });
    },
    change(elements, state) {
      const next = state && { appState: state };
      api?.updateScene({ elements, ...next, captureUpdate: capture.own });
    },
  };
}

/** What is being drawn or has no text yet. It is told when it is finished; until then only the lane may show it. */
function unfinishedOf(elements: readonly SceneElement[], state: SceneState): Set<string> {
  const ids = [state.newElement?.id, state.multiElement?.id];
  const writtenId = state.editingTextElement?.id;
  const written = writtenId === undefined ? undefined : elements.findLast(({ id }) => id === writtenId);
  if (written && (written.originalText ?? '').trim() === '') ids.push(writtenId);
  return new Set(ids.filter((id) => id !== undefined));
}

/** Excalidraw goes on drawing the very object that it began: a copy in its place would stay as small as it is now. */
function keepInHand(elements: SceneElement[], state: SceneState): void {
  for (const own of [state.newElement, state.multiElement, state.editingTextElement]) {
    const place = own ? elements.findIndex(({ id }) => id === own.id) : -1;
    const copy = elements[place];
    if (!own || !copy || copy === own || copy.version !== own.version) continue;
    changeInPlace(own, { index: copy.index }, false);
    elements[place] = own;
  }
}

/** Excalidraw knows no highlighter. */
function markWhatIsDrawn({ newElement }: SceneState, tool: ToolName): void {
  if (tool !== 'highlighter' || newElement?.type !== 'freedraw' || newElement.customData) return;
  changeInPlace(newElement, { customData: { highlighter: true } }, false);
}

/** None of its dialogs is for here; the keys that open them are kept from it, some errors are not. */
function hideForeignDialogs(api: BoardApi, state: SceneState): void {
  if (state.errorMessage === null && state.openDialog === null) return;
  api.updateScene({ appState: { errorMessage: null, openDialog: null } });
}

function viewportOf(state: SceneState, last: BoardView['viewport']): BoardView['viewport'] {
  const { scrollX, scrollY, width, height } = state;
  const next = { scrollX, scrollY, width, height, zoom: state.zoom.value };
  const keys = Object.keys(next) as (keyof typeof next)[];
  return keys.every((key) => next[key] === last[key]) ? last : next;
}

function sameList(last: readonly string[], next: readonly string[]): readonly string[] {
  return last.length === next.length && last.every((one, place) => one === next[place]) ? last : next;
}
