/** What a source's picture may be. */
export const pictureTypes = ['image/jpeg', 'image/png'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Bytes of a picture that goes from window to window: a screen of 4096 × 2160 as PNG has 1 to 6 million. */
export const largestPicture = 8 * 1024 * 1024;

export type Shows = 'camera' | 'screen';

/** What is said about a still at its source. The bytes follow `begin`, in pieces and in order. */
export type PictureMessage =
  | { say: 'ask'; id: number; shows: Shows }
  | { say: 'begin'; id: number; size: number; type: PictureType }
  /** There is none: the camera was switched off in that moment. */
  | { say: 'none'; id: number }
  /** It is no longer waited for. */
  | { say: 'stop'; id: number };

export const writePictureMessage = (message: PictureMessage): string => JSON.stringify(message);

/** Null for what is none: the other window may be of another version, or nobody's friend. */
export function readPictureMessage(data: unknown): PictureMessage | null {
  if (typeof data !== 'string' || data.length > 1_000) return null;
  try {
    const told = JSON.parse(data) as Partial<
      Record<'say' | 'id' | 'shows' | 'size' | 'type', unknown>
    > | null;
    if (typeof told !== 'object' || told === null) return null;
    const { say, id, shows, size } = told;
    if (!isCount(id)) return null;
    if (say === 'none' || say === 'stop') return { say, id };
    if (say === 'ask' && (shows === 'camera' || shows === 'screen')) return { say, id, shows };
    const type = pictureTypes.find((one) => one === told.type);
    if (say !== 'begin' || !type || !isCount(size) || size > largestPicture) return null;
    return { say, id, size, type };
  } catch {
    return null;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
