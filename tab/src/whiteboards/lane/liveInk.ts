import type {
  IAddPointsEventArgs,
  IBeginStrokeEventArgs,
  IBrush,
  IPointerPoint,
} from '@microsoft/live-share-canvas';
import {
  AddPointsEvent,
  BeginStrokeEvent,
  fromCssColor,
  InkingManager,
  InkingTool,
  PointerInputProvider,
  StrokeEndState,
  StrokeMode,
  StrokeType,
} from '@microsoft/live-share-canvas';
import type { Ink, InkListeners, InkPoint, InkStyle } from './LaneSession.ts';

/** Of Excalidraw's strokeWidth: what its pen draws as wide. */
const tipSizePerWidth = 4.25;

/** Live Share's drawing engine on the overlay: pressure, touch, and strokes that grow while they are drawn. */
export function createInk(overlay: HTMLElement, listeners: InkListeners): Ink {
  // Its modifier keys would draw other lines than the points tell.
  InkingManager.enableStrokeModifierHotKeys = false;
  const manager = new InkingManager(overlay);
  manager.setInputFilters([]);
  manager.referencePoint = 'topLeft';
  // A new one says that it is active, and hears nothing until it is told to be.
  manager.deactivate();
  const end = new AbortController();
  const canvas = (manager.inputProvider as PointerInputProvider).element;

  let drawn: string | null = null;
  manager.on(BeginStrokeEvent, ({ strokeId, startPoint }: IBeginStrokeEventArgs) => {
    drawn = strokeId;
    listeners.onBegin(strokeId, toInkPoint(startPoint));
  });
  manager.on(AddPointsEvent, ({ strokeId, points, endState }: IAddPointsEventArgs) => {
    listeners.onPoints(strokeId, points.map(toInkPoint));
    if (endState === undefined) return;
    drawn = null;
    listeners.onEnd(strokeId, { isCancelled: endState === StrokeEndState.cancelled });
  });

  /** Its own provider would wait for ever for the end of a pointer that was taken away or not heard. */
  function interrupt(): void {
    drawn = null;
    const { isActive } = manager.inputProvider;
    manager.inputProvider.deactivate();
    manager.inputProvider = new PointerInputProvider(canvas);
    if (isActive) manager.activate();
    else manager.deactivate();
    const { tool } = manager;
    manager.tool = InkingTool.eraser;
    manager.tool = tool;
  }

  // Only the main button draws.
  overlay.addEventListener('pointerdown', (event) => event.button !== 0 && event.stopPropagation(), {
    capture: true,
    signal: end.signal,
  });
  // Such as when a hand is laid down beside the pen.
  const cancel = () => {
    const id = drawn;
    interrupt();
    if (id !== null) listeners.onEnd(id, { isCancelled: true });
  };
  overlay.addEventListener('pointercancel', cancel, { signal: end.signal });
  return {
    set({ isDrawing, viewport, ...style }) {
      overlay.style.pointerEvents = isDrawing ? 'auto' : 'none';
      overlay.style.touchAction = isDrawing ? 'none' : '';
      const { scrollX, scrollY, zoom } = viewport;
      const offset = { x: scrollX * zoom, y: scrollY * zoom };
      if (manager.scale !== zoom) manager.scale = zoom;
      if (manager.offset.x !== offset.x || manager.offset.y !== offset.y) manager.offset = offset;
      manager.tool = style.isHighlighter ? InkingTool.highlighter : InkingTool.pen;
      manager[style.isHighlighter ? 'highlighterBrush' : 'penBrush'] = toBrush(style);
      if (isDrawing && !manager.inputProvider.isActive) manager.activate();
      if (!isDrawing && manager.inputProvider.isActive) manager.deactivate();
    },
    begin({ id, style, points: [first, ...rest] }) {
      if (!first) throw new Error('A stroke begins with a point.');
      const brush = toBrush(style);
      const stroke = manager.beginWetStroke(StrokeType.persistent, StrokeMode.freeHand, toPointer(first), {
        id,
        brush,
      });
      stroke.addPoints(...rest.map(toPointer));
      return {
        add: (points) => void stroke.addPoints(...points.map(toPointer)),
        end: () => stroke.end(),
        cancel: () => stroke.cancel(),
      };
    },
    remove(ids) {
      for (const id of ids) manager.removeStroke(id);
    },
    interrupt,
    close() {
      end.abort();
      manager.deactivate();
      manager.removeAllListeners();
      // It has no end of its own.
      (Reflect.get(manager, '_hostResizeObserver') as ResizeObserver | undefined)?.disconnect();
      overlay.replaceChildren();
      overlay.style.pointerEvents = 'none';
      overlay.style.touchAction = '';
    },
  };
}

function toBrush({ color, width, isHighlighter }: InkStyle): IBrush {
  return {
    type: isHighlighter ? 'highlighter' : 'pen',
    color: fromCssColor(color),
    tip: 'ellipse',
    tipSize: width * tipSizePerWidth,
  };
}

function toInkPoint({ x, y, pressure }: IPointerPoint): InkPoint {
  return [x, y, pressure];
}

function toPointer([x, y, pressure]: InkPoint): IPointerPoint {
  return { x, y, pressure };
}
