import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Tab } from './tab.ts';

const demoFiles = join(import.meta.dirname, '../../local/demo/files');
const chosen = ['Guida inferiore.jpg', 'P0147.ISO', 'Manuale infilaggio.pdf'].map((name) =>
  join(demoFiles, name),
);

type FileScene = { name: string; isFew: true; go: (tab: Tab, page: Page) => Promise<void> };

/** Each file of the demo whose preview is of another kind, and what says that it is there. */
const previews: { name: string; file: RegExp; shown: string }[] = [
  { name: 'preview-picture', file: /^Allarme 2417\.jpg/, shown: 'img' },
  { name: 'preview-pdf', file: /^Manuale infilaggio\.pdf/, shown: 'canvas + div span' },
  { name: 'preview-text', file: /^P0147\.ISO/, shown: '.cm-line' },
  { name: 'preview-table', file: /^Registro generatore\.csv/, shown: '[role=columnheader]' },
  { name: 'preview-video', file: /^Infilaggio\.mp4/, shown: 'video' },
];

/** Where one comes to when one shares files and opens them. `showDetails` opens pane 3 wherever it is. */
export function fileScenes(showDetails: (tab: Tab) => Promise<void>): FileScene[] {
  const openAll = async (tab: Tab) => {
    await showDetails(tab);
    await tab.frame.getByRole('button', { name: tab.words.showAllFiles }).click();
    const dialog = tab.frame.getByRole('dialog', { name: tab.words.allFiles });
    await dialog.getByText('P0147.ISO').waitFor();
    return dialog;
  };
  return [
    {
      name: 'upload',
      isFew: true,
      async go(tab) {
        const dialog = await tab.openUpload();
        await dialog.locator('input[type=file]').first().setInputFiles(chosen);
        await dialog.locator('canvas').first().waitFor();
      },
    },
    {
      name: 'all-files',
      isFew: true,
      go: async (tab) => {
        await openAll(tab);
      },
    },
    ...previews.map(({ name, file, shown }) => ({
      name,
      isFew: true as const,
      async go(tab: Tab) {
        const all = await openAll(tab);
        await all.getByRole('button', { name: file }).first().click();
        const preview = tab.frame.getByRole('dialog', { name: file });
        await preview.locator(shown).first().waitFor();
      },
    })),
  ];
}
