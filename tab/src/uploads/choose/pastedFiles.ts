/**
 * The files of a clipboard. A copied piece of a document comes as its text with a picture of it: that is text, and is
 * left to the field.
 */
export function pastedFiles({ types, files }: Pick<DataTransfer, 'types' | 'files'>): File[] {
  const isText = types.includes('text/plain') && (types.includes('text/html') || types.includes('text/rtf'));
  return isText ? [] : [...files];
}
