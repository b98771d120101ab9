import type { DrawnElement } from '../../../../api/contract/boardElements.ts';
import type { SceneElement } from '../../../../tab/src/whiteboards/surface/SceneElement.ts';

const common = {
  x: 10,
  y: 20,
  width: 100,
  height: 50,
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
  index: 'a1',
  isDeleted: false,
  groupIds: [],
  frameId: null,
  boundElements: null,
  updated: 1,
  link: null,
  locked: false,
};

const linear = {
  points: [
    [0, 0],
    [30, 40],
  ],
  lastCommittedPoint: null,
  startBinding: null,
  endBinding: null,
  startArrowhead: null,
  endArrowhead: null,
};

const ofType: Record<string, object> = {
  arrow: { ...linear, endArrowhead: 'arrow', elbowed: false },
  line: linear,
  freedraw: { points: [[0, 0]], pressures: [], simulatePressure: true, lastCommittedPoint: null },
  text: {
    fontSize: 20,
    fontFamily: 9,
    text: 'Crepa',
    originalText: 'Crepa',
    textAlign: 'left',
    verticalAlign: 'top',
    containerId: null,
    autoResize: true,
    lineHeight: 1.15,
  },
  image: { fileId: 'file-1', status: 'saved', scale: [1, 1], crop: null },
};

/** An element as Excalidraw holds it. */
export function sceneElement(fields: Record<string, unknown> = {}): SceneElement & DrawnElement {
  const type = typeof fields['type'] === 'string' ? fields['type'] : 'rectangle';
  return { id: 'one', ...common, ...ofType[type], ...fields, type } as unknown as SceneElement & DrawnElement;
}

/** An element as it comes from the server. */
export function drawn(fields: Record<string, unknown> = {}): DrawnElement {
  return sceneElement(fields);
}
