export type DecodedText = { text: string; encoding: 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252' };

/**
 * Text as UTF-16 when it begins with the mark of that, as UTF-8 when every byte is right, else as Windows-1252, in which older controls and programs write: there any
 * byte is a character. `isCut`: the last character may not be whole.
 */
export function decodeText(bytes: Uint8Array, { isCut }: { isCut: boolean }): DecodedText {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'LE' : first === 0xfe && second === 0xff ? 'BE' : null;
  if (wide) {
    const text = new TextDecoder(wide === 'LE' ? 'utf-16le' : 'utf-16be').decode(bytes, { stream: isCut });
    return { text, encoding: `UTF-16 ${wide}` };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
    return { text, encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}
