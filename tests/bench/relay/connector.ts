import { clientId } from '../../../local/identity.ts';
import { startConnectorIssuer } from '../../builders/connectorIssuer.ts';
import { startFakeConnector } from '../../builders/fakeConnector.ts';
import { answerParent } from '../parts/answerParent.ts';

/** The connector and the issuer of its tokens, in a process of their own. `limits` as an argument keeps to Teams'. */
const [issuer, connector] = await Promise.all([
  startConnectorIssuer(),
  startFakeConnector(process.argv.includes('limits') ? { limits: 'told' } : {}),
]);
const { serviceUrl, origin } = connector;
const patienceMs = 120_000;

async function untilDone(all: number, posts: number): Promise<void> {
  const end = Date.now() + patienceMs;
  const isDone = () => {
    const done = connector.requests.filter(({ status }) => status !== null && status < 300);
    return done.length >= all && done.filter(({ operation }) => operation === 'post').length >= posts;
  };
  while (!isDone()) {
    await connector.waitFor(isDone).catch((cause: unknown) => {
      if (Date.now() > end) throw cause;
    });
  }
}

answerParent(
  {
    count: ({ conversationId }: { conversationId: string }) => connector.delivered(conversationId).length,
    /** Resolves when so many requests were done, of any kind, and so many of them posted. */
    untilDone: ({ all = 0, posts = 0 }: { all?: number; posts?: number }) => untilDone(all, posts),
    /** When each post was taken, in milliseconds. */
    postedAt: () =>
      connector.requests.flatMap(({ operation, status, at }) =>
        operation === 'post' && status === 201 ? [at] : [],
      ),
    /** How many were sent away because of the limits. */
    refused: () => connector.requests.filter(({ status }) => status === 429).length,
    forget: () => void connector.requests.splice(0),
  },
  {
    serviceUrl,
    origin,
    metadataUrl: issuer.issuer.metadataUrl,
    loginUrl: issuer.issuer.origin,
    token: await issuer.issuer.mintToken({ audience: clientId, serviceUrl }),
  },
);
