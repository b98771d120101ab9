/** The tag that points to the list of what the receiver of GPS said (EXIF 2.32, 4.6.3). */
const gpsPointer = 0x8825;
/** Bytes of a value of each TIFF type, by its number. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const entryBytes = 12;
/** Of what looks like EXIF. A picture has one or two; of one that is made to have thousands only its maker has harm. */
const mostHeaders = 100;
/** Bytes of one value: what a camera writes of EXIF is no longer as a whole. */
const mostOfValue = 65_536;

/**
 * Overwrites the place in the EXIF data and the XMP packet of a picture that cannot be decoded here, such as HEIC,
 * and leaves every other byte as it is. Null when it tells none.
 */
export function blankLocation(picture: Uint8Array): Buffer | null {
  const bytes = Buffer.from(picture);
  let isFound = blankAt(bytes, 0);
  for (const order of ['II*\0', 'MM\0*']) {
    let at = bytes.indexOf(order, 1, 'latin1');
    for (let tried = 0; at > 0 && tried < mostHeaders; tried += 1) {
      isFound = blankAt(bytes, at) || isFound;
      at = bytes.indexOf(order, at + 4, 'latin1');
    }
  }
  // Both: what follows must not be skipped because the first has found something.
  const found = [isFound, blankXmp(bytes), blankIptc(bytes)];
  return found.includes(true) ? bytes : null;
}

/** Where a TIFF header stands. What only looks like one leads nowhere. */
function blankAt(bytes: Buffer, start: number): boolean {
  const order = bytes.toString('latin1', start, start + 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return false;
  const isLittle = order.startsWith('II');
  const read16 = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const read32 = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  let isBlanked = false;
  try {
    const gps = listEntries(start + read32(start + 4)).find((at) => read16(at) === gpsPointer);
    if (gps === undefined) return false;
    const list = start + read32(gps + 8);
    for (const at of listEntries(list)) {
      const length = (sizes[read16(at + 2)] ?? 0) * read32(at + 4);
      const value = start + read32(at + 8);
      if (length > 4 && value + length <= bytes.length) {
        bytes.fill(0, value, value + Math.min(length, mostOfValue));
      }
      bytes.fill(0, at + 8, at + entryBytes);
      isBlanked = true;
    }
    return true;
  } catch (cause) {
    // It ends in the middle: what was there of the place is gone all the same.
    if ((cause as NodeJS.ErrnoException).code === 'ERR_OUT_OF_RANGE') return isBlanked;
    throw cause;
  }

  function listEntries(at: number): number[] {
    return Array.from({ length: Math.min(read16(at), 1_000) }, (_, index) => at + 2 + index * entryBytes);
  }
}

/** XMP's words for places. */
export const xmpPlaces =
  /exif:GPS\w{1,40}|photoshop:(?:City|State|Country)|Iptc4xmp\w{3,4}:(?:Location|CountryCode|City|ProvinceState|CountryName|Sublocation)/;

/** The values of XMP's words for places: as attributes and as elements, as long as they were. */
function blankXmp(bytes: Buffer): boolean {
  let isFound = false;
  let end = 0;
  for (let at = bytes.indexOf('<x:xmpmeta'); at >= 0; at = bytes.indexOf('<x:xmpmeta', end)) {
    end = bytes.indexOf('</x:xmpmeta>', at);
    if (end < 0) break;
    const packet = bytes.toString('latin1', at, end);
    const blanked = packet.replaceAll(
      new RegExp(`((?:${xmpPlaces.source})(?:="|>))([^"<]+)`, 'g'),
      (_all, before: string, value: string) => before + ' '.repeat(value.length),
    );
    if (blanked === packet) continue;
    bytes.write(blanked, at, 'latin1');
    isFound = true;
  }
  return isFound;
}

/** Datasets of IPTC-IIM 4.2, record 2: city, sublocation, province, country code, country. */
const iptcPlaces = [90, 92, 95, 100, 101];

/** Overwrites IPTC's places with blanks, as long as they were. */
export function blankIptc(bytes: Buffer): boolean {
  let isFound = false;
  for (const dataset of iptcPlaces) {
    const mark = Buffer.from([0x1c, 2, dataset]);
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 3)) {
      const length = at + 5 <= bytes.length ? bytes.readUInt16BE(at + 3) : 0;
      const value = bytes.subarray(at + 5, at + 5 + length);
      // In the pixels the same bytes may stand by chance: a place is a short text.
      const isText = length > 0 && length <= 64 && value.every((byte) => byte >= 0x20 && byte !== 0x7f);
      if (!isText) continue;
      value.fill(0x20);
      isFound = true;
    }
  }
  return isFound;
}
