import type { Connector } from '../relayAdapter.ts';

/** Everybody in a conversation whom Entra knows, page after page. */
export async function* listMembers(
  { conversations }: Connector,
  { conversationId, pageSize }: { conversationId: string; pageSize: number },
  options: { abortSignal: AbortSignal },
): AsyncGenerator<Member> {
  let continuationToken: string | undefined;
  type Asked = NonNullable<Parameters<typeof conversations.getConversationPagedMembers>[1]>;
  do {
    // The SDK's type wants a token for the first page too.
    const asked = { ...options, pageSize, ...(continuationToken ? { continuationToken } : {}) } as Asked;
    const page = await conversations.getConversationPagedMembers(conversationId, asked);
    for (const { aadObjectId, name, ...more } of page.members) {
      const tenantId: unknown = Reflect.get(more, 'tenantId');
      if (aadObjectId)
        yield { objectId: aadObjectId, tenantId: typeof tenantId === 'string' ? tenantId : null, name };
    }
    ({ continuationToken } = page);
  } while (continuationToken);
}

export type Member = { objectId: string; tenantId: string | null; name: string };
