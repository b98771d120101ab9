import type { Page } from 'playwright-core';
import { startMeeting } from '../../builders/startMeeting.ts';
import { startProduct, type Product } from '../../e2e/startProduct.ts';
import { openBrowser, type BenchBrowser } from '../parts/openBrowser.ts';
import { watchMedia } from './watchMedia.ts';

const rounds = 5;
const patienceMs = 30_000;
/** A moving disc and beeps; nobody is asked. */
const flags = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];

/** Milliseconds from pressing Join, where the other one is there already, until both have decoded a picture; null without Chromium. */
export async function measureConnecting(say: (line: string) => void): Promise<number[] | null> {
  const browser = await openBrowser(flags);
  if (!browser) return null;
  const product = await startProduct();
  const times: number[] = [];
  try {
    const marco = await product.as('marco-bianchi');
    const { body } = (await marco.get(`/cases/${product.heroCase}`)) as { body: { conversationId: string } };
    const { id } = await startMeeting(marco, body.conversationId);
    // The first round warms up and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const time = await measureRound({ browser, product, meetingId: id });
      say(`round ${round}: ${time.toFixed(0)} ms`);
      if (round > 0) times.push(time);
    }
  } finally {
    await browser.close();
    await product.stop();
  }
  return times;
}

async function measureRound(of: Round): Promise<number> {
  const pages = [await openWindow(of, 'marco-bianchi'), await openWindow(of, 'anna-keller')] as const;
  const [first, second] = pages;
  await joinFrom(first);
  await joinFrom(second);
  const seen = await Promise.all(pages.map(readSeen));
  for (const page of pages) {
    await tabOf(page).getByRole('button', { name: 'Leave' }).click();
    await page.context().close();
  }
  const pressedAt = seen[1]?.pressedAt ?? NaN;
  return Math.max(...seen.map(({ pictureAt }) => pictureAt)) - pressedAt;
}

type Round = { browser: BenchBrowser; product: Product; meetingId: string };

async function openWindow({ browser, product, meetingId }: Round, person: string): Promise<Page> {
  const page = await browser.newPage(watchMedia);
  const dialog = `/?${new URLSearchParams({ meeting: meetingId })}`;
  const query = new URLSearchParams({ person, locale: 'en', dialog, title: 'Video conference' });
  await page.goto(`${product.hostUrl}/?${query}`);
  await tabOf(page).getByRole('button', { name: 'Join', exact: true }).waitFor();
  return page;
}

async function joinFrom(page: Page): Promise<void> {
  await tabOf(page).getByRole('button', { name: 'Join', exact: true }).click();
  await tabOf(page).getByRole('toolbar').waitFor();
}

async function readSeen(page: Page) {
  const frame = page.frames().find((one) => /\/\?meeting=[^&]+$/.test(one.url()));
  if (!frame) throw new Error('the window shows no room');
  await frame.waitForFunction(() => window.seenMedia.pictureAt > 0, null, { timeout: patienceMs });
  return frame.evaluate(() => window.seenMedia);
}

function tabOf(page: Page) {
  return page.locator('iframe[title="Conferencing"]').contentFrame();
}
