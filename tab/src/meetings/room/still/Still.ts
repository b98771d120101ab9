import type { StillName } from './nameStill.ts';

/** A frame of a video, before it is a file of the conversation. */
export type Still = {
  /** JPEG of a camera, PNG of a screen, where letters must stay sharp. */
  file: File;
  width: number;
  height: number;
  /** The same picture, to be shown: pages of the app may not show `blob:` addresses. */
  canvas: HTMLCanvasElement;
  /** What its name is made of. */
  named: Omit<StillName, 'ending'>;
  /** From where it was filmed, and not as it came by the line, which may have made it smaller. */
  isFull: boolean;
};
