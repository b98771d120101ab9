import type { Page } from 'playwright-core';
import type { Product } from './startProduct.ts';
import type { Tab } from './tab.ts';
import { tabOf } from './tab.ts';
import { words } from './words.ts';

/** The demo's main case, which both sides have open. */
export const hero = 'Filo rotto all’infilaggio';

/** Wide enough for three panes on each side. */
export const sizeOfBoth = { width: 2680, height: 1000 };

/** From the first page, as a person does it. */
export async function openBothSides(
  page: Page,
  { hostUrl }: Pick<Product, 'hostUrl'>,
): Promise<{ marco: Tab; anna: Tab }> {
  await page.goto(hostUrl);
  await page.getByRole('link', { name: 'See both sides' }).click();
  await page.getByRole('heading', { name: 'Local Teams host' }).waitFor();
  expect(await page.locator('iframe[title="Conferencing"]').count()).toBe(2);
  const marco = tabOf(page, { words: words.it, person: 'Marco Bianchi' });
  const anna = tabOf(page, { words: words.en, person: 'Anna Keller' });
  for (const side of [marco, anna]) {
    await side.title(hero).waitFor();
    await side.isOpen();
  }
  return { marco, anna };
}

/** Starts a direct chat by the dialog, and resolves when it is open. */
export async function startChat(
  side: Tab,
  chat: { name: string; typed: string; person: string },
): Promise<void> {
  await side.frame.getByRole('button', { name: side.words.newConversation, exact: true }).click();
  await side.frame.getByRole('textbox', { name: side.words.name, exact: true }).fill(chat.name);
  const people = side.frame.getByRole('combobox', { name: side.words.people, exact: true });
  await people.click();
  await people.pressSequentially(chat.typed);
  await side.frame.getByRole('option', { name: chat.person }).click();
  await side.frame.getByRole('button', { name: side.words.create, exact: true }).click();
  await side.title(chat.name).waitFor();
}

/** Where the page says such words: in a text, seen or not, or in the name of something. */
export function findWords({ frame }: Tab, words: RegExp): Promise<string[]> {
  return frame.locator('body').evaluate((body, source) => {
    const looked = [body, ...body.querySelectorAll('*')].flatMap((element) => [
      ...[...element.attributes].filter(({ name }) => !['class', 'style', 'data-priority'].includes(name)),
      ...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE),
    ]);
    const said = looked.map((node) => node.nodeValue ?? '');
    return said.filter((text) => new RegExp(source, 'i').test(text));
  }, words.source);
}
