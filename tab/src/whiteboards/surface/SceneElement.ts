/**
 * An element as Excalidraw holds it: it changes them in place. What is not named here is as in `DrawnElement`, as long as
 * nobody pasted something else.
 */
export type SceneElement = {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  angle: number;
  version: number;
  versionNonce: number;
  /** Null until it has its place in the scene. */
  index: string | null;
  isDeleted: boolean;
  locked: boolean;
  link: string | null;
  frameId: string | null;
  strokeColor: string;
  backgroundColor: string;
  boundElements: readonly { id: string; type: string }[] | null;
  customData?: Record<string, unknown>;
  text?: string;
  originalText?: string;
  containerId?: string | null;
  fileId?: string | null;
  points?: readonly (readonly [number, number])[];
  elbowed?: boolean;
  fontFamily?: number;
};
