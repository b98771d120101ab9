import type { Locator, Page } from 'playwright-core';
import type { Message } from '../../api/contract/messages.ts';
import type { Caller } from '../builders/createCaller.ts';
import { openCase } from '../builders/openCase.ts';
import { say } from '../builders/say.ts';
import { until } from '../http/live/until.ts';
import { listSideways } from './measure.ts';
import type { Chromium } from './openChromium.ts';
import { openChromium } from './openChromium.ts';
import type { Product } from './startProduct.ts';
import { startProduct } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

const program = [
  '%',
  'O0147 (CUT P 350, 2° passata)',
  'N10 G01 X1.5 Y0.8 F2.0',
  `N20 G02 ${Array.from({ length: 40 }, (_, index) => `X${index}.125`).join(' ')}`,
  'N30 M60 "--" ... 1/2 (c) #100=[#1*2]',
].join('\n');

let product: Product;
let chromium: Chromium;
let anna: Caller;
let number: string;
let conversationId: string;
let page: Page;
let marco: Tab;
beforeAll(async () => {
  product = await startProduct();
  chromium = await openChromium(product);
  anna = await product.as('anna-keller');
  ({ number, conversationId } = await openCase(await product.as('marco-bianchi'), { title: 'Lunga storia' }));
  await anna.post(`/cases/${number}/watchers`);
  for (let index = 1; index <= 150; index += 1) {
    // Of very different heights, as people write.
    const lines = Array.from({ length: 1 + ((index * 7) % 5) }, () => 'Una riga della lunga storia.');
    await say(anna, conversationId, `Nota ${index}.\n${lines.join('\n')}`);
  }
});
afterAll(async () => {
  await chromium.close();
  await product.stop();
});
beforeEach(async () => {
  const marcoCaller = await product.as('marco-bianchi');
  const { sequence } = (await marcoCaller.get(`/conversations/${conversationId}`)).body as {
    sequence: number;
  };
  await marcoCaller.put(`/conversations/${conversationId}/read`, { sequence });
  page = await chromium.newPage({ width: 1280, height: 844 });
  marco = tabOf(page, { words: words.it });
});
afterEach(async () => {
  await page.context().close();
  expect(chromium.takeWrongs()).toEqual([]);
});

test('[MS9] a long conversation opens at its end and asks for its newest page only', async () => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/messages?')) asked.push(new URL(request.url()).search);
  });
  await open();
  await marco.message('Nota 150.').waitFor();
  expect(asked).toHaveLength(1);
  expect(await distanceFromEnd()).toBeLessThanOrEqual(1);
  const [last, composer] = [await boxOf(marco.message('Nota 150.')), await boxOf(marco.field)];
  expect(last.y + last.height).toBeLessThan(composer.y);
});

