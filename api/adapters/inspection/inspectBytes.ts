import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { FileKind } from '../../contract/files.ts';
import type { InspectBytes } from '../../domain/filePorts.ts';
import { releaseBytes } from '../../domain/releaseBytes.ts';
import { readTextType } from './readTextType.ts';

/** The first bytes tell the type; archives with many entries tell theirs late. */
const headBytes = 262_144;

/** Hashes all bytes and finds out by the first ones what they are. The name only tells kinds of text apart. */
export const inspectBytes: InspectBytes = async (bytes, name) => {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    if (size < headBytes) head.push(Buffer.from(chunk.subarray(0, headBytes - size)));
    size += chunk.length;
    releaseBytes(chunk);
  }
  const { type, kind } = await readType(Buffer.concat(head), { name, isWhole: size <= headBytes });
  return { sha256: hash.digest('hex'), size, type, kind };
};

async function readType(
  head: Buffer,
  file: { name: string; isWhole: boolean },
): Promise<{ type: string; kind: FileKind }> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const type = found && !isMarkup(found.mime) ? found.mime : readTextType(head, file);
  return { type, kind: kindOf(type) };
}

const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);
const archives = new Set([
  'application/zip',
  'application/x-7z-compressed',
  'application/vnd.rar',
  'application/x-rar-compressed',
  'application/gzip',
  'application/x-bzip2',
  'application/x-xz',
  'application/x-tar',
  'application/zstd',
]);

/** Pages and drawings that a browser would run: here they are text. */
function isMarkup(type: string): boolean {
  return type.startsWith('text/') || /\b(xml|html|json|javascript)\b/.test(type);
}

/** Only what browsers show as a picture is one: SVG is a page that can run scripts, HEIC most of them cannot show. */
function kindOf(type: string): FileKind {
  if (pictures.has(type)) return 'image';
  if (type === 'application/pdf') return 'pdf';
  if (type === 'text/csv') return 'table';
  if (type.startsWith('text/')) return 'text';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/') || type === 'application/ogg') return 'video';
  return archives.has(type) ? 'archive' : 'other';
}
