import type { AzureClientProps } from '@fluidframework/azure-client';
import type { ILiveShareHost } from '@microsoft/live-share';
import {
  ContainerState,
  LiveEvent,
  LivePresence,
  LiveShareClient,
  UserMeetingRole,
} from '@microsoft/live-share';
import type { IFluidContainer } from 'fluid-framework';
import type { LaneAccess, LaneDoor } from './LaneDoor.ts';
import type { LaneMember, LaneSession, Presence, SessionListeners } from './LaneSession.ts';

/** Where Live Share comes from: Teams, or our own relay. */
export type LiveShareSource =
  | { teamsHost: object }
  | {
      door: LaneDoor;
      access: LaneAccess;
      /** The container that `access` names is gone: a new one takes its place. */
      isGone: boolean;
    };

/** So long, in milliseconds, a session may be without connection and go on as if nothing were. */
const longestBlink = 5_000;
/** So long joining may take. */
const joinTimeout = 20_000;

const schema = { initialObjects: { news: LiveEvent, presence: LivePresence } };

/** Rejects when the container cannot be joined: with a `statusCode` of 404 if the relay does not know it. */
export async function joinLiveShare(
  source: LiveShareSource,
  listeners: SessionListeners,
): Promise<LaneSession> {
  const audience: { find: (clientId: string) => LaneMember['known'] } = { find: () => null };
  const isOurs = 'door' in source;
  const client = isOurs
    ? new LiveShareClient(hostOf(source, audience), { connection: connectionOf(source) })
    : new LiveShareClient(source.teamsHost as ILiveShareHost);
  const joined = await within(joinTimeout, client.joinContainer(schema));
  const { container, services } = joined;
  const end = new AbortController();
  const ended = new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()));
  // Its runtime has no end of its own and would go on sending.
  end.signal.addEventListener('abort', () =>
    (Reflect.get(client, '_runtime') as { stop: () => void }).stop(),
  );
  try {
    await within(joinTimeout, connected(container));
    const { news, presence } = container.initialObjects as {
      news: LiveEvent<object>;
      presence: LivePresence<Presence>;
    };
    const clients = () =>
      [...services.audience.getMembers().values()].flatMap((member) =>
        member.connections.map(({ id }) => ({ id, member })),
      );
    audience.find = (clientId) => {
      const member = clients().find(({ id }) => id === clientId)?.member;
      if (!member) return null;
      const details = member as { additionalDetails?: { companyId?: string } };
      return {
        personId: member.userId,
        name: member.userName,
        companyId: details.additionalDetails?.companyId ?? '',
      };
    };
    news.on('received', (said: unknown, isOwn: boolean, clientId: string) => {
      if (!isOwn) listeners.onNews(said, clientId);
    });
    presence.on('presenceChanged', listeners.onMembers);
    services.audience.on('memberRemoved', listeners.onMembers);
    watch(container, () => end.abort());
    await news.initialize();
    let last: Presence | null = null;
    let turn = 0;
    const show = (shown: Presence): void => {
      // Others are told only of what differs from what they heard last, though it was from another connection.
      const told = { ...shown, turn: ++turn };
      const work = turn > 1 ? presence.update(told) : presence.initialize(told);
      // What fails here is told by the connection.
      work.catch(() => undefined);
      last = shown;
    };
    container.on('connected', () => last && show(last));
    return {
      say(said) {
        // Without connection it would be counted as an error; what is said is of this moment only.
        if (isConnected(container)) void news.send(said).catch(() => undefined);
      },
      show,
      members: () =>
        clients().map(({ id }) => ({
          clientId: id,
          known: isOurs ? audience.find(id) : null,
          shown: presence.getUserForClient(id)?.getConnection(id)?.data,
        })),
      ended,
      close() {
        end.abort();
        container.dispose();
      },
    };
  } catch (error) {
    end.abort();
    container.dispose();
    throw error;
  }
}

/** Live Share's host over our API, which knows one container a board: whoever offers his later joins the first one's. */
function hostOf(
  { door, access, isGone }: Extract<LiveShareSource, { door: LaneDoor }>,
  audience: { find: (clientId: string) => LaneMember['known'] },
): ILiveShareHost {
  const roles = [UserMeetingRole.presenter];
  const found = (state: ContainerState, containerId: string | undefined) => ({
    ...{ containerState: state, containerId, shouldCreate: containerId === undefined, retryAfter: 0 },
  });
  return {
    getFluidTenantInfo: async () => ({ tenantId: access.tenantId, serviceEndpoint: access.endpoint }),
    getFluidToken: () => door.token(false),
    getFluidContainerId: async () =>
      access.containerId === null || isGone
        ? found(ContainerState.notFound, undefined)
        : found(ContainerState.alreadyExists, access.containerId),
    async setFluidContainerId(containerId) {
      const kept = await door.claim({ containerId, replaces: access.containerId });
      if (kept?.containerId === containerId) return found(ContainerState.added, containerId);
      return found(ContainerState.conflict, kept?.containerId ?? undefined);
    },
    getNtpTime: async () => ({ ntpTime: new Date().toISOString(), ntpTimeInUTC: Date.now() }),
    registerClientId: async () => roles,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- still asked for
    getClientRoles: async () => roles,
    async getClientInfo(clientId) {
      const known = audience.find(clientId);
      if (!known) throw new Error('The client is not here (yet).');
      return { userId: known.personId, displayName: known.name, roles };
    },
  };
}

/** Our relay is one that Fluid calls local: no discovery, no service of Azure. */
function connectionOf({
  door,
  access,
}: Extract<LiveShareSource, { door: LaneDoor }>): AzureClientProps['connection'] {
  const fetchToken = async (_tenantId: string, _containerId?: string, isRefused = false) => ({
    jwt: await door.token(isRefused),
  });
  return {
    type: 'local',
    endpoint: access.endpoint,
    tokenProvider: { fetchOrdererToken: fetchToken, fetchStorageToken: fetchToken },
  };
}

/** Its own enumeration of this cannot be compared with what is told. */
function isConnected(container: { connectionState: unknown }): boolean {
  return container.connectionState === 2;
}

/** `joinContainer` resolves before the connection stands. */
function connected(container: IFluidContainer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (isConnected(container)) return resolve();
    container.once('connected', () => resolve());
    container.once('disposed', (error) => reject(Object.assign(new Error('disposed'), error)));
  });
}

/** Without its data a relay lets clients diverge in silence, so a session that is away for long is over. */
function watch(container: IFluidContainer, onEnd: () => void): void {
  let blink: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    clearTimeout(blink);
    blink = setTimeout(onEnd, longestBlink);
  };
  container.on('disconnected', begin);
  container.on('connected', () => clearTimeout(blink));
  container.on('disposed', () => {
    clearTimeout(blink);
    onEnd();
  });
  if (!isConnected(container)) begin();
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The lane does not answer.')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
