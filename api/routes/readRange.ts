import type { IncomingHttpHeaders } from 'node:http';
import type { ByteRange } from '../domain/filePorts.ts';

/**
 * The one range that is asked for; null for all bytes. Several ranges, other units and a range of an older state are
 * answered with all of them, as HTTP allows (RFC 9110, 14.2).
 */
export function readRange(
  headers: IncomingHttpHeaders,
  file: { size: number; etag: string },
): ByteRange | 'unsatisfiable' | null {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== file.etag) return null;
  const match = /^bytes=(\d{0,16})-(\d{0,16})$/.exec(headers.range ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [from, to] = [match[1] ?? '', match[2] ?? ''];
  if (from === '') {
    const count = Number(to);
    return count === 0 ? 'unsatisfiable' : { start: Math.max(0, file.size - count), end: file.size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? file.size - 1 : Math.min(Number(to), file.size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= file.size ? 'unsatisfiable' : { start, end };
}
