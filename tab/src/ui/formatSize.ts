import { safeLocale } from './formatTime.ts';

/** Sizes as Windows shows them, and as the server's limits are: 1024 at a time. */
const units = [
  { name: 'gigabyte', bytes: 1_073_741_824, digits: 1 },
  { name: 'megabyte', bytes: 1_048_576, digits: 1 },
  { name: 'kilobyte', bytes: 1_024, digits: 0 },
  { name: 'byte', bytes: 1, digits: 0 },
] as const;

export type SizeUnit = (typeof units)[number];

/** `12 kB`, `1,2 MB`, `250 MB`. */
export function formatSize(bytes: number, locale: string): string {
  const unit = unitOf(bytes);
  return numberOf({ unit, bytes, locale }, { style: 'unit', unit: unit.name });
}

/** The unit in which so many bytes are told. By the rounded number: 1,048,575 bytes are 1 MB and not 1,024 kB. */
export function unitOf(bytes: number): SizeUnit {
  return units.find((unit) => bytes >= unit.bytes * (unit.bytes > 1_024 ? 0.9995 : 1)) ?? units[3];
}

/** So many bytes in this unit, with the digits that sizes have. */
export function numberOf(
  size: { unit: SizeUnit; bytes: number; locale: string },
  options: Intl.NumberFormatOptions = {},
): string {
  const { unit, bytes, locale } = size;
  return new Intl.NumberFormat(safeLocale(locale), {
    ...options,
    minimumFractionDigits: bytes % unit.bytes === 0 ? 0 : unit.digits,
    maximumFractionDigits: unit.digits,
  }).format(bytes / unit.bytes);
}