test('[MS9] older pages come while one scrolls up, and no row moves', async () => {
  let release: (() => void) | undefined;
  let held = 0;
  await page.route(/\/messages\?.*before=/, async (route) => {
    held += 1;
    await new Promise<void>((resolve) => (release = resolve));
    await route.continue();
  });
  await open();
  for (const known of [0, 1]) {
    await until(
      async () => {
        await marco.log.hover();
        await page.mouse.wheel(0, -600);
        return held > known;
      },
      { what: 'no older page was asked for' },
    );
    // Until the wheel has come to rest.
    await rest(marco.log);
    const row = marco.log
      .getByRole('article')
      .filter({ hasText: /Nota \d+\./ })
      .nth(3);
    const text = (await row.innerText()).match(/Nota \d+\./)![0];
    const before = (await boxOf(marco.message(text))).y;
    const height = await marco.log.evaluate((element) => element.scrollHeight);
    release!();
    await until(async () => (await marco.log.evaluate((element) => element.scrollHeight)) > height + 500, {
      what: 'no older page came',
    });
    await rest(marco.log);
    const after = (await boxOf(marco.message(text))).y;
    expect(Math.abs(after - before)).toBeLessThanOrEqual(1);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('[AX1] at the end the log follows what arrives; further up it stays and says so', async () => {
  await open();
  await say(anna, conversationId, 'Arriva in fondo\n1\n2\n3');
  await marco.message('Arriva in fondo').waitFor();
  await until(async () => (await distanceFromEnd()) <= 1, { what: 'the log does not follow' });

  await marco.log.hover();
  await page.mouse.wheel(0, -1500);
  await rest(marco.log);
  const row = marco.log
    .getByRole('article')
    .filter({ hasText: /Nota \d+\./ })
    .nth(3);
  const text = (await row.innerText()).match(/Nota \d+\./)![0];
  const before = (await boxOf(marco.message(text))).y;
  await say(anna, conversationId, 'Arriva senza disturbare');
  const below = marco.main.getByRole('button', { name: '1 nuovo messaggio' });
  await below.waitFor();
  expect((await boxOf(marco.message(text))).y).toBe(before);
  await below.click();
  await marco.message('Arriva senza disturbare').waitFor();
  await until(async () => (await distanceFromEnd()) <= 1, { what: 'the log does not go to its end' });
  await below.waitFor({ state: 'detached' });
});

test('[MS3] a program is pasted, stored and shown unharmed: mono, unbroken, scrolling in itself', async () => {
  await open();
  await marco.write(`Ecco il programma:\n\`\`\`\n${program}\n\`\`\``);
  await marco.message('Ecco il programma').getByText('Salvato').waitFor();
  const { items } = (await anna.get(`/conversations/${conversationId}/messages?limit=1`)).body as {
    items: Message[];
  };
  expect(items[0]!.text).toBe(`Ecco il programma:\n\`\`\`\n${program}\n\`\`\``);
  const code = marco.message('Ecco il programma').locator('pre');
  expect((await code.innerText()).trim()).toBe(program);
  const shown = await code.evaluate((element) => {
    const { fontFamily, fontVariantLigatures, fontSize, lineHeight, whiteSpace } = getComputedStyle(
      element.querySelector('code') ?? element,
    );
    const box = element.getBoundingClientRect();
    return {
      style: { fontVariantLigatures, fontSize, lineHeight, whiteSpace },
      isMono: /mono/i.test(fontFamily),
      scrolls: element.scrollWidth > element.clientWidth,
      textHeight: box.height - parseFloat(getComputedStyle(element).paddingTop) * 2 - 2,
    };
  });
  expect(shown).toMatchObject({
    style: { fontVariantLigatures: 'none', fontSize: '12px', lineHeight: '18px', whiteSpace: 'pre' },
    isMono: true,
    scrolls: true,
  });
  // Five lines stay five lines.
  expect(Math.abs(shown.textHeight - 5 * 18)).toBeLessThan(18);
  expect(await listSideways(marco)).toEqual([]);
});

test.each([280, 1280])(
  '[AX1] at %i px the longest words wrap, and nothing scrolls sideways',
  async (width) => {
    const title = `Parola${'lunghissima'.repeat(16)}`;
    const caller = await product.as('marco-bianchi');
    const item = await openCase(caller, {
      title,
      alarmText: 'A'.repeat(200),
      machine: { model: 'M'.repeat(200), serialNumber: '1234567890'.repeat(20) },
      contact: {
        name: 'C'.repeat(200),
        telephone: '+39 030 555 0147',
        email: `${'e'.repeat(150)}@rossi.example`,
      },
    });
    for (const text of [
      'x'.repeat(1000),
      `https://www.example.com/${'percorso/'.repeat(60)}`,
      `\`${'Z'.repeat(300)}\``,
    ]) {
      await say(caller, item.conversationId, text);
    }
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${item.number}`);
    await marco.isOpen();
    expect(await listSideways(marco)).toEqual([]);
    if (width === 280) {
      for (const name of [marco.words.details, marco.words.conversations]) {
        await marco.frame.getByRole('tab', { name }).click();
        await marco.frame
          .getByText(name === marco.words.details ? /M{20}/ : title)
          .first()
          .waitFor();
        expect(await listSideways(marco)).toEqual([]);
      }
    }
  },
);

async function open(): Promise<void> {
  await page.goto(`${product.hostUrl}/?person=marco-bianchi&case=${number}`);
  await marco.isOpen();
  await rest(marco.log);
}

function distanceFromEnd(): Promise<number> {
  return marco.log.evaluate(({ scrollHeight, scrollTop, clientHeight }) =>
    Math.abs(scrollHeight - scrollTop - clientHeight),
  );
}

async function boxOf(locator: Locator) {
  return (await locator.boundingBox())!;
}

/** Resolves when nothing has moved in the log for ten frames. */
function rest(log: Locator): Promise<void> {
  return log.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        let last = '';
        let still = 0;
        const look = () => {
          const now = `${element.scrollTop} ${element.scrollHeight}`;
          still = now === last ? still + 1 : 0;
          last = now;
          if (still >= 10) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
