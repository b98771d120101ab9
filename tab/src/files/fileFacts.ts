import type { TFunction } from 'i18next';
import type { ConversationFile, FileMedia } from '../../../api/contract/files.ts';
import { formatSize } from '../ui/formatSize.ts';
import type { TimeStyle } from '../ui/formatTime.ts';
import { safeLocale } from '../ui/formatTime.ts';

type Needs = TimeStyle & { t: TFunction };

/** What the file tells: kind, size, dimensions, duration, when and with what it was taken. */
export function fileFacts(file: ConversationFile, needs: Needs): string[] {
  const { t, locale } = needs;
  return [t(`files.kind.${file.kind}`), formatSize(file.size, locale), ...mediaFacts(file.media, needs)];
}

function mediaFacts(media: FileMedia | null, { t, ...style }: Needs): string[] {
  if (!media) return [];
  const { width, height, durationSeconds, takenAt, takenWith } = media;
  const numbers = new Intl.NumberFormat(safeLocale(style.locale), { useGrouping: false });
  return [
    width !== null && height !== null && `${numbers.format(width)} × ${numbers.format(height)}`,
    durationSeconds !== null && formatDuration(durationSeconds),
    takenAt !== null && t('files.takenAt', { time: cameraTime(takenAt, style) }),
    takenWith !== null && takenWith,
  ].filter((fact) => fact !== false);
}

/** `0:14`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A film tells the moment, which is shown by the reader's clock; a photo what the camera's clock said, as it stood. */
function cameraTime(takenAt: string, { locale, timeZone }: TimeStyle): string {
  const isMoment = /Z$/i.test(takenAt);
  const zone = isMoment ? timeZone : 'UTC';
  const time = new Date(isMoment ? takenAt : `${takenAt}Z`);
  if (Number.isNaN(time.getTime())) return takenAt;
  return new Intl.DateTimeFormat(safeLocale(locale), {
    ...(zone === undefined ? {} : { timeZone: zone }),
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
}
