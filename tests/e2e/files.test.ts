import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab, TestFile } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

const demoFiles = join(import.meta.dirname, '../../local/demo/files');
const photo = {
  name: 'Ugello.jpg',
  mimeType: 'image/jpeg',
  buffer: readFileSync(join(demoFiles, 'Guida inferiore.jpg')),
};
const program = {
  name: 'P0200.ISO',
  mimeType: '',
  buffer: Buffer.from('%\nO0200 (velocità)\nN10 G01 X1.5 Y0.8 F2.0\nN20 M60\n%\n', 'latin1'),
};

let product: Product;
let chromium: Chromium;
let page: Page;
let marco: Tab;
let anna: Tab;
beforeAll(async () => {
  product = await startProduct();
  chromium = await openChromium(product);
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});
beforeEach(async () => {
  page = await chromium.newPage({ width: 2400, height: 900 });
  await page.goto(`${product.hostUrl}/?view=side-by-side`);
  marco = tabOf(page, { words: words.it, person: 'Marco Bianchi' });
  anna = tabOf(page, { words: words.en, person: 'Anna Keller' });
  await Promise.all([marco.isOpen(), anna.isOpen()]);
});
afterEach(async () => {
  await page.context().close();
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[FL1] [FL3] [DP1] chosen, then uploaded: both sides have the files in the message and in pane 3', async () => {
  const dialog = await marco.openUpload();
  await dialog.locator('input[type=file]').first().setInputFiles([photo, program]);
  await dialog.getByText('P0200.ISO').waitFor();
  // Two steps: nothing has left yet.
  expect(await (await product.as('anna-keller')).get(await filesPath()).then(namesOf)).not.toContain(
    'P0200.ISO',
  );
  await dialog.getByText('Letto da GFMS e Officine Rossi').waitFor();
  await dialog.getByRole('button', { name: 'Carica', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const side of [marco, anna]) {
    await side.log.getByRole('article').filter({ hasText: 'P0200.ISO' }).waitFor();
    await side.details.getByRole('button', { name: /^P0200\.ISO/ }).waitFor();
    await side.details
      .getByRole('button', { name: /^Ugello\.jpg/ })
      .first()
      .waitFor();
  }
  expect(await (await product.as('anna-keller')).get(await filesPath()).then(namesOf)).toContain('P0200.ISO');
});

test('[FL4] a click opens what the other company sent: picture, NC program, PDF, table and video', async () => {
  await marco.upload([program]);
  await anna.details.getByRole('button', { name: /^P0200\.ISO/ }).click();
  const preview = anna.frame.getByRole('dialog', { name: /P0200\.ISO/ });
  // Windows-1252, line numbers, as it was written.
  await preview.getByText('O0200 (velocità)').waitFor();
  await preview.getByText('N10 G01 X1.5 Y0.8 F2.0').waitFor();
  await preview.getByText(/Windows-1252/).waitFor();
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });

  await openFromAll(/^Allarme 2417\.jpg/);
  await anna.frame
    .getByRole('dialog')
    .getByRole('img', { name: /Allarme 2417/ })
    .waitFor();
  await leave();
  await openFromAll(/^Manuale infilaggio\.pdf/);
  const pages = anna.frame.getByRole('dialog').locator('canvas');
  await pages.first().waitFor();
  await leave();
  await openFromAll(/^Registro generatore\.csv/);
  await anna.frame.getByRole('dialog').getByRole('columnheader').nth(1).waitFor();
  await leave();
  await openFromAll(/^Infilaggio\.mp4/);
  const video = anna.frame.getByRole('dialog').locator('video');
  await video.waitFor();
  // It seeks, which takes ranges.
  await video.evaluate(async (element: HTMLVideoElement) => {
    if (element.readyState < 1) await new Promise((done) => element.addEventListener('loadedmetadata', done));
    const sought = new Promise((done) => element.addEventListener('seeked', done));
    element.currentTime = 3;
    await sought;
  });
});

test('[FL4] a file is downloaded by our own address, whole and under its name', async () => {
  await anna.details
    .getByRole('button', { name: /^P0200\.ISO|^Guida inferiore\.jpg/ })
    .first()
    .click();
  const download = page.waitForEvent('download');
  await anna.frame.getByRole('dialog').getByRole('link', { name: 'Download' }).click();
  const saved = await download;
  expect(saved.url()).toContain(`${product.appUrl}/api/files/`);
  expect(['P0200.ISO', 'Guida inferiore.jpg']).toContain(saved.suggestedFilename());
});

