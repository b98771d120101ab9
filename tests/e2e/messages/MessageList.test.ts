import type { Page } from 'playwright-core';
import { findFaults } from '../findFaults.ts';
import type { OpenPage } from './openPage.ts';
import { openPage } from './openPage.ts';

/** What `page/main.tsx` offers. */
declare const requests: string[];
declare const arrive: (text: string) => void;

let open: OpenPage;
let page: Page;
beforeAll(async () => void (open = await openPage()));
afterAll(() => open.close());
afterEach(async () => {
  await page.context().close();
  expect(open.takeWrongs()).toEqual([]);
});

test('[MS11] a conversation with nothing unread opens at its end, with one page', async () => {
  page = await open.show('scene=long&count=1000&unread=0');
  await page.getByText(/^Riga 1000 /).waitFor();
  await expectEnd();
  expect(await asked('GET')).toHaveLength(1);
});

test.each([30, 120, 480])('[MS11] with %d unread it opens at "New since" and stays there', async (unread) => {
  page = await open.show(`scene=long&count=1000&unread=${unread}`);
  const divider = page.getByText(/^New since \d\d:\d\d$/);
  await divider.waitFor();
  await until(async () => Math.abs((await place(divider)) - 60) < 30);
  const first = page
    .getByRole('article', { name: /Anna Keller/ })
    .filter({ hasText: new RegExp(`^[^]*Riga ${firstOfAnna(unread)}`) });
  await first.first().waitFor();
  await page.evaluate(() => arrive('Sì'));
  await page.getByRole('button', { name: '1 new message' }).waitFor();
  await until(async () => Math.abs((await place(divider)) - 60) < 30);
});

test('[MS11] what is in sight is read, also where nothing has to be scrolled', async () => {
  page = await open.show('scene=direct&person=anna', { width: 668, height: 900 });
  await until(async () => (await asked('PUT')).length === 1);
  await page.evaluate(() => arrive('Sì'));
  await until(async () => (await asked('PUT')).length === 2);
});

test('[MS9] older pages come as one scrolls up, and nothing on the screen jumps', async () => {
  page = await open.show('scene=long&count=1000&unread=0');
  await expectEnd();
  const walk = await page.evaluate(async () => {
    const list = document.querySelector('[role=log]')!;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const below = () =>
      [...list.querySelectorAll('article')].find((row) => row.getBoundingClientRect().top > 150)!;
    let jump = 0;
    for (let step = 0; step < 120; step += 1) {
      const row = below();
      const before = row.getBoundingClientRect().top;
      list.scrollTop -= 100;
      await frame();
      await frame();
      if (row.isConnected) jump = Math.max(jump, Math.abs(row.getBoundingClientRect().top - before - 100));
    }
    return { jump, rows: list.querySelectorAll('article').length };
  });
  expect(walk.jump).toBeLessThan(1);
  expect(walk.rows).toBeLessThan(60);
  expect((await asked('GET')).length).toBeGreaterThan(3);
});

test('[MS9] what arrives follows who is at the end, and moves nothing for who reads further up', async () => {
  page = await open.show('scene=long&count=1000&unread=0');
  await expectEnd();
  await page.evaluate(() => arrive('uno '.repeat(400)));
  await page.getByText('uno uno').waitFor();
  await expectEnd();
  await page.evaluate(() => (document.querySelector('[role=log]')!.scrollTop -= 900));
  // A row in sight once the list has settled there.
  const row = await page.waitForFunction(() =>
    [...document.querySelectorAll('article')].find((article) => {
      const { top } = article.getBoundingClientRect();
      return top > 50 && top < 400;
    }),
  );
  const before = await row.evaluate((article) => article!.getBoundingClientRect().top);
  await page.evaluate(() => ['due', 'tre'].forEach((text) => arrive(text)));
  const below = page.getByRole('button', { name: '2 new messages' });
  await below.waitFor();
  expect(await row.evaluate((article) => article!.getBoundingClientRect().top)).toBeCloseTo(before, 0);
  await below.click();
  await expectEnd();
  await below.waitFor({ state: 'detached' });
});

test('[MS9] who is at the end stays there, though much and long text arrives at once', async () => {
  page = await open.show('scene=long&count=1000&unread=0', { width: 320, height: 690 });
  await expectEnd();
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (const text of ['uno', 'due', 'y'.repeat(20_000), 'tre', 'quattro']) {
      arrive(text);
      await frame();
    }
  });
  await page.getByText('quattro', { exact: true }).waitFor();
  await expectEnd();
});

test('[MS6] one’s own message is shown at once, also from further up, and once', async () => {
  page = await open.show('scene=long&count=1000&unread=0');
  await expectEnd();
  await page.evaluate(() => (document.querySelector('[role=log]')!.scrollTop -= 900));
  await page.getByRole('textbox', { name: 'Message' }).fill('Eccomi');
  await page.keyboard.press('Enter');
  await page
    .getByRole('article')
    .filter({ hasText: /^Eccomi.*Stored$/ })
    .waitFor();
  await expectEnd();
  expect(await page.getByText('Eccomi', { exact: true }).count()).toBe(1);
});

