import type { DrawnElement } from '../../api/contract/boardElements.ts';

type Box = { x: number; y: number; width: number; height: number };
type Look = Partial<
  Pick<
    DrawnElement,
    'strokeColor' | 'backgroundColor' | 'strokeWidth' | 'roundness' | 'locked' | 'customData'
  >
>;

/** The photo is 1600 × 1200; on it things are drawn larger, so that they can be seen when all of it is shown. */
const unit = 1.44;
const font = { fontFamily: 9, lineHeight: 1.15, autoResize: true } as const;

/** The board on the photo of the cracked guide: Marco asks, Anna shows. In the order from back to front. */
export function demoBoard(
  photoId: string,
): { by: 'marco-bianchi' | 'anna-keller'; elements: DrawnElement[] }[] {
  const background = { title: 'Guida inferiore.jpg', order: 0 };
  return [
    {
      by: 'marco-bianchi',
      elements: [
        {
          ...common('photo', 'a0', { x: 0, y: 0, width: 1600, height: 1200 }),
          locked: true,
          customData: { background },
          type: 'image',
          fileId: photoId,
          status: 'saved',
          scale: [1, 1],
          crop: null,
        },
        ...marker('1', { x: 1330, y: 330, places: ['a1', 'a2'] }),
        {
          ...common('arrow', 'a3', { x: 1290, y: 360, width: 250, height: 200 }),
          strokeColor: '#c50f1f',
          strokeWidth: 7 * unit,
          roundness: { type: 2 },
          type: 'arrow',
          points: [
            [0, 0],
            [-150, 60],
            [-250, 200],
          ],
          lastCommittedPoint: null,
          startBinding: null,
          endBinding: null,
          startArrowhead: null,
          endArrowhead: 'arrow',
          elbowed: false,
        },
      ],
    },
    {
      by: 'anna-keller',
      elements: [
        {
          ...common('circle', 'a4', { x: 830, y: 530, width: 310, height: 200 }),
          strokeColor: '#ffb900',
          strokeWidth: 7 * unit,
          roundness: { type: 2 },
          type: 'ellipse',
        },
        ...marker('2', { x: 760, y: 790, places: ['a5', 'a6'] }),
        ...note('2 Crepa fino al bordo: la guida va cambiata.', { x: 820, y: 850, places: ['a7', 'a8'] }),
      ],
    },
  ];
}

function marker(label: string, at: { x: number; y: number; places: [string, string] }): DrawnElement[] {
  const size = 44 * unit;
  const fontSize = 22 * unit;
  const id = `marker-${label}`;
  const customData = { marker: Number(label) };
  const circle = { x: at.x - size / 2, y: at.y - size / 2, width: size, height: size };
  const width = 0.556 * fontSize;
  const text = { x: at.x - width / 2, y: at.y - 0.575 * fontSize, width, height: 1.15 * fontSize };
  return [
    {
      ...common(id, at.places[0], circle),
      ...({
        strokeColor: '#ffffff',
        backgroundColor: '#c50f1f',
        roundness: { type: 2 },
        customData,
      } satisfies Look),
      strokeWidth: 3.5 * unit,
      boundElements: [{ id: `${id}-text`, type: 'text' }],
      type: 'ellipse',
    },
    {
      ...common(`${id}-text`, at.places[1], text),
      ...font,
      strokeColor: '#ffffff',
      customData,
      type: 'text',
      fontSize,
      text: label,
      originalText: label,
      textAlign: 'center',
      verticalAlign: 'middle',
      containerId: id,
    },
  ];
}

function note(words: string, at: { x: number; y: number; places: [string, string] }): DrawnElement[] {
  const fontSize = 16 * unit;
  const paper = { x: at.x, y: at.y, width: 230 * unit, height: 58 * unit };
  const text = { x: at.x + 5, y: at.y + 5, width: paper.width - 10, height: 2 * 1.15 * fontSize };
  return [
    {
      ...common('note', at.places[0], paper),
      ...({ strokeColor: '#e0cf9a', backgroundColor: '#fff2cc', customData: { note: true } } satisfies Look),
      boundElements: [{ id: 'note-text', type: 'text' }],
      type: 'rectangle',
    },
    {
      ...common('note-text', at.places[1], text),
      ...font,
      customData: { note: true },
      type: 'text',
      fontSize,
      text: words.replace(': ', ':\n'),
      originalText: words,
      textAlign: 'left',
      verticalAlign: 'top',
      containerId: 'note',
    },
  ];
}

function common(id: string, index: string, box: Box) {
  return {
    id,
    ...box,
    index,
    angle: 0,
    strokeColor: '#242424',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roundness: null,
    roughness: 0,
    opacity: 100,
    seed: 1,
    version: 1,
    versionNonce: 1,
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: null,
    updated: 1,
    link: null,
    locked: false,
  } as const satisfies Partial<DrawnElement>;
}
