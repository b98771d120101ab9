/** What of pasted things can become a background: beside words, programs copy much that nobody meant. */
export function takeFiles(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(
    ({ type, name }) => type.startsWith('image/') || type === 'application/pdf' || /\.pdf$/i.test(name),
  );
}

/** Whether Excalidraw's own clipboard is in it: elements that were copied on a board. */
export function hasElements(text: string): boolean {
  if (!text.startsWith('{')) return false;
  try {
    const { type, elements } = JSON.parse(text) as { type?: unknown; elements?: unknown };
    return type === 'excalidraw/clipboard' && Array.isArray(elements);
  } catch {
    return false;
  }
}
