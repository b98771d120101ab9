import type { BoardSurfaceProps } from './BoardSurfaceProps.ts';
import type { SceneElement } from './SceneElement.ts';

export type LoadedPicture = { id: string; dataURL: string; mimeType: string; created: number };

/** A picture that could not be had is asked for again after so long, when the board changes or the network is back. */
const pauseMilliseconds = 20_000;

/**
 * Brings the pictures of what is on the board, each once. One that cannot be had stays Excalidraw's grey box; the board
 * goes on without it.
 */
export function createPictureLoader(
  loadPicture: BoardSurfaceProps['loadPicture'],
  onLoaded: (picture: LoadedPicture) => void,
): (elements: readonly SceneElement[]) => void {
  const asked = new Map<string, 'loading' | 'there' | { failedAt: number }>();

  async function load(fileId: string): Promise<void> {
    asked.set(fileId, 'loading');
    try {
      const { dataUrl, mimeType } = await loadPicture(fileId);
      onLoaded({ id: fileId, dataURL: dataUrl, mimeType, created: Date.now() });
      asked.set(fileId, 'there');
    } catch {
      asked.set(fileId, { failedAt: Date.now() });
    }
  }

  return (elements) => {
    for (const { type, fileId, isDeleted } of elements) {
      if (type !== 'image' || isDeleted || typeof fileId !== 'string') continue;
      const state = asked.get(fileId);
      if (typeof state === 'string') continue;
      if (state && Date.now() - state.failedAt < pauseMilliseconds) continue;
      void load(fileId);
    }
  };
}
