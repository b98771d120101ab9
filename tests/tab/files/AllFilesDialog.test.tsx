import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { FileFilter } from '../../../tab/src/files/fileFilter.ts';
import { AllFilesDialog } from '../../../tab/src/files/AllFilesDialog.tsx';
import { createFakeApi } from '../createFakeApi.ts';
import { aConversation, people } from '../messages/builders.ts';
import { aFile, aPhoto } from './fileBuilders.ts';
import { renderFiles } from './renderFiles.tsx';

async function show(
  first: FileFilter = {},
  onOpen: (id: string, among?: FileFilter) => void = () => {},
  more: readonly ConversationFile[] = [],
) {
  const files = [
    aFile({ version: 2 }),
    aPhoto(),
    aFile({ id: 'report', name: 'Rapporto.pdf', kind: 'pdf', authorId: 'anna' }),
    ...more,
  ];
  const fake = createFakeApi({
    'GET /api/conversations/hero/files': ({ path }: { path: string }) => {
      const query = new URL(path, 'http://app').searchParams;
      if (query.get('name'))
        return { items: [aFile({ version: 2 }), aFile({ id: 'old', isReplaced: true })] };
      const [kind, author] = [query.get('kind'), query.get('authorId')];
      return {
        items: files.filter(
          (file) =>
            (!kind || file.kind === kind || (kind === 'media' && file.kind === 'image')) &&
            (!author || file.authorId === author),
        ),
      };
    },
    'DELETE /api/files/program': () => files.shift() && {},
  });
  await renderFiles(<AllFilesDialog members={aConversation().members} first={first} onClose={() => {}} />, {
    api: fake.api,
    person: people.marco,
    around: { onOpen },
  });
  const items = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
  await waitFor(() => expect(items()).not.toEqual([]));
  return { fake, items };
}

test('[FL3] every file is listed, and opens among the others of its filter', async () => {
  const opened: unknown[] = [];
  const { items } = await show({}, (id, among) => opened.push([id, among]));
  expect(items()).toHaveLength(3);
  expect(items()[0]).toMatch(/P0147\.ISO.*Version 2 · 12.kB · Marco Bianchi/);
  fireEvent.click(screen.getByRole('button', { name: /^Rapporto\.pdf/ }));
  expect(opened).toEqual([['report', {}]]);
});

test('[FL3] the list is filtered by kind and by person', async () => {
  const { fake, items } = await show();
  fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'pdf' } });
  await waitFor(() => expect(items()).toEqual([expect.stringContaining('Rapporto.pdf')]));
  fireEvent.change(screen.getByRole('combobox', { name: 'Person' }), { target: { value: 'marco' } });
  expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeTruthy();
  expect(fake.requests.at(-1)?.path).toMatch(/files\?kind=pdf&authorId=marco&limit=60$/);
});

test('[FL3] who is no longer a member still stands among the persons, for the files left here', async () => {
  const left = aFile({ id: 'left', name: 'Vecchio.log', authorId: 'gone', authorName: 'Paolo Neri' });
  const { items } = await show({}, () => {}, [left]);
  const persons = screen.getByRole('combobox', { name: 'Person' });
  expect(within(persons).getAllByRole('option', { name: 'Marco Bianchi' })).toHaveLength(1);
  within(persons).getByRole('option', { name: 'Paolo Neri' });
  fireEvent.change(persons, { target: { value: 'gone' } });
  await waitFor(() => expect(items()).toEqual([expect.stringContaining('Vecchio.log')]));
});

test('[DP1] under Media each picture stands with what it tells of itself', async () => {
  const { items } = await show({ kind: 'media' });
  expect(items()).toEqual([
    expect.stringMatching(
      /Allarme\.jpg.*Picture · 1\.2.MB · 4000 × 3000 · taken 12 Nov 2026, 21:46 · Samsung SM-G525F/,
    ),
  ]);
});

test('[FL3] the earlier versions of a file are one press away', async () => {
  const { items, fake } = await show();
  fireEvent.click(screen.getByRole('button', { name: 'More about P0147.ISO' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Earlier versions' }));
  expect(await screen.findByRole('heading', { name: 'Versions of P0147.ISO' })).toBeTruthy();
  await waitFor(() => expect(items()).toHaveLength(2));
  expect(fake.requests.at(-1)?.path).toContain('name=P0147.ISO');
  fireEvent.click(screen.getByRole('button', { name: 'All files' }));
  await waitFor(() => expect(items()).toHaveLength(3));
});

test('[FL3] its author deletes a file, after a question, and asks for the list anew', async () => {
  const { fake } = await show();
  const asked = () => fake.requests.filter(({ method }) => method === 'GET').length;
  const before = asked();
  fireEvent.click(screen.getByRole('button', { name: 'More about P0147.ISO' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  const question = await screen.findByRole('dialog', { name: 'Delete version 2 of P0147.ISO?' });
  expect(question.textContent).toContain('Version 1 then stands in its place');
  expect(fake.sent()).toEqual([]);
  fireEvent.click(within(question).getByText('Delete'));
  await waitFor(() => expect(fake.sent()).toMatchObject([{ method: 'DELETE', path: '/api/files/program' }]));
  await waitFor(() => expect(asked()).toBeGreaterThan(before));
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Allarme.jpg'));
});

test('[FL3] a file of someone else has no Delete', async () => {
  await show({ kind: 'pdf' });
  expect(screen.queryByRole('button', { name: 'More about Rapporto.pdf' })).toBeNull();
});

test('[FL3] of a replaced version only that version goes; of a single one the file', async () => {
  await show({}, () => {}, [aFile({ id: 'own', name: 'Unico.log' })]);
  fireEvent.click(screen.getByRole('button', { name: 'More about Unico.log' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  const single = await screen.findByRole('dialog', { name: 'Delete Unico.log?' });
  expect(single.textContent).toContain('Nobody can open the file any more.');
  fireEvent.click(within(single).getByText('Cancel'));
  fireEvent.click(screen.getByRole('button', { name: 'More about P0147.ISO' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Earlier versions' }));
  await screen.findByRole('heading', { name: 'Versions of P0147.ISO' });
  const menus = await waitFor(() => {
    const found = screen.getAllByRole('button', { name: 'More about P0147.ISO' });
    expect(found).toHaveLength(2);
    return found;
  });
  fireEvent.click(menus[1]!);
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  const replaced = await screen.findByRole('dialog', { name: 'Delete version 1 of P0147.ISO?' });
  expect(replaced.textContent).toContain('Only this version goes.');
});
