import { useContext, useMemo } from 'react';
import { formatSize, numberOf, unitOf } from '../ui/formatSize.ts';
import { LocaleContext, safeLocale } from '../ui/formatTime.ts';

export type SizeFormats = {
  /** `12 kB`, `48.0 MB`. */
  size: (bytes: number) => string;
  /** The part and the whole in the same unit: `31.2` and `48.0 MB`. */
  part: (bytes: number, whole: number) => { part: string; whole: string };
  /** `2.4 MB/s`. */
  rate: (bytesPerSecond: number) => string;
  /** `45 %`. */
  percent: (share: number) => string;
};

/** Slower than this, a rate is told in kilobytes. */
const slow = 104_858;

function createSizeFormats(locale: string): SizeFormats {
  return {
    size: (bytes) => formatSize(bytes, locale),
    part: (bytes, whole) => ({
      part: numberOf({ unit: unitOf(whole), bytes, locale }),
      whole: formatSize(whole, locale),
    }),
    rate: (bytesPerSecond) => {
      const unit = unitOf(bytesPerSecond >= slow ? 1_048_576 : 1_024);
      const style = { style: 'unit', unit: `${unit.name}-per-second` } as const;
      return numberOf({ unit, bytes: bytesPerSecond, locale }, style);
    },
    // Down: 100 % is said when all is there.
    percent: (share) =>
      new Intl.NumberFormat(safeLocale(locale), { style: 'percent', maximumFractionDigits: 0 }).format(
        Math.floor(share * 100) / 100,
      ),
  };
}

export function useSizes(): SizeFormats {
  const locale = useContext(LocaleContext);
  return useMemo(() => createSizeFormats(locale), [locale]);
}