test('[MS5] a quote leads to its message, however far back, and that stands out for a moment', async () => {
  page = await open.show('scene=long&count=600&unread=0&reply=20');
  await page.getByRole('button', { name: /^Answers/ }).click();
  const message = page.getByRole('article').filter({ hasText: /Riga 20 / });
  await message.waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent.includes('Riga 20 ') === true);
  const [place, log] = [await message.boundingBox(), await page.getByRole('log').boundingBox()];
  expect(place?.y).toBeGreaterThan(log?.y ?? Infinity);
  expect(place?.y).toBeLessThan((log?.y ?? 0) + (log?.height ?? 0));
});

test('[AX1] the arrow keys go from message to message, and Tab from there to what one can do with it', async () => {
  page = await open.show('scene=hero');
  await page.getByRole('log').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const focused = page.locator('article:focus');
  await focused.filter({ hasText: 'Sì, la smonto adesso.' }).waitFor();
  await focused.getByRole('toolbar').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Reply');
});

test('[AX1] the keyboard reaches the log, its ends and its pages', async () => {
  page = await open.show('scene=long&count=40&unread=0');
  await expectEnd();
  await page.getByRole('log').focus();
  await page.keyboard.press('Home');
  await page.getByText('Riga 1', { exact: true }).waitFor();
  await until(() => page.evaluate(() => document.querySelector('[role=log]')!.scrollTop === 0));
  await page.keyboard.press('PageDown');
  await until(() => page.evaluate(() => document.querySelector('[role=log]')!.scrollTop > 200));
  await page.keyboard.press('End');
  await expectEnd();
});

test('[MS3] the text field grows to eight lines and keeps the end in sight', async () => {
  page = await open.show('scene=long&count=100&unread=0');
  await expectEnd();
  const field = page.getByRole('textbox', { name: 'Message' });
  const height = () => field.evaluate((element) => element.clientHeight);
  const one = await height();
  await field.fill('a\nb\nc');
  await until(async () => (await height()) === one + 40);
  await expectEnd();
  await field.fill(Array(30).fill('x').join('\n'));
  await until(async () => (await height()) === one + 140);
  await expectEnd();
});

test('[MS10] the Add menu never covers the reader line', async () => {
  for (const [query, width] of [
    ['scene=direct&person=anna', 668],
    ['scene=hero', 320],
  ] as const) {
    page = await open.show(query, { width, height: 560 });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const menu = (await page.getByRole('menu').boundingBox())!;
    const line = (await page
      .getByText(/^(Only GFMS|Read by)/)
      .last()
      .boundingBox())!;
    expect(menu.y + menu.height).toBeLessThanOrEqual(line.y);
    expect(menu.x).toBeGreaterThanOrEqual(0);
    if (width === 668) await page.context().close();
  }
});

test.each([280, 320, 668])(
  '[AX4] at %d px nothing scrolls sideways but code, and touch targets are large',
  async (width) => {
    page = await open.show(`scene=hero&refuse=404&width=${width}`, { width, height: 640 });
    await page.getByRole('textbox').fill('W'.repeat(120));
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('button', { name: 'Send again' }).waitFor();
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            getComputedStyle(element).overflowX !== 'visible',
        )
        .map(({ tagName }) => tagName),
    );
    expect(wide.filter((tag) => tag !== 'PRE')).toEqual([]);
    if (width > 600) return;
    for (const name of ['Add', 'Send', 'Send again', 'Discard']) {
      const box = (await page.getByRole('button', { name, exact: true }).boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(48);
    }
  },
);

test.each(['default', 'dark', 'contrast'])('[AX1] axe finds nothing in the %s theme', async (theme) => {
  page = await open.show(`scene=hero&theme=${theme}&offline=1`);
  await page.getByRole('textbox').fill('Sì');
  await page.keyboard.press('Enter');
  await page.getByText('Waiting for the network, goes by itself').waitFor();
  // The heading is the tab's.
  expect(await findFaults(page, ['page-has-heading-one'])).toEqual([]);
});

async function asked(method: 'GET' | 'PUT'): Promise<string[]> {
  const all = await page.evaluate(() => requests);
  return all.filter((request) => (method === 'GET' ? request.startsWith('/') : request.startsWith(method)));
}

/** The first of Anna's lines among the last `unread` of a thousand. */
function firstOfAnna(unread: number): number {
  let sequence = 1001 - unread;
  while ((sequence - 1) % 7 >= 4) sequence += 1;
  return sequence;
}

async function place(locator: ReturnType<Page['getByText']>): Promise<number> {
  const [row, list] = await Promise.all([locator.boundingBox(), page.getByRole('log').boundingBox()]);
  return row && list ? row.y - list.y : NaN;
}

async function expectEnd(): Promise<void> {
  await until(() =>
    page.evaluate(async () => {
      const list = document.querySelector('[role=log]')!;
      // The list scrolls until it has measured what is there: at the end means that it stays there.
      for (let frame = 0; frame < 20; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        if (list.scrollHeight - list.scrollTop - list.clientHeight >= 2) return false;
      }
      return true;
    }),
  );
}

/** Waits, frame by frame, until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so within 10 s: ${String(isSo)}`);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
