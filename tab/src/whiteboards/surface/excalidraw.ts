import {
  CaptureUpdateAction,
  convertToExcalidrawElements,
  Excalidraw as ExcalidrawComponent,
  mutateElement,
  newElementWith,
} from '@excalidraw/excalidraw';
import type { ComponentType } from 'react';
import type { SceneElement } from './SceneElement.ts';

/*
 * Excalidraw as we use it. Its declarations lean on each other in a way that only bundlers resolve, so that half of them
 * are `any` here: these are the parts that we know.
 */

export type SceneState = {
  isLoading: boolean;
  scrollX: number;
  scrollY: number;
  width: number;
  height: number;
  offsetLeft: number;
  offsetTop: number;
  zoom: { value: number };
  activeTool: { type: string; customType: string | null; locked: boolean };
  newElement: SceneElement | null;
  multiElement: SceneElement | null;
  editingTextElement: SceneElement | null;
  selectedElementIds: Readonly<Record<string, true>>;
  cursorButton: 'up' | 'down';
  errorMessage: unknown;
  openDialog: unknown;
  penMode: boolean;
  currentItemStrokeColor: string;
  currentItemStrokeWidth: number;
  currentItemOpacity: number;
  currentItemFontSize: number;
};

export type LaserPeer = {
  pointer: { x: number; y: number; tool: 'laser'; renderCursor: false; laserColor: string };
  button: 'down';
};

export type BoardApi = {
  updateScene: (scene: {
    elements?: readonly SceneElement[];
    appState?: Partial<SceneState> & Record<string, unknown>;
    collaborators?: Map<string, LaserPeer>;
    captureUpdate?: Capture;
  }) => void;
  getSceneElements: () => readonly SceneElement[];
  getSceneElementsIncludingDeleted: () => readonly SceneElement[];
  getAppState: () => SceneState;
  getFiles: () => Record<string, unknown>;
  addFiles: (files: { id: string; dataURL: string; mimeType: string; created: number }[]) => void;
  setActiveTool: (tool: { type: string; customType?: string; locked?: boolean }) => void;
  onPointerUp: (listener: (tool: object, state: PressState, event: PointerEvent) => void) => () => void;
};

/** In units of the board. */
export type PressState = { origin: Place; lastCoords: Place };
type Place = { x: number; y: number };

export type PastedData = {
  elements?: readonly SceneElement[] | undefined;
  files?: unknown;
  text?: string | undefined;
};

type ExcalidrawProps = {
  excalidrawAPI: (api: BoardApi) => void;
  initialData: { appState: Record<string, unknown> };
  onChange: (elements: readonly SceneElement[], state: SceneState) => void;
  onPaste: (data: PastedData) => boolean;
  langCode: string;
  viewModeEnabled: boolean;
  theme: 'light';
  UIOptions: object;
  handleKeyboardGlobally: false;
  validateEmbeddable: false;
  aiEnabled: false;
  autoFocus: boolean;
  detectScroll: boolean;
};

export const Excalidraw = ExcalidrawComponent as unknown as ComponentType<ExcalidrawProps>;

type Capture = 'IMMEDIATELY' | 'NEVER';
const captures = CaptureUpdateAction as unknown as Record<Capture, Capture>;
/** A change of one's own, to be undone by one step; or one of others, which undo leaves alone. */
export const capture = { own: captures.IMMEDIATELY, others: captures.NEVER } as const;

/** Fills in all that an element needs; wraps and measures its text. */
export const makeElements = convertToExcalidrawElements as unknown as (
  skeletons: readonly object[],
) => SceneElement[];

/** The element with these fields, as its next version. */
export const withFields = newElementWith as unknown as (
  element: SceneElement,
  fields: Partial<SceneElement>,
) => SceneElement;

/** Changes the element where it lies, without a step of its own to undo: for what is being drawn. */
export const changeInPlace = mutateElement as unknown as (
  element: SceneElement,
  fields: Partial<SceneElement>,
  isTold: boolean,
) => void;
