/** Bytes that no text in UTF-8 or Windows-1252 has: controls but tab, line feed, form feed, return, end of file, escape. */
const controls = new Set(
  [...Array(32).keys(), 0x7f].filter((byte) => ![9, 10, 12, 13, 26, 27].includes(byte)),
);

/**
 * `text/plain`, `text/csv`, or for bytes that are no text `application/octet-stream`. Pages, drawings and scripts are
 * text too: nothing a user uploads is ever called by a type that a browser would run.
 */
export function readTextType(head: Buffer, file: { name: string; isWhole: boolean }): string {
  if (!isText(head)) return 'application/octet-stream';
  return /\.(csv|tsv)$/i.test(file.name) ? 'text/csv' : 'text/plain';
}

function isText(head: Buffer): boolean {
  if (head.length === 0) return false;
  // Windows' "Unicode" and what controls export: every other byte of plain words is zero.
  const isMarked = [0xfffe, 0xfeff].includes(head.length > 1 ? head.readUInt16BE(0) : 0);
  let zeros = 0;
  let strange = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    if (controls.has(byte)) strange += 1;
  }
  if (isMarked) return strange - zeros <= head.length / 500;
  // NC programs on tape begin and end with zeros or deletes; two per thousand are forgiven.
  return strange <= head.length / 500;
}
