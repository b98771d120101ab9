import { getStroke } from 'perfect-freehand';
import type { OutlineStroke } from '../../domain/boards/drawing/drawElement.ts';

/** With what Excalidraw 0.18 hands to the same package. */
export const outlineStroke: OutlineStroke = ({ points, simulatePressure, size, isFinished }) =>
  getStroke(
    points.map((point) => [...point]),
    {
      simulatePressure,
      size,
      thinning: 0.6,
      smoothing: 0.5,
      streamline: 0.5,
      easing: (pressure) => Math.sin((pressure * Math.PI) / 2),
      last: isFinished,
    },
  ).map(([x = 0, y = 0]) => [x, y] as const);
