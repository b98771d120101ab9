import { fireEvent, screen, waitFor } from '@testing-library/react';
import { FilePicture } from '../../../tab/src/files/FilePicture.tsx';
import { useFile } from '../../../tab/src/files/useFile.ts';
import { createFakeApi } from '../createFakeApi.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { aPhoto } from './fileBuilders.ts';

function Photo() {
  const { data: file, refetch } = useFile('hero', 'photo');
  return (
    <>
      {file && <FilePicture file={file} isNamed={false} />}
      <button type="button" onClick={() => void refetch()}>
        again
      </button>
    </>
  );
}

/** Each answer has another token, or for a quarter of an hour the same one. */
async function show({ isSame = false } = {}) {
  let answers = 0;
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': () => {
      answers += 1;
      return { items: [aPhoto({ thumbnailUrl: `/thumbnail?token=t${isSame ? 1 : answers}` })] };
    },
  });
  const { unmount } = await renderInSession(<Photo />, { api: fake.api });
  const source = () => screen.queryByRole('img', { name: 'Allarme.jpg' })?.getAttribute('src');
  await waitFor(() => expect(source()).toBe('/thumbnail?token=t1'));
  return { fake, source, unmount };
}

test('[FL5] a picture whose address has run out is asked for anew, once', async () => {
  const { fake, source } = await show();
  fireEvent.error(screen.getByRole('img', { name: 'Allarme.jpg' }));
  await waitFor(() => expect(source()).toBe('/thumbnail?token=t2'));
  fireEvent.error(screen.getByRole('img', { name: 'Allarme.jpg' }));
  await waitFor(() => expect(source()).toBeUndefined());
  expect(fake.requests).toHaveLength(2);
});

test('[FL5] an address that stays the same is tried once more, then the icon stands there', async () => {
  const { fake, source, unmount } = await show({ isSame: true });
  fireEvent.error(screen.getByRole('img', { name: 'Allarme.jpg' }));
  await waitFor(() => expect(source()).toBe('/thumbnail?token=t1&again=1'));
  fireEvent.error(screen.getByRole('img', { name: 'Allarme.jpg' }));
  expect(source()).toBeUndefined();
  fireEvent.click(screen.getByRole('button', { name: 'again' }));
  await waitFor(() => expect(fake.requests).toHaveLength(3));
  expect(source()).toBeUndefined();
  unmount();
  await show({ isSame: true });
});

test('[FL3] an address that works stays, however often the file is asked for', async () => {
  const { fake, source } = await show();
  fireEvent.click(screen.getByRole('button', { name: 'again' }));
  await waitFor(() => expect(fake.requests).toHaveLength(2));
  expect(source()).toBe('/thumbnail?token=t1');
});
