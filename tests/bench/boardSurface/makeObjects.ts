import type { DrawnElement } from '../../../api/contract/boardElements.ts';

const columns = 100;

/** Objects of four kinds in rows, as many as are asked for: all of them are seen when the board opens. */
export function makeObjects(count: number): DrawnElement[] {
  return Array.from({ length: count }, (_, at) => makeObject(at));
}

function makeObject(at: number): DrawnElement {
  const common = {
    id: `object-${at}`,
    x: (at % columns) * 60,
    y: Math.floor(at / columns) * 60,
    width: 45,
    height: 40,
    angle: 0,
    strokeColor: at % 3 === 0 ? '#c50f1f' : '#1e1e1e',
    backgroundColor: at % 5 === 0 ? '#ffec99' : 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roundness: null,
    roughness: 0,
    opacity: 100,
    seed: at + 1,
    version: 1,
    versionNonce: at,
    index: `b${at.toString(36).padStart(4, '0')}V`,
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: null,
    updated: 1_790_000_000_000,
    link: null,
    locked: false,
  } as const;
  const own = { ...common, groupIds: [] };
  if (at % 4 === 0) return { ...own, type: 'rectangle' };
  if (at % 4 === 1) return { ...own, type: 'ellipse' };
  const points = Array.from({ length: at % 4 === 2 ? 30 : 2 }, (_, step): [number, number] =>
    at % 4 === 2 ? [step * 1.5, 20 + Math.round(Math.sin(step / 3) * 20)] : [step * 45, step * 40],
  );
  if (at % 4 === 2) {
    return {
      ...own,
      type: 'freedraw',
      points,
      pressures: [],
      simulatePressure: true,
      lastCommittedPoint: null,
    };
  }
  return {
    ...own,
    type: 'line',
    points,
    lastCommittedPoint: null,
    startBinding: null,
    endBinding: null,
    startArrowhead: null,
    endArrowhead: null,
  };
}
