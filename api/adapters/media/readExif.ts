/** What is read of a picture's EXIF data. */
export type Exif = {
  make: string;
  model: string;
  /** As the camera's clock said, without a time zone: `2026-11-12T21:46:10`. */
  takenAt: string | null;
  /** Whether it points to a list of what the receiver of GPS said, or cannot be read to the end. */
  tellsPlace: boolean;
};

/** Tags of EXIF 2.32, 4.6. */
const tags = { make: 0x010f, model: 0x0110, changedAt: 0x0132, exif: 0x8769, gps: 0x8825, takenAt: 0x9003 };
const entryBytes = 12;
/** More entries than cameras write. Values are read of the tags above only: of what else it claims nothing is made. */
const mostEntries = 500;
const longestText = 200;

/** Null for what is no EXIF. */
export function readExif(exif: Buffer): Exif | null {
  const bytes = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
  const order = bytes.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return null;
  const read16 = (at: number) => (order.startsWith('I') ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const read32 = (at: number) => (order.startsWith('I') ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const found: Exif = { make: '', model: '', takenAt: null, tellsPlace: false };
  try {
    const image = readList(read32(4));
    found.tellsPlace = image.has(tags.gps);
    found.make = readText(image.get(tags.make));
    found.model = readText(image.get(tags.model));
    const pointer = image.get(tags.exif);
    const photo = pointer === undefined ? new Map<number, number>() : readList(read32(pointer + 8));
    found.takenAt = toTime(readText(photo.get(tags.takenAt)) || readText(image.get(tags.changedAt)));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_OUT_OF_RANGE') throw cause;
    found.tellsPlace = true;
  }
  return found;

  /** Where the entry of each tag stands. */
  function readList(at: number): Map<number, number> {
    const count = Math.min(read16(at), mostEntries);
    const entries = Array.from({ length: count }, (_, index) => at + 2 + index * entryBytes);
    return new Map(entries.map((entry) => [read16(entry), entry]));
  }

  function readText(at: number | undefined): string {
    if (at === undefined || read16(at + 2) !== 2) return '';
    const length = read32(at + 4);
    const start = length > 4 ? read32(at + 8) : at + 8;
    return bytes.toString('utf8', start, start + Math.min(length, longestText)).split('\0')[0] ?? '';
  }
}

function toTime(text: string): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
  const time = match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}` : '';
  return Number.isNaN(Date.parse(`${time}Z`)) ? null : time;
}
