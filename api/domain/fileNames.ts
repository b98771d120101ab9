/** Devices of Windows, which cannot be names of files there. */
const reserved = /^(con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))/i;

/** A name that any system can save: without what turns text around or cannot be seen, and what it keeps for itself. */
export function toSafeName(name: string): string {
  const plain = name
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/g, '_')
    .replace(/[\s.]+$/, '')
    .replace(reserved, '_$1');
  return plain === '' ? 'file' : plain;
}