test('[FL1] an upload cut by a lost network and a reload goes on where it stopped', async () => {
  const size = 40_000_000;
  const file = join(mkdtempSync(join(tmpdir(), 'conferencing-e2e-')), 'long.nc');
  writeFileSync(file, Buffer.alloc(size, 'N10 G01 X1.5\n'));
  const puts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('comp=block&')) puts.push(request.url());
  });
  let isCut = false;
  await page.route(`${product.blobUrl}/**`, (route) => {
    const isBlock = route.request().url().includes('comp=block&');
    return isCut && isBlock ? route.abort('internetdisconnected') : route.continue();
  });
  const dialog = await marco.openUpload();
  await dialog.locator('input[type=file]').first().setInputFiles(file);
  const firstBlock = page.waitForResponse(
    (response) => response.url().includes('comp=block&') && response.ok(),
  );
  await dialog.getByRole('button', { name: 'Carica', exact: true }).click();
  await firstBlock;
  isCut = true;
  await page.reload();
  isCut = false;
  const before = puts.length;
  await marco.isOpen();
  await marco.log.getByRole('article').filter({ hasText: 'long.nc' }).waitFor();
  // At least one of the five blocks was there already.
  expect(new Set(puts.slice(before).map(blockOf)).size).toBeLessThan(5);
  const answer = await (await product.as('marco-bianchi')).get(await filesPath());
  const items = (answer.body as { items: { name: string; size: number }[] }).items;
  expect(items.find(({ name }) => name === 'long.nc')?.size).toBe(size);
  rmSync(dirname(file), { recursive: true });
});

test('[FL3] [FL4] a file whose bytes are gone says so, and its author uploads it again', async () => {
  const name = 'P0300.ISO';
  const before = await readBlobNames();
  await marco.upload([{ ...program, name }]);
  const row = marco.details.getByRole('button', { name: new RegExp(`^${name}`) });
  await row.waitFor();
  await anna.details.getByRole('button', { name: new RegExp(`^${name}(?!.*checked)`) }).waitFor();
  for (const blob of await readBlobNames())
    if (!before.has(blob)) await product.filesContainer.deleteBlob(blob);
  await row.click();
  const preview = marco.frame.getByRole('dialog', { name: new RegExp(name) });
  await preview.getByRole('heading', { name: 'Il file non c’è più' }).waitFor();
  // The other company is told whom to ask, and sees it in the list.
  await anna.details.getByRole('button', { name: new RegExp(`^${name}.*Lost`) }).click();
  await anna.frame.getByText('Ask Marco Bianchi to upload it again.', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await preview.getByRole('button', { name: 'Carica di nuovo' }).click();
  const dialog = marco.frame.getByRole('dialog', { name: words.it.upload, exact: true });
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ ...program, name }]);
  await dialog.getByRole('button', { name: words.it.sendFiles, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  // The newest of the name is the one in the list, and opens.
  await anna.details.getByRole('button', { name: new RegExp(`^${name}(?!.*Lost)`) }).click();
  await anna.frame
    .getByRole('dialog', { name: new RegExp(name) })
    .getByText('N10 G01 X1.5 Y0.8 F2.0')
    .waitFor();
});

test('[FL8] what the scanner finds is blocked, and both sides are told', async () => {
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
  await marco.upload([{ name: 'aggiornamento.txt', mimeType: 'text/plain', buffer: Buffer.from(eicar) }]);
  for (const side of [marco, anna])
    await side.log
      .getByText(/The file “aggiornamento\.txt” was blocked|“aggiornamento\.txt” è stato bloccato/)
      .waitFor();
});

test('[FL1] [SE4] names of files are shown as they are: nothing runs, nothing is asked for', async () => {
  const names = ['<img src=x onerror=xss()>.txt', '"><script>xss()<.txt', 'foto\u202Egpj.txt', '{{7*7}}.csv'];
  await page.evaluate(() => Object.assign(window, { xss: () => (document.title = 'ran') }));
  await marco.upload(names.map((name): TestFile => ({ name, mimeType: '', buffer: Buffer.from(name) })));
  await anna.log.getByRole('article').filter({ hasText: '{{7*7}}.csv' }).waitFor();
  await anna.log.getByText('<img src=x onerror=xss()>.txt').first().waitFor();
  // The sign that turns the text around is made visible.
  expect(
    await anna.log
      .getByText(/foto.*gpj\.txt/)
      .first()
      .textContent(),
  ).not.toContain('\u202E');
  expect(await anna.frame.locator('img[src=x]').count()).toBe(0);
});

async function filesPath(): Promise<string> {
  const caller = await product.as('marco-bianchi');
  const { body } = (await caller.get(`/cases/${product.heroCase}`)) as { body: { conversationId: string } };
  return `/conversations/${body.conversationId}/files`;
}

async function readBlobNames(): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const { name } of product.filesContainer.listBlobsFlat()) names.add(name);
  return names;
}

function namesOf(answer: { body: never }): string[] {
  return (answer.body as { items: { name: string }[] }).items.map(({ name }) => name);
}

function blockOf(url: string): string {
  return new URL(url).searchParams.get('blockid') ?? '';
}

async function openFromAll(name: RegExp): Promise<void> {
  await anna.details
    .getByRole('button', { name: 'Show all files' })
    .or(anna.details.getByRole('link', { name: 'Show all files' }))
    .click();
  const all = anna.frame.getByRole('dialog', { name: 'All files' });
  await all.getByRole('button', { name }).first().click();
}

/** Closes the preview, and the list below it. */
async function leave(): Promise<void> {
  const dialogs = anna.frame.getByRole('dialog');
  while ((await dialogs.count()) > 0) {
    const last = dialogs.last();
    const shown = await last.elementHandle();
    await last.getByRole('button', { name: 'Close' }).click();
    await shown.waitForElementState('hidden');
  }
}
