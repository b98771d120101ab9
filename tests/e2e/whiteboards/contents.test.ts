import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCase } from '../../builders/openCase.ts';
import { openWhiteboard, readBoard } from '../../builders/openWhiteboard.ts';
import { until } from '../../http/live/until.ts';
import { patience } from '../openChromium.ts';
import type { BoardPage } from './boardPage.ts';
import type { Boards, Drawn } from './startBoards.ts';
import { startBoards } from './startBoards.ts';

const photo = readFileSync(join(import.meta.dirname, '../../../local/demo/files/Guida inferiore.jpg'));

let boards: Boards;
beforeAll(async () => {
  boards = await startBoards();
});
afterAll(() => boards.stop());
afterEach(async () => {
  await boards.closePages();
  expect(boards.chromium.takeWrongs()).toEqual([]);
});

test('[WB5] [WB7] a photo and a page of a PDF of the conversation are drawn on, and exported page by page', async () => {
  const { id } = await boards.create('Backgrounds');
  const [anna, marco] = await Promise.all([boards.open('anna-keller', id), boards.open('marco-bianchi', id)]);
  const dialog = await openBackgrounds(anna);
  await dialog.getByRole('button', { name: /Guida inferiore\.jpg/ }).click();
  const [image] = await boards.untilDrawn(id, hasBackgrounds(1), 'the photo is on the board');
  expect(image).toMatchObject({ type: 'image', width: 1600, height: 1200, locked: true });
  await marco.frame.getByText(/^Guida inferiore\.jpg · Anna Keller/).waitFor();

  await openBackgrounds(anna);
  await anna.frame.getByRole('button', { name: /Manuale infilaggio\.pdf/ }).click();
  await anna.frame.getByRole('checkbox', { name: 'Page 2', exact: true }).check();
  await anna.button('Add 1 page').click();
  await boards.untilDrawn(id, hasBackgrounds(2), 'the page of the PDF is on the board');
  // Nothing is drawn yet: what one draws on is no object.
  await marco.isSaved(0);
  await anna.isSaved(0);
  // What came as a page is a file of the conversation.
  expect(await fileNames()).toContain('Manuale infilaggio page 2.png');

  // A page of the export has the photo's own size.
  const { exportUrl } = (await readBoard(boards.anna, id)).whiteboard;
  const png = await fetch(`${boards.product.appUrl}${exportUrl}&format=png&page=1`);
  const bytes = Buffer.from(await png.arrayBuffer());
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1600, 1200]);
});

test('[WB5] a pasted picture becomes a file of the conversation and a background of the board', async () => {
  const { id } = await boards.create('Pasted');
  const anna = await boards.open('anna-keller', id);
  const before = await fileNames();
  await anna.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await anna.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const jpeg = new Blob([bytes], { type: 'image/jpeg' });
    const bitmap = await createImageBitmap(jpeg);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob() })]);
  }, photo.toString('base64'));
  await anna.take('Select and move');
  await anna.press([0, 0]);
  await anna.page.keyboard.press('Control+v');
  const [image] = await boards.untilDrawn(id, hasBackgrounds(1), 'the picture is on the board');
  expect(image).toMatchObject({ type: 'image', width: 1600, height: 1200, locked: true });
  await until(async () => (await fileNames()).length === before.length + 1, {
    what: 'no file came',
    within: patience,
  });
});

test('[WB6] an earlier version is looked at and brought back, for everyone and as a new state', async () => {
  const { id, objects } = await boards.demoBoard();
  const [anna, marco] = await Promise.all([boards.open('anna-keller', id), boards.open('marco-bianchi', id)]);
  await marco.drawRectangle([0, 0]);
  await Promise.all([anna, marco].map((page) => page.isSaved(objects + 1)));
  await anna.button('Versions').click();
  const dialog = anna.frame.getByRole('dialog', { name: /^Versions of/ });
  const list = dialog.getByRole('list', { name: 'Versions, newest first' });
  await list.getByRole('button', { name: `${objects + 1} objects` }).waitFor();
  const earlier = list.getByRole('button', { name: new RegExp(`\\b${objects} objects`) }).first();
  await earlier.click();
  await dialog.getByRole('application').waitFor();
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await anna.frame
    .getByRole('dialog', { name: 'Bring this version back?' })
    .or(anna.frame.getByRole('alertdialog', { name: 'Bring this version back?' }))
    .getByRole('button', { name: 'Restore this version' })
    .click();
  await Promise.all([anna, marco].map((page) => page.isSaved(objects)));
  await anna.button('Versions').click();
  await list.getByText(/brought back from/).waitFor();
  await list.getByRole('button', { name: `${objects + 1} objects` }).waitFor();
});

test('[WB6] [SC6] once the case is closed an open board is read only', async () => {
  const marcoCalls = await boards.product.as('marco-bianchi');
  const { number, conversationId } = await openCase(marcoCalls, { title: 'Presto chiuso' });
  const { id } = await openWhiteboard(marcoCalls, conversationId, { name: 'Before the end' });
  const marco = await boards.open('marco-bianchi', id);
  await marco.drawRectangle([0, 0]);
  await marco.isSaved(1);
  const sven = await boards.product.as('sven-brandt');
  const closing = await sven.patch(`/cases/${number}`, { state: 'closed' });
  expect(closing.status).toBe(200);
  await marco.frame.getByText(/^The case is closed\. The whiteboard can be looked at/).waitFor();
  await marco.tools.waitFor({ state: 'detached' });
  await marco.drag([-200, -200], [-100, -100]);
  expect(await marco.readObjects()).toHaveLength(1);
  expect(await marco.button(/^Delete/).count()).toBe(0);
});

test('[WB7] PNG, SVG and PDF are downloaded by our own address; a copy becomes a file of the conversation', async () => {
  const { id } = await boards.demoBoard();
  const anna = await boards.open('anna-keller', id);
  for (const [item, name, start] of [
    ['Picture (PNG)', /\.png$/, '\u0089PNG'],
    ['Drawing (SVG)', /\.svg$/, '<'],
    ['Document (PDF)', /\.pdf$/, '%PDF'],
  ] as const) {
    await anna.button('Export').click();
    const download = anna.page.waitForEvent('download');
    await anna.frame.getByRole('menuitem', { name: item }).click();
    const saved = await download;
    expect(saved.url()).toContain(`${boards.product.appUrl}/api/whiteboards/`);
    expect(saved.suggestedFilename()).toMatch(name);
    expect(
      readFileSync(await saved.path())
        .toString('latin1')
        .slice(0, start.length),
    ).toBe(start);
  }
  const before = await fileNames();
  await anna.button('Export').click();
  await anna.frame.getByRole('menuitem', { name: 'Save a PDF to the conversation' }).click();
  await anna.frame.getByText('The copy is in the conversation.').first().waitFor();
  const after = await fileNames();
  expect(after).toHaveLength(before.length + 1);
  expect(after.find((name) => !before.includes(name))).toMatch(/\.pdf$/);
});

async function openBackgrounds(board: BoardPage) {
  await board.button('Background').click();
  const dialog = board.frame.getByRole('dialog', { name: 'Background' });
  await dialog.waitFor();
  return dialog;
}

function hasBackgrounds(count: number) {
  return (drawn: Drawn[]) => drawn.filter(({ customData }) => customData?.background).length === count;
}

async function fileNames(): Promise<string[]> {
  const { body } = await boards.anna.get(`/conversations/${boards.conversationId}/files?limit=100`);
  return (body as { items: { name: string }[] }).items.map(({ name }) => name);
}
