import { waitFor } from '@testing-library/react';
import type { LoadedPicture } from '../../../../tab/src/whiteboards/surface/createPictureLoader.ts';
import { createPictureLoader } from '../../../../tab/src/whiteboards/surface/createPictureLoader.ts';
import { sceneElement } from './boardBuilders.ts';

test('[WB5] the pictures of a board are loaded, each once; one that cannot be had costs nothing else', async () => {
  const asked: string[] = [];
  const loaded: LoadedPicture[] = [];
  const load = createPictureLoader(
    async (fileId) => {
      asked.push(fileId);
      if (fileId === 'missing') throw new Error('gone');
      return { dataUrl: 'data:image/png;base64,AA==', mimeType: 'image/png' };
    },
    (picture) => loaded.push(picture),
  );
  const board = [
    sceneElement({ type: 'image', fileId: 'missing' }),
    sceneElement({ type: 'image', fileId: 'there' }),
    sceneElement({ type: 'image', fileId: 'there' }),
    sceneElement({ type: 'image', fileId: 'deleted', isDeleted: true }),
  ];
  load(board);
  await waitFor(() => expect(loaded).toHaveLength(1));
  load(board);
  load(board);
  expect(asked).toEqual(['missing', 'there']);
  expect(loaded).toMatchObject([{ id: 'there', mimeType: 'image/png' }]);
});
