import type { Locator, Page } from 'playwright-core';

/** The Agents Playground as its reader finds his way in it, standing for one side's Teams. */
export type Chat = {
  page: Page;
  /** A chat or channel of the list, by its name. */
  open: (place: string) => Promise<void>;
  /** Types and sends in the chat that is open. `mentionsBot`: begins with `@Conferencing`, as its menu writes it. */
  write: (text: string, options?: { mentionsBot?: boolean }) => Promise<void>;
  /** Begins a thread in the channel that is open. */
  post: (text: string) => Promise<void>;
  /** The thread of the open channel with these words in it. */
  thread: (words: string | RegExp) => Locator;
  /** Replies in the thread with these words, after a mention of the bot: without one it hears nothing. */
  reply: (words: string | RegExp, text: string) => Promise<void>;
};

export async function openChat(page: Page, url: string): Promise<Chat> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  const reply = { name: 'Send Message', exact: true };

  async function type(field: Locator, { text, mentionsBot }: { text: string; mentionsBot: boolean }) {
    await field.click();
    if (mentionsBot) {
      await page.keyboard.type('@Conf', { delay: 30 });
      await page.getByRole('menuitem', { name: 'Conferencing' }).click();
    }
    await page.keyboard.type(mentionsBot ? ` ${text}` : text, { delay: 5 });
  }

  const thread = (words: string | RegExp) =>
    page.getByRole('group').filter({ has: page.getByRole('button', reply), hasText: words });
  return {
    page,
    open: (place) => page.getByRole('treeitem', { name: place }).click(),
    async write(text, { mentionsBot = false } = {}) {
      await type(page.getByRole('textbox'), { text, mentionsBot });
      await page.getByRole('button', reply).click();
    },
    async post(text) {
      const first = page
        .getByRole('group')
        .filter({ has: page.getByRole('button', { name: 'Post', exact: true }) });
      await type(first.getByRole('textbox'), { text, mentionsBot: true });
      await first.getByRole('button', { name: 'Post', exact: true }).click();
    },
    thread,
    async reply(words, text) {
      await type(thread(words).getByRole('textbox'), { text, mentionsBot: true });
      await thread(words).getByRole('button', reply).click();
    },
  };
}
