import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConnectorRequest, type ConnectorOperation, type ConnectorRequest } from './connectorRequest.ts';
import { createTeamsLimits } from './teamsLimits.ts';

/** Teams takes about 100 kB a message. */
const largestMessage = 100_000;

/**
 * Stands in for Teams' connector: a real HTTP server on loopback that keeps conversations with their activities, and
 * on request fails, or keeps to Teams' limits. Conversations need not be made before: who posts, finds one.
 */
export async function startFakeConnector(options: ConnectorOptions = {}): Promise<FakeConnector> {
  const conversations = new Map<string, Standing[]>();
  const members = new Map<string, Member[]>();
  const tenants = new Map<string, string>();
  const requests: ConnectorRequest[] = [];
  const faults: Fault[] = [];
  const waiting = new Set<() => void>();
  let lastId = Date.now();
  let take = options.limits ? createTeamsLimits() : null;

  function standing(conversationId: string): Standing[] {
    const found = conversations.get(conversationId) ?? [];
    conversations.set(conversationId, found);
    return found;
  }

  /** What Teams does with it, and answers. */
  function carryOut({
    operation,
    conversationId,
    activityId,
    body,
    reaction,
    query,
  }: ConnectorRequest): Answer {
    const activities = standing(conversationId);
    const found = activities.find(({ id }) => id === activityId);
    switch (operation) {
      case 'openThread': {
        const id = String(++lastId);
        const threadId = `${(body as { channelData: { channel: { id: string } } }).channelData.channel.id};messageid=${id}`;
        standing(threadId).push(toStanding(id, (body as { activity: object }).activity));
        return { status: 201, body: { id: threadId, activityId: id } };
      }
      case 'post': {
        const id = String(++lastId);
        activities.push(toStanding(id, body));
        return { status: 201, body: { id } };
      }
      case 'update':
        if (!found) return notFound;
        Object.assign(found, toStanding(found.id, body), {
          reactions: found.reactions,
          edits: found.edits + 1,
        });
        return { status: 200, body: { id: found.id } };
      case 'remove':
        if (!found) return notFound;
        activities.splice(activities.indexOf(found), 1);
        return { status: 200 };
      case 'react':
        // Messages of people are not kept here: their reactions are recorded among the requests.
        if (found && reaction)
          found.reactions = [...found.reactions.filter((one) => one !== reaction), reaction];
        return { status: 200 };
      case 'unreact':
        if (found) found.reactions = found.reactions.filter((one) => one !== reaction);
        return { status: 200 };
      case 'members': {
        const all = members.get(conversationId) ?? [];
        const from = Number(query.get('continuationToken') ?? 0);
        const to = from + Number(query.get('pageSize') ?? all.length);
        const more = to < all.length ? { continuationToken: String(to) } : {};
        return { status: 200, body: { members: all.slice(from, to), ...more } };
      }
      default:
        return operation satisfies never;
    }
  }

  function findFault(request: ConnectorRequest): Fault | null {
    const fault = faults.find(
      ({ conversationId, operation }) =>
        (conversationId === undefined || conversationId === request.conversationId) &&
        (operation === undefined || operation === request.operation),
    );
    if (!fault) return null;
    fault.times -= 1;
    if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
  }

  function decide(request: ConnectorRequest): Answer | 'hang' | 'reset' {
    if (!request.authorization.startsWith('Bearer ')) return { status: 401 };
    const isSend = request.operation === 'post' || request.operation === 'openThread';
    const thread = request.conversationId.replace(/;messageid=.*$/, '');
    const wait = take?.({ thread: isSend ? thread : null, tenant: tenants.get(thread) ?? 'tenant' }) ?? 0;
    if (wait > 0) {
      const headers: Record<string, string> =
        options.limits === 'silent' ? {} : { 'retry-after': String(Math.ceil(wait / 1000)) };
      return { status: 429, headers, body: errorOf('TooManyRequests') };
    }
    const fault = findFault(request);
    if (fault?.isDelivered) carryOut(request);
    if (fault) return fault.how === 'answer' ? fault.answer : fault.how;
    if (request.size > largestMessage) return { status: 413, body: errorOf('MessageSizeTooBig') };
    return carryOut(request);
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readConnectorRequest(incoming);
    if (!request) return end(response, { status: 404 });
    const decided = decide(request);
    requests.push({ ...request, status: typeof decided === 'string' ? null : decided.status });
    for (const wake of waiting) wake();
    if (decided === 'reset') incoming.socket.destroy();
    else if (decided !== 'hang') end(response, decided);
  }

  const server = createServer((incoming, response) => void answer(incoming, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const connector: FakeConnector = {
    origin,
    serviceUrl: `${origin}/emea/`,
    requests,
    delivered: (conversationId) => [...standing(conversationId)],
    conversationIds: () => [...conversations.keys()],
    setMembers(conversationId, list, tenantId) {
      members.set(conversationId, list);
      if (tenantId) tenants.set(conversationId, tenantId);
    },
    fail({ times = 1, isDelivered = false, conversationId, operation, ...how }) {
      const fault = { times, isDelivered, conversationId, operation };
      if (how.how) return void faults.push({ ...fault, how: how.how });
      const headers: Record<string, string> = {};
      if (how.retryAfter !== undefined) headers['retry-after'] = how.retryAfter;
      if (how.location !== undefined) headers.location = how.location;
      const body = how.code === undefined ? {} : errorOf(how.code);
      faults.push({ ...fault, how: 'answer', answer: { status: how.status ?? 502, headers, body } });
    },
    heal: () => void faults.splice(0),
    setLimits(isOn) {
      take = isOn ? createTeamsLimits() : null;
    },
    waitFor: (isTrue) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => stop(() => reject(new Error('the connector has waited in vain'))),
          15_000,
        );
        const stop = (then: () => void) => {
          clearTimeout(timer);
          waiting.delete(check);
          then();
        };
        const check = () => {
          if (isTrue(connector)) stop(resolve);
        };
        waiting.add(check);
        check();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return connector;
}

const notFound: Answer = { status: 404, body: errorOf('ActivityNotFoundInConversation') };

function errorOf(code: string) {
  return { error: { code, message: `${code}: a message that must not be logged` } };
}

function toStanding(id: string, body: unknown): Standing {
  const { text, attachments, summary } = body as Partial<Standing> & { attachments?: { content: unknown }[] };
  const card = attachments?.[0]?.content as object | undefined;
  return {
    id,
    text: text ?? null,
    summary: summary ?? null,
    card: card ?? null,
    body,
    reactions: [],
    edits: 0,
  };
}

function end(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

/** `limits`: Teams' limits are kept to from the beginning, and `silent` tells no Retry-After. */
type ConnectorOptions = { limits?: 'told' | 'silent' };
type Answer = { status: number; headers?: Record<string, string>; body?: unknown };
type Fault = {
  times: number;
  isDelivered: boolean;
  conversationId?: string;
  operation?: ConnectorOperation;
} & ({ how: 'answer'; answer: Answer } | { how: 'hang' | 'reset' });
type Member = { id: string; name: string; aadObjectId?: string; tenantId?: string };

/** An activity as it stands in its conversation now. */
export type Standing = {
  id: string;
  text: string | null;
  summary: string | null;
  card: object | null;
  body: unknown;
  reactions: string[];
  edits: number;
};

export type FakeConnector = {
  origin: string;
  serviceUrl: string;
  /** Everything that was asked, in order. */
  requests: ConnectorRequest[];
  /** What stands there now, with edits and without what was deleted. A thread has its root first. */
  delivered: (conversationId: string) => Standing[];
  conversationIds: () => string[];
  setMembers: (conversationId: string, members: Member[], tenantId?: string) => void;
  /** The next such requests fail; `isDelivered`: after Teams has done it. Without `how`, by a status (502). */
  fail: (fault: {
    times?: number;
    isDelivered?: boolean;
    conversationId?: string;
    operation?: ConnectorOperation;
    how?: 'hang' | 'reset';
    status?: number;
    code?: string;
    retryAfter?: string;
    location?: string;
  }) => void;
  heal: () => void;
  setLimits: (isOn: boolean) => void;
  /** Asked again after each request; rejects after 15 s. */
  waitFor: (isTrue: (connector: FakeConnector) => boolean) => Promise<void>;
  close: () => Promise<void>;
};
