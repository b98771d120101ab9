import type { ClipboardEvent, DragEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { pastedFiles } from './pastedFiles.ts';

/** For an element: files that are dropped on it or pasted into it. */
export function useFilesGiven(onFiles: (files: File[]) => void, isRefused: boolean) {
  const [isDragging, setIsDragging] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const end = () => {
    depth.current = 0;
    setIsDragging(false);
  };
  useKeepPage();
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (isRefused || !hasFiles(event)) return;
      depth.current += 1;
      setIsDragging(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (isRefused || !hasFiles(event)) return;
      depth.current -= 1;
      if (depth.current <= 0) end();
    },
    onDragOver: (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isRefused ? 'none' : 'copy';
    },
    onDrop: (event: DragEvent) => {
      end();
      if (isRefused || !hasFiles(event)) return;
      event.preventDefault();
      const files = droppedFiles(event.dataTransfer);
      if (files.length > 0) onFiles(files);
    },
    onPaste: (event: ClipboardEvent) => {
      const files = isRefused ? [] : pastedFiles(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    },
  };
  return { isDragging, handlers };
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return [...dataTransfer.types].includes('Files');
}

/** Without folders: a browser gives them as files that can't be read. */
function droppedFiles({ items, files }: DataTransfer): File[] {
  const entries = [...items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
  return [...files].filter((_, index) => entries[index]?.isDirectory !== true);
}

/** A file that is dropped beside its place would take the page's place. */
function useKeepPage(): void {
  useEffect(() => {
    const keep = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
}
