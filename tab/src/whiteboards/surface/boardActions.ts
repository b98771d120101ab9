import { backgroundOrder, backgroundsOf } from './backgroundsOf.ts';
import { boardFont } from './boardFont.ts';
import { colours, strokeWidthOf } from './boardStyle.ts';
import type { Board } from './createBoard.ts';
import { capture, makeElements, withFields } from './excalidraw.ts';
import type { Box, Margins } from './fitView.ts';
import { boxAround, centreOf, fitView, zoomView } from './fitView.ts';
import type { BoardPicture } from './BoardSurfaceProps.ts';
import { makeElement } from './makeElement.ts';
import { makeMarker, nextMarker } from './makeMarker.ts';
import { makeNote, noteSkeleton } from './makeNote.ts';
import type { SceneElement } from './SceneElement.ts';

type Place = { x: number; y: number };

/** The next number, at the place. */
export function placeMarker(board: Board, at: Place): void {
  const { style, unit } = board.view();
  const marker = makeMarker(at, { number: nextMarker(board.elements()), colour: style.colour, unit });
  add(board, marker);
}

/** An empty note at the place, with the cursor in it. */
export function placeNote(board: Board, at: Place): void {
  const [paper, text] = makeNote(at, board.view().unit);
  if (!paper || !text) return;
  add(board, [paper, text]);
  board.takeTool('select');
  startWriting(board, paper.id);
}

/** A note with its text, in the middle of what is seen: for who cannot point. */
export function addNote(board: Board, text: string): void {
  const { viewport, unit } = board.view();
  const free = freePlace(board.elements(), { at: centreOf(viewport), step: 24 * unit });
  add(board, makeElements([noteSkeleton(free, { text, unit })]));
}

/** Text around a place. */
export function addText(board: Board, text: string, at: Place): void {
  const { style, unit } = board.view();
  const look = {
    strokeColor: colours[style.colour],
    fontSize: 22 * unit,
    fontFamily: boardFont,
    roughness: 0,
  };
  add(board, makeElements([{ type: 'text', x: at.x, y: at.y, text, ...look }]));
}

/** What is selected takes the colour and width in hand. */
export function styleSelected(board: Board): void {
  const { selected, style, unit } = board.view();
  if (selected.length === 0) return;
  const chosen = new Set(selected);
  change(board, (element) => {
    if (!chosen.has(element.id) || element.locked || element.customData?.['note'] === true) return element;
    if (element.customData?.['marker'] !== undefined)
      return withFields(element, { backgroundColor: colours[style.colour] });
    const tool = element.type === 'freedraw' ? penOf(element) : 'rectangle';
    const strokeWidth = strokeWidthOf(tool, style.width, unit);
    return withFields(element, { strokeColor: colours[style.colour], ...{ strokeWidth } });
  });
}

function penOf({ customData }: SceneElement) {
  return customData?.['highlighter'] === true ? 'highlighter' : 'pen';
}

/** Takes away everything but what is drawn on. */
export function clearBoard(board: Board): void {
  remove(board, (element) => element.customData?.['background'] === undefined);
}

export function removeElement(board: Board, id: string): void {
  remove(board, (element) => element.id === id || element.containerId === id);
}

export function setCaption(board: Board, { id, caption }: { id: string; caption: string }): void {
  const text = caption.trim();
  change(board, (element) => {
    if (element.id !== id) return element;
    const { caption: _, ...rest } = element.customData ?? {};
    return withFields(element, { customData: text === '' ? rest : { ...rest, caption: text } });
  });
}

/** Selects it, so that arrow keys move it, and brings it into view. */
export function focusOn(board: Board, id: string, margins: Margins): void {
  const element = board.elements().find((one) => one.id === id);
  if (!element) return;
  if (!element.locked) {
    board.takeTool('select');
    board.api()?.updateScene({ appState: { selectedElementIds: { [id]: true } } });
  }
  fit(board, { box: element, margins });
}

/** All of the board; or the background that is looked at. */
export function fitBoard(board: Board, margins: Margins): void {
  const box = boxAround(board.elements());
  if (box) fit(board, { box, margins });
  else board.look({ scrollX: 0, scrollY: 0, zoom: 1 });
}

export function fitBackground(board: Board, margins: Margins): void {
  const [first] = backgroundsOf(board.elements());
  if (first) fit(board, { box: first, margins });
  else fitBoard(board, margins);
}

export function fit(board: Board, { box, margins }: { box: Box; margins: Margins }): void {
  const { width, height } = board.view().viewport;
  board.look(fitView(box, { width, height }, { margins, mostScale: 1.5 }));
}

export function zoomTo(board: Board, zoom: number): void {
  const { viewport } = board.view();
  board.look(zoomView(viewport, zoom, viewport));
}

/** Behind everything and locked, right of the other backgrounds, in its own size. */
export function addBackground(board: Board, picture: BoardPicture): SceneElement {
  const api = board.api();
  if (!api) throw new Error('the surface is not there');
  const others = backgroundsOf(board.elements());
  const last = boxAround(others);
  const gap = 80;
  const order = Math.max(-1, ...others.map(backgroundOrder)) + 1;
  const element = makeElement({
    type: 'image',
    x: last ? last.x + last.width + gap : 0,
    y: last?.y ?? 0,
    width: picture.width,
    height: picture.height,
    ...{ fileId: picture.fileId, status: 'saved', scale: [1, 1], crop: null },
    locked: true,
    customData: { background: { title: picture.title, order } },
  });
  api.addFiles([
    { id: picture.fileId, dataURL: picture.dataUrl, mimeType: picture.mimeType, created: Date.now() },
  ]);
  api.updateScene({
    elements: [element, ...api.getSceneElementsIncludingDeleted()],
    captureUpdate: capture.own,
  });
  return element;
}

/** In front of all. */
function add(board: Board, elements: readonly SceneElement[]): void {
  board.change([...(board.api()?.getSceneElementsIncludingDeleted() ?? []), ...elements]);
}

function remove(board: Board, isMeant: (element: SceneElement) => boolean): void {
  change(board, (element) =>
    !element.isDeleted && isMeant(element) ? withFields(element, { isDeleted: true }) : element,
  );
  board.api()?.updateScene({ appState: { selectedElementIds: {} } });
}

function change(board: Board, next: (element: SceneElement) => SceneElement): void {
  board.change((board.api()?.getSceneElementsIncludingDeleted() ?? []).map(next));
}

/** Enter on what is selected opens its text, as when a person presses it; once Excalidraw has selected it. */
function startWriting(board: Board, id: string): void {
  const api = board.api();
  api?.updateScene({ appState: { selectedElementIds: { [id]: true } } });
  let frames = 0;
  const press = () => {
    frames += 1;
    const isSelected = api?.getAppState().selectedElementIds[id] === true;
    if (!isSelected && frames < 30) return requestAnimationFrame(press);
    const surface = document.querySelector<HTMLElement>('.board-surface .excalidraw');
    surface?.focus();
    surface?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  };
  requestAnimationFrame(press);
}

/** Beside what stands there already. */
function freePlace(elements: readonly SceneElement[], { at, step }: { at: Place; step: number }): Place {
  const place = { ...at };
  const isTaken = () =>
    elements.some((one) => {
      const middle = { x: one.x + one.width / 2, y: one.y + one.height / 2 };
      return Math.abs(middle.x - place.x) < step && Math.abs(middle.y - place.y) < step && !one.locked;
    });
  for (let tries = 0; tries < 50 && isTaken(); tries += 1) {
    place.x += step;
    place.y += step;
  }
  return place;
}
