import type { Page } from 'playwright-core';
import { findFaults } from '../../e2e/findFaults.ts';
import type { OpenHost } from './openHost.ts';
import { openHost } from './openHost.ts';

let open: OpenHost;
let page: Page;
beforeAll(async () => {
  open = await openHost();
  open.writeData('demo.json', '{"heroCase":"SC-2026-000123"}');
});
afterAll(() => open.close());
beforeEach(async () => {
  const context = await open.browser.newContext({ viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
});
afterEach(() => page.context().close());

test('[AX3] the first page says what this is and leads to both sides', async () => {
  await show('/');
  await page.getByText('A machine stands still. The customer and GFMS solve it here.').waitFor();
  await page.getByRole('link', { name: 'See both sides' }).click();
  await tabOf('Marco Bianchi').getByText('Marco Bianchi, it-it, case/SC-2026-000123').waitFor();
  await tabOf('Anna Keller').getByText('Anna Keller, en-us, case/SC-2026-000123').waitFor();
  expect(await tabOf('Marco Bianchi').locator('#theme').textContent()).toBe('default');
  expect(await tabOf('Anna Keller').locator('#theme').textContent()).toBe('dark');
  await page.getByRole('link', { name: 'Back to start' }).click();
  await page.getByRole('link', { name: 'See both sides' }).waitFor();
});

test('[AX3] the first page lists the people by company with role and language', async () => {
  await show('/');
  for (const name of [
    'Marco Bianchi Operator · Italian',
    'Stefano Ferri Operator, guest at GFMS · Italian',
    'Sven Brandt Dispatcher · German',
    'Dieter Hoffmann Operator · German',
  ]) {
    await page.getByRole('link', { name }).waitFor();
  }
  expect(await page.getByText('Lena Vogt').count()).toBe(0);
  // A link into a case of another customer would only lead to a refusal.
  await page.getByRole('link', { name: 'Dieter Hoffmann' }).click();
  await tabOf('Dieter Hoffmann').getByText('de-de, no page').waitFor();
});

test('[AX3] the picture is there when the project has one, and missed by nobody otherwise', async () => {
  await show('/');
  expect(await page.getByRole('img').count()).toBe(0);
  open.writeData('both-sides.png', Buffer.from(onePixel, 'base64'));
  await show('/');
  const picture = page.getByRole('img', { name: 'Conferencing as both companies see it' });
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(1);
});

test('[AX3] who is not set up can still be shown, and nobody at all is said kindly', async () => {
  await show('/?person=lena-vogt');
  await tabOf('Lena Vogt').getByText('Lena Vogt').waitFor();
  await show('/?person=nobody');
  await page.getByText('Nobody here is “nobody”.').waitFor();
});

test('[AX3] a tab that does not answer is told, not shown as a blank frame', async () => {
  await page.clock.install();
  await page.route(`${open.tabUrl}**`, (route) => route.abort());
  await show('/?person=anna-keller');
  await page.clock.runFor(20_000);
  await page.getByRole('status').getByText('does not answer').waitFor();
});

test('[AX1] both sides are chosen apart from each other, and the address keeps it', async () => {
  await show('/?view=side-by-side');
  const right = page.getByRole('region', { name: 'Anna Keller' });
  await right.getByLabel('Theme').selectOption('High contrast');
  await right.getByLabel('Language').selectOption('Deutsch');
  await tabOf('Anna Keller').getByText('de-de').waitFor();
  await page.getByRole('region', { name: 'Marco Bianchi' }).getByLabel('Person').selectOption('Giulia Rossi');
  await tabOf('Giulia Rossi').getByText('it-it').waitFor();
  await page.reload();
  await tabOf('Giulia Rossi').getByText('Giulia Rossi, it-it, case/SC-2026-000123').waitFor();
  await tabOf('Anna Keller').getByText('de-de').waitFor();
  expect(await tabOf('Anna Keller').locator('#theme').textContent()).toBe('contrast');
});

test('[AX1] where there is no room for two sides, buttons switch and both stay live', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await show('/?view=side-by-side');
  await tabOf('Marco Bianchi').getByText('it-it').waitFor();
  const anna = page.locator('section[aria-label^="Anna"]');
  expect(await anna.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'GFMS' }).click();
  expect(await anna.isVisible()).toBe(true);
  expect(await page.locator('section[aria-label^="Marco"]').isVisible()).toBe(false);
  await tabOf('Anna Keller').getByText('en-us').waitFor();
});

test('[AX3] a link to a page asks who opens it, and keeps the page', async () => {
  await show('/?page=case%2FSC-2026-000124');
  await page.getByRole('heading', { name: 'Who opens it?' }).waitFor();
  await page.getByRole('link', { name: 'Anna Keller' }).click();
  await tabOf('Anna Keller').getByText('Anna Keller, en-us, case/SC-2026-000124').waitFor();
});

test('[AX1] a width shows the tab as large as a phone', async () => {
  await show('/?person=marco-bianchi&width=320');
  const frame = page.locator('iframe[title="Conferencing"]');
  expect(await frame.boundingBox()).toMatchObject({ width: 320, height: 640 });
});

test('[AX1] the first page is reached and left by keyboard', async () => {
  await show('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('See both sides');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Local Teams host' }).waitFor();
});

for (const path of [
  '/',
  '/?view=side-by-side',
  '/?person=anna-keller&theme=contrast',
  '/?person=t-weber&width=320',
  '/?page=case%2FSC-2026-000124',
]) {
  for (const width of [1280, 768, 320]) {
    test(`[AX1] ${path} at ${width} px: axe finds nothing, nothing is cut`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await show(path);
      for (const frame of await page.locator('iframe').all()) {
        await frame.contentFrame().locator('#theme:not(:empty)').waitFor({ state: 'attached' });
      }
      expect(await findFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await listCutControls()).toEqual([]);
    });
  }
}

async function show(path: string): Promise<void> {
  await page.goto(`${open.host.url}${path}`);
}

function tabOf(name: string) {
  return page.getByRole('region', { name }).locator('iframe[title="Conferencing"]').contentFrame();
}

/** Controls that reach out of the window, which a page without a scroll bar would hide. */
function listCutControls(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, select')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .filter((control) => control.getBoundingClientRect().right > innerWidth)
      .map((control) => control.outerHTML),
  );
}

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
