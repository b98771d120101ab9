import type { Message } from '../../api/contract/messages.ts';
import { say } from '../builders/say.ts';
import type { Places } from './startPlaces.ts';
import type { Tab } from './tab.ts';

/** Linked places, one of which has gone out of reach, and how messages stand there. `showDetails` opens pane 3. */
export function placeScenes(showDetails: (tab: Tab) => Promise<void>) {
  return [
    {
      name: 'places',
      isFew: true as const,
      isOfPlaces: true as const,
      async go(tab: Tab) {
        await showDetails(tab);
        await tab.details.getByText('Officina notte').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'delivery-list',
      isFew: true as const,
      isOfPlaces: true as const,
      async go(tab: Tab) {
        await tab.log
          .getByRole('button', { name: /(it cannot be reached|non è raggiungibile)$/ })
          .last()
          .click();
        await tab.frame
          .getByRole('dialog', { name: tab.words.delivery })
          .getByRole('listitem')
          .last()
          .waitFor();
      },
    },
  ];
}

/** A short conversation at its places: one message may have arrived, and for the last ones the chat is out of reach. */
export async function spoilPlaces(places: Places): Promise<void> {
  const { relay, chat, serviceCase } = places;
  const { conversationId } = serviceCase;
  const [marco, anna] = await Promise.all([relay.test.as('marco-bianchi'), relay.test.as('anna-keller')]);
  await places.linkChat();
  await say(marco, conversationId, 'Il filo si rompe all’infilaggio, allarme 2417. La macchina è ferma.');
  await say(anna, conversationId, 'Grazie Marco. La guida inferiore è incrinata?');
  await chat.untilSays('Grazie Marco.');
  relay.connector.fail({ conversationId: chat.conversationId, operation: 'post', isDelivered: true });
  const { id } = await say(anna, conversationId, 'Può smontarla?');
  await untilStands(id, 'notConfirmed');
  relay.connector.fail({
    conversationId: chat.conversationId,
    ...{ status: 403, code: 'BotNotInConversationRoster', times: 1_000_000 },
  });
  await say(marco, conversationId, 'Sì, la smonto adesso.');
  const last = await say(anna, conversationId, 'Porto la guida di ricambio domani alle 7.');
  await untilStands(last.id, 'unreachable');

  async function untilStands(messageId: string, state: string): Promise<void> {
    const end = Date.now() + 20_000;
    for (;;) {
      const { body } = await anna.get(`/conversations/${conversationId}/messages`);
      const message = (body as { items: Message[] }).items.find((one) => one.id === messageId);
      if (message?.delivery?.some((one) => one.state === state)) return;
      if (Date.now() > end)
        throw new Error(`the message is not ${state}: ${JSON.stringify(message?.delivery)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
