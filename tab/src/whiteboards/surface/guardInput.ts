import { hasElements, takeFiles } from './takeFiles.ts';

type Guard = {
  onFiles: (files: File[]) => void;
  /** Plain text that was pasted. */
  onText: (text: string) => void;
  isReadOnly: () => boolean;
};

/**
 * Takes dropped and pasted things before Excalidraw does: it would replace the board by a dropped scene, shrink pictures,
 * fetch pictures of foreign pages, make iframes of addresses and diagrams of text. Answers how to end it.
 */
export function guardInput(surface: HTMLElement, { onFiles, onText, isReadOnly }: Guard): () => void {
  const end = new AbortController();
  const options = { capture: true, signal: end.signal };

  surface.addEventListener('dragover', (event) => event.preventDefault(), options);
  surface.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      // All of them: what cannot be drawn on is said, not passed over.
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && !isReadOnly()) onFiles(files);
    },
    options,
  );
  surface.addEventListener(
    'paste',
    (event) => {
      if (isWritable(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const files = takeFiles(event.clipboardData);
      if (files.length === 0 && hasElements(text)) return;
      event.preventDefault();
      event.stopPropagation();
      if (isReadOnly()) return;
      if (files.length > 0) onFiles(files);
      else if (text.trim() !== '') onText(text.slice(0, 5_000));
    },
    options,
  );
  // Its menu offers what a board has not: libraries, frames, links, exports.
  surface.addEventListener(
    'contextmenu',
    (event) => {
      if (isWritable(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    options,
  );
  return () => end.abort();
}

export function isWritable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'))
  );
}
