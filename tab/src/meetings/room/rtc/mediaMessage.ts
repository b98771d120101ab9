import type { SentMedia } from '../Room.ts';

export const nothingSent: SentMedia = { isMuted: true, hasCamera: false, isSharing: false };

export const writeMediaMessage = ({ isMuted, hasCamera, isSharing }: SentMedia): string =>
  JSON.stringify({ isMuted, hasCamera, isSharing });

/** Null for what is none: the other window may be of another version, or nobody's friend. */
export function readMediaMessage(data: unknown): SentMedia | null {
  if (typeof data !== 'string' || data.length > 1_000) return null;
  try {
    const told = JSON.parse(data) as Partial<Record<keyof SentMedia, unknown>> | null;
    if (typeof told !== 'object' || told === null) return null;
    const { isMuted, hasCamera, isSharing } = told;
    return { isMuted: isMuted !== false, hasCamera: hasCamera === true, isSharing: isSharing === true };
  } catch {
    return null;
  }
}
