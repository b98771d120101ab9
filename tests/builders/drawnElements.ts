import type { DrawnElement } from '../../api/contract/boardElements.ts';

type Kind = DrawnElement['type'];
type Of<Type extends Kind> = Extract<DrawnElement, { type: Type }>;

/** Elements of a board with what they need; their order is that in which they were built. */
export function createElements(): <Type extends Kind>(type: Type, fields?: Partial<Of<Type>>) => Of<Type> {
  let count = 0;
  return (type, fields = {}) => {
    count += 1;
    return {
      type,
      ...common,
      id: `${type}-${count}`,
      seed: count,
      versionNonce: count,
      index: `a${String(count).padStart(6, '0')}`,
      ...special[type],
      ...fields,
    } as unknown as Of<typeof type>;
  };
}

const common = {
  x: 0,
  y: 0,
  width: 100,
  height: 60,
  angle: 0,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roundness: null,
  roughness: 0,
  opacity: 100,
  version: 1,
  isDeleted: false,
  groupIds: [],
  frameId: null,
  boundElements: null,
  updated: 1,
  link: null,
  locked: false,
} as const;

const linear = {
  points: [
    [0, 0],
    [100, 60],
  ],
  lastCommittedPoint: null,
  startBinding: null,
  endBinding: null,
  startArrowhead: null,
  endArrowhead: null,
} as const;

const special: Record<Kind, object> = {
  rectangle: {},
  ellipse: {},
  diamond: {},
  line: linear,
  arrow: { ...linear, endArrowhead: 'arrow', elbowed: false },
  freedraw: {
    points: [
      [0, 0],
      [30, 40],
      [60, 10],
      [100, 60],
    ],
    pressures: [],
    simulatePressure: true,
    lastCommittedPoint: [100, 60],
  },
  text: {
    fontSize: 20,
    fontFamily: 6,
    text: 'Text',
    originalText: 'Text',
    textAlign: 'left',
    verticalAlign: 'top',
    containerId: null,
    autoResize: true,
    lineHeight: 1.25,
  },
  image: { fileId: 'file', status: 'saved', scale: [1, 1], crop: null },
};
