import type { Activity } from 'botbuilder';
import type { AppToken } from '../api/domain/appToken.ts';
import type { PlaceAddress, TeamsGateway } from '../api/domain/relay/gateway.ts';
import type { Post, PostingPlace, SendOutcome } from '../api/domain/relay/posts.ts';
import type { RenderPost } from './botSettings.ts';
import { isAllowedOrigin } from '../api/domain/relay/isAllowedOrigin.ts';
import type { Connector, RelayAdapter } from './relayAdapter.ts';
import { listMembers } from './sending/listMembers.ts';
import { NoToken } from './sending/readFailure.ts';
import { sendReaction } from './sending/sendReaction.ts';
import { toOutcome, type Operation } from './sending/toOutcome.ts';

/** Clients are kept, one for each address of the connector; Teams has a handful of regions. */
const mostConnectors = 100;

/** Teams, through the SDK's client of the connector. It never repeats by itself. */
export function createTeamsGateway({
  adapter,
  token,
  serviceOrigins,
  timeoutMs,
  render,
}: GatewayParts): TeamsGateway {
  const connectors = new Map<string, Promise<Connector>>();

  async function connect(serviceUrl: string): Promise<Connector> {
    if (!isAllowedOrigin(serviceUrl, serviceOrigins)) throw new ForeignAddress();
    if (connectors.size > mostConnectors) connectors.clear();
    const connector = connectors.get(serviceUrl) ?? adapter.connectTo(serviceUrl);
    connectors.set(serviceUrl, connector);
    return connector;
  }

  async function send(
    { to, operation }: { to: PlaceAddress; operation: Operation },
    request: (connector: Connector, options: RequestOptions) => Promise<SendOutcome>,
  ): Promise<SendOutcome> {
    // `AbortSignal.timeout` would run out for each request that was answered long ago.
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), timeoutMs);
    try {
      const connector = await connect(to.serviceUrl);
      await token.get().catch(() => Promise.reject(new NoToken()));
      return await request(connector, { abortSignal: patience.signal });
    } catch (cause) {
      if (cause instanceof ForeignAddress) return { outcome: 'refused', because: 'foreign service url' };
      if (cause instanceof Error && Reflect.get(cause, 'statusCode') === 401) token.forget();
      return toOutcome(operation, cause);
    } finally {
      clearTimeout(timer);
    }
  }

  function toActivity(to: PlaceAddress, post: Post, place: PostingPlace): Activity {
    const { text, card, summary } = render(post, place);
    const activity: Partial<Activity> = {
      type: 'message',
      from: { id: to.botId, name: '' },
      summary,
      // A line holds what people wrote: as Markdown it could carry links.
      ...(text === undefined ? {} : { text, textFormat: 'plain' }),
      ...(card
        ? { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }
        : {}),
    };
    // The SDK's type has all that an activity has when it arrives.
    return activity as Activity;
  }

  return {
    post: (to, post, place) =>
      send({ to, operation: 'post' }, async ({ conversations }, options) => {
        const { id } = await conversations.sendToConversation(
          to.conversationId,
          toActivity(to, post, place),
          options,
        );
        return toReached(id);
      }),

    update: (...[to, activityId, post, place]) =>
      send({ to, operation: 'update' }, async ({ conversations }, options) => {
        const activity = { ...toActivity(to, post, place), id: activityId };
        await conversations.updateActivity(to.conversationId, activityId, activity, options);
        return { outcome: 'delivered', activityId };
      }),

    remove: (to, activityId) =>
      send({ to, operation: 'remove' }, async ({ conversations }, options) => {
        await conversations.deleteActivity(to.conversationId, activityId, options);
        return { outcome: 'delivered', activityId };
      }),

    react: (to, activityId, isOn) =>
      send({ to, operation: 'react' }, async (_connector, options) => {
        await sendReaction(to, { activityId, isOn }, { token: await token.get(), ...options });
        return { outcome: 'delivered', activityId };
      }),

    async openThread(channel, post, place) {
      const channelId = channelOf(channel);
      let conversationId = '';
      const outcome = await send({ to: channel, operation: 'post' }, async ({ conversations }, options) => {
        // TeamsInfo.sendMessageToTeamsChannel would give the conversation's id for the activity's.
        const { id, activityId } = await conversations.createConversation(
          {
            isGroup: true,
            bot: { id: channel.botId, name: '' },
            tenantId: channel.tenantId,
            channelData: { channel: { id: channelId }, tenant: { id: channel.tenantId } },
            activity: toActivity(channel, post, place),
          },
          options,
        );
        conversationId = id.includes(';messageid=') ? id : `${channelId};messageid=${activityId}`;
        return toReached(activityId);
      });
      return outcome.outcome === 'delivered' ? { ...outcome, conversationId } : outcome;
    },

    probe: (to) =>
      send({ to, operation: 'ask' }, async (connector, options) => {
        await listMembers(
          connector,
          { conversationId: channelOf(to), pageSize: smallestPage },
          options,
        ).next();
        return { outcome: 'delivered', activityId: '' };
      }),

    async listReaders(to) {
      const readers: { identity: { tenantId: string; objectId: string }; name: string }[] = [];
      const outcome = await send({ to, operation: 'ask' }, async (connector, options) => {
        const asked = { conversationId: channelOf(to), pageSize: mostReaders };
        for await (const { tenantId, objectId, name } of listMembers(connector, asked, options)) {
          readers.push({ identity: { tenantId: tenantId ?? to.tenantId, objectId }, name });
          if (readers.length === mostReaders) break;
        }
        return { outcome: 'delivered', activityId: '' };
      });
      return outcome.outcome === 'delivered' ? readers : null;
    },
  };
}

/** Teams gives members in pages of 50 to 500. */
const smallestPage = 50;
const mostReaders = 500;

/** A thread's readers are its channel's. */
function channelOf({ conversationId }: PlaceAddress): string {
  return conversationId.replace(/;messageid=.*$/, '');
}

/** Accepted without an id: there, but never to be updated; that it is there is all but known. */
function toReached(id: string | undefined): SendOutcome {
  return id ? { outcome: 'delivered', activityId: id } : { outcome: 'notConfirmed', because: 'no id' };
}

class ForeignAddress extends Error {}

export type RequestOptions = { abortSignal: AbortSignal };

type GatewayParts = {
  adapter: RelayAdapter;
  token: AppToken;
  serviceOrigins: string[];
  timeoutMs: number;
  render: RenderPost;
};
