import type { Page } from 'playwright-core';
import type { Tab } from './tab.ts';

type MessageScene = {
  name: string;
  isFew?: true;
  isRare?: true;
  case?: number;
  go: (tab: Tab, page: Page) => Promise<void>;
};

/** The case of the demo in which a message was deleted. */
export const deletedIn = 119;

/** What became of messages, and what one can do with them. */
export const messageScenes: MessageScene[] = [
  {
    name: 'quotes',
    isFew: true,
    async go(tab) {
      const quoting = await findMessage(tab, 'la guida inferiore sembra incrinata');
      await quoting.getByText('Il filo si rompe').waitFor();
      await tab.message('Sì, la smonto adesso.').getByText('👍').waitFor();
    },
  },
  {
    name: 'actions',
    isFew: true,
    async go(tab) {
      const message = await findMessage(tab, 'Sì, la smonto adesso.');
      const text = message.getByText('Sì, la smonto adesso.');
      const isTouch = await text.evaluate(() => matchMedia('(pointer: coarse)').matches);
      if (isTouch) {
        await text.tap();
        await tab.frame.getByRole('dialog', { name: tab.words.actions }).waitFor();
        return;
      }
      await text.hover();
      const bar = message.getByRole('toolbar', { name: tab.words.actions });
      await bar.getByRole('button', { name: tab.words.react }).click();
      await tab.frame.getByRole('button', { name: '✅' }).waitFor();
    },
  },
  {
    name: 'earlier-texts',
    isRare: true,
    async go(tab) {
      const edited = await findMessage(tab, 'Ugello inferiore già pulito.');
      await edited.getByRole('button', { name: tab.words.edited }).click();
      await tab.frame.getByRole('dialog', { name: tab.words.earlier }).getByText('N20 M6').waitFor();
    },
  },
  {
    name: 'deleted',
    isRare: true,
    case: deletedIn,
    go: (tab) => tab.message(tab.words.deleted).first().waitFor(),
  },
];

/** A message further up, in sight: only what is near is in the page. */
async function findMessage(tab: Tab, text: string) {
  const found = tab.message(text);
  while ((await found.count()) === 0) {
    const isAtStart = await tab.log.evaluate((log) => {
      log.scrollBy(0, -200);
      return log.scrollTop === 0;
    });
    if (isAtStart) break;
  }
  await found.scrollIntoViewIfNeeded();
  return found;
}
