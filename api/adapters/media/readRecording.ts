import { ALL_FORMATS, CustomSource, Input } from 'mediabunny';
import type { FileMedia } from '../../contract/files.ts';
import type { ReadMedia } from '../../domain/filePorts.ts';
import { collect } from './collect.ts';
import { silentMedia } from './silentMedia.ts';

/** Bytes kept of those that were read; lengths and sizes stand in a few places. */
const mostCached = 4 * 1_048_576;
/** A recording that tells its length only packet by packet, over many bytes, is not counted through for longer. */
const patienceMs = 20_000;

/**
 * What a sound or video tells of its length and size; null where it cannot be read. It is read here and there, never
 * whole, and not played. Recordings of browsers, which do not tell their length, are counted.
 */
export async function readRecording(file: Parameters<ReadMedia>[0]): Promise<FileMedia | null> {
  const isLate = AbortSignal.timeout(patienceMs);
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => file.size,
      async read(start, end) {
        isLate.throwIfAborted();
        const bytes = await file.open({ start, end: end - 1 });
        if (!bytes) throw new Error('the bytes are gone');
        return collect(bytes);
      },
      maxCacheSize: mostCached,
      prefetchProfile: 'none',
      // A read that nobody waits for any more.
      handleUnhandledError: () => undefined,
    }),
  });
  try {
    if (!(await input.canRead())) return null;
    const picture = await input.getPrimaryVideoTrack();
    const duration = await input.computeDuration();
    const { date, raw } = await input.getMetadataTags();
    return {
      ...silentMedia,
      width: picture ? await picture.getDisplayWidth() : null,
      height: picture ? await picture.getDisplayHeight() : null,
      durationSeconds: Number.isFinite(duration) && duration > 0 ? duration : null,
      takenWith: toCamera(raw),
      takenAt: date ? `${date.toISOString().slice(0, 19)}Z` : null,
    };
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}

/** As Apple's and Android's telephones write it into their videos. */
function toCamera(raw: Record<string, unknown> | undefined): string | null {
  const words = ['make', 'model'].flatMap((key) => {
    const value = raw?.[`com.apple.quicktime.${key}`] ?? raw?.[`com.android.${key}`];
    return typeof value === 'string' ? [value.trim()] : [];
  });
  return words.join(' ').slice(0, 100) || null;
}
