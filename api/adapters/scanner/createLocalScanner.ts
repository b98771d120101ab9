import type { Blobs, Scan } from '../../domain/filePorts.ts';
import { releaseBytes } from '../../domain/releaseBytes.ts';

/** The test string of the European Institute for Computer Anti-Virus Research, in two parts: this file is no virus. */
const testString = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** What says, in archives and documents, that a password is needed. Each archive is looked at, never unpacked. */
const locks: Record<string, Buffer[]> = {
  // The coder of AES-256 and SHA-256, in 7-Zip's list of methods.
  'application/x-7z-compressed': [Buffer.from([0x06, 0xf1, 0x07, 0x01])],
  // An Office document with a password is a compound file with this stream.
  'application/x-cfb': [Buffer.from('EncryptedPackage', 'utf16le')],
};

/**
 * Stands in for a virus scanner on one computer: finds the test string, and says of archives with a password that they
 * cannot be checked. In Azure Defender for Storage scans instead.
 */
export function createLocalScanner(blobs: Pick<Blobs, 'open'>): Scan {
  return async ({ blob, type }) => {
    const bytes = await blobs.open(blob);
    if (!bytes) return 'notCheckable';
    const wanted = [testString, ...(locks[type] ?? [])];
    let isLocked = false;
    // A chunk is looked at together with the end of the one before.
    let rest = Buffer.alloc(0);
    let isFirst = true;
    for await (const chunk of bytes) {
      const seen = Buffer.concat([rest, chunk]);
      releaseBytes(chunk);
      if (seen.includes(testString)) return 'infected';
      if (isFirst) isLocked ||= hasLockedStart(seen, type);
      isLocked ||= wanted.slice(1).some((lock) => seen.includes(lock)) || hasLockedEntry(seen, type);
      rest = Buffer.from(seen.subarray(-overlap));
      releaseBytes(seen);
      isFirst = false;
    }
    return isLocked ? 'notCheckable' : 'clean';
  };
}

const overlap = 256;

/** RAR 5 with encrypted headers begins with the encryption header (type 4); RAR 4 sets a flag in the main one. */
function hasLockedStart(start: Buffer, type: string): boolean {
  if (!type.includes('rar')) return false;
  const isRar5 = start.subarray(0, 8).equals(Buffer.from('526172211a070100', 'hex'));
  if (isRar5) return start[13] === 4;
  return start.length > 12 && (start.readUInt16LE(10) & 0x80) !== 0;
}

/** Bit 0 of the flags in a ZIP's directory says that the entry needs a password. */
function hasLockedEntry(seen: Buffer, type: string): boolean {
  if (type !== 'application/zip') return false;
  for (let at = seen.indexOf('PK\u0001\u0002'); at >= 0; at = seen.indexOf('PK\u0001\u0002', at + 4)) {
    if (at + 10 <= seen.length && (seen.readUInt16LE(at + 8) & 1) !== 0) return true;
  }
  for (let at = seen.indexOf('PK\u0003\u0004'); at >= 0; at = seen.indexOf('PK\u0003\u0004', at + 4)) {
    if (at + 8 <= seen.length && (seen.readUInt16LE(at + 6) & 1) !== 0) return true;
  }
  return false;
}
