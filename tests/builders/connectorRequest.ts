import type { IncomingMessage } from 'node:http';

/** The operations by method and address; null for any other. */
export async function readConnectorRequest(incoming: IncomingMessage): Promise<ConnectorRequest | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const url = new URL(incoming.url ?? '/', 'http://connector');
  const [, path = ''] = /^\/emea\/v3\/conversations(.*)$/.exec(url.pathname) ?? [];
  const [, conversation = '', what = '', activityId = '', , reaction] = path
    .split('/')
    .map(decodeURIComponent);
  const operation = operations[`${incoming.method ?? ''} ${toShape(path)}`];
  if (!operation) return null;
  const body = bytes.length === 0 ? null : (JSON.parse(bytes.toString('utf8')) as unknown);
  const channel = (body as { channelData?: { channel?: { id: string } } } | null)?.channelData?.channel?.id;
  return {
    operation,
    conversationId: operation === 'openThread' ? (channel ?? '') : conversation,
    activityId: what === 'activities' ? activityId : '',
    reaction: reaction ?? null,
    body,
    size: bytes.length,
    query: url.searchParams,
    authorization: incoming.headers.authorization ?? '',
    at: Date.now(),
    status: null,
  };
}

function toShape(path: string): string {
  const parts = path.split('/').slice(1);
  return parts.map((part, index) => (index % 2 === 0 ? '*' : part)).join('/');
}

const operations: Record<string, ConnectorOperation> = {
  'POST ': 'openThread',
  'POST */activities': 'post',
  'POST */activities/*': 'post',
  'PUT */activities/*': 'update',
  'DELETE */activities/*': 'remove',
  'PUT */activities/*/reactions/*': 'react',
  'DELETE */activities/*/reactions/*': 'unreact',
  'GET */pagedmembers': 'members',
};

export type ConnectorOperation =
  'openThread' | 'post' | 'update' | 'remove' | 'react' | 'unreact' | 'members';

export type ConnectorRequest = {
  operation: ConnectorOperation;
  /** Of a new thread, the channel's. */
  conversationId: string;
  activityId: string;
  reaction: string | null;
  body: unknown;
  /** Bytes of the body. */
  size: number;
  query: URLSearchParams;
  authorization: string;
  at: number;
  /** Null when it was not answered. */
  status: number | null;
};
