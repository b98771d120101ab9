import type { elementLimits } from '../../../../api/contract/boardElements.ts';

/** The contract's, which the tab cannot take as values: the types keep both the same. */
export const sendingLimits: Pick<typeof elementLimits, 'perRequest' | 'versionStep' | 'perBoard'> = {
  perRequest: 200,
  versionStep: 100_000,
  perBoard: 20_000,
};

/** Bytes of JSON of one request. The API takes 262,144. */
export const bytesPerRequest = 200_000;

/** A pause between two requests: what is drawn in the meantime goes together. */
export const sendEveryMs = 100;

/**
 * Beyond this many steps a version is nobody's work, and the server may refuse it. Dragging one object for an hour
 * without a line makes two or three.
 */
export const mostSteps = 20;
