import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Relay } from './allowCall.ts';
import { connectSocket } from './connectSocket.ts';
import { loadTinylicious } from './loadTinylicious.ts';
import type { Call } from './readCall.ts';
import { longestLifetime } from './readLaneToken.ts';

/** What its orderer reads of the configuration. */
const settings = { alfred: { maxMessageSize: '16KB' }, deli: {}, scribe: {} };
const collections = ['nodes', 'documents', 'checkpoints', 'deltas', 'scribeDeltas'] as const;

/**
 * Tinylicious' parts, put together without what its own command adds: a listener on every address, no check of anything,
 * any origin, a log of all requests, and files on disk. It listens nowhere; the relay hands it what may pass.
 */
export async function openTinylicious({ port, relay, ownHeaders }: Options): Promise<Tinylicious> {
  const parts = loadTinylicious();
  const { services, client, core } = parts;
  const log = parts.winston;
  log.configure({ silent: true, transports: [new log.transports.Console({ silent: true })] });
  parts.telemetry.Lumberjack.setup([{ emit: () => undefined }]);

  const ownClient = parts.axios.create({ headers: ownHeaders });
  const origin = `http://127.0.0.1:${port}`;
  const historianOf = (tenant: string): object => {
    const url = `${origin}/repos/${tenant}`;
    const ask = new client.BasicRestWrapper(...[url, ...unset(4), ownClient]);
    return new client.Historian(url, false, false, ask);
  };
  class Tenants extends services.TenantManager {
    async getTenantGitManager(tenant: string): Promise<object> {
      return new client.GitManager(historianOf(tenant));
    }
  }
  const tenants = new Tenants(origin);
  const memory = new core.MongoManager(await services.getDbFactory({ get: () => true }));
  const databases = new core.MongoDatabaseManager(false, memory, memory, ...collections);
  const repository = new core.MongoDocumentRepository(await databases.getDocumentCollection());
  const operations = await databases.getDeltaCollection();
  const names = new services.StorageNameAllocator(tenants);
  const documents = new parts.shared.DocumentStorage(repository, tenants, false, operations, names);
  const io = new parts.socketIo.Server({ serveClient: false, transports: ['websocket'] });
  const openHistorian = async (tenant: string) => historianOf(tenant);
  const publisher = new services.PubSubPublisher(io);
  const orderers = new parts.local.LocalOrdererManager(
    ...[documents, databases, openHistorian, log, settings, publisher],
  );

  const app = parts.express();
  const config = { get: (name: string) => (name === 'storage' ? '/boards' : 'deltas') };
  const routers = parts.routes.create(config, memory, documents);
  app.use(routers.storage);
  app.use(routers.ordering);
  const inner = createServer(app);
  io.attach(inner);
  const sockets = {
    on: (_event: 'connection', listener: (socket: object) => void) =>
      io.on('connection', (socket) => listener(connectSocket(socket, relay))),
  };
  parts.lambdas.configureWebSocketServices(
    ...[sockets, orderers, tenants, documents, new parts.testing.TestClientManager()],
    ...[new core.DefaultMetricClient(), log, ...unset(2)],
    ...[longestLifetime, true],
  );
  return {
    handle(request, response, call) {
      Object.assign(request, { url: call.url, method: call.method, body: call.body });
      inner.emit('request', request, response);
    },
    upgrade: (request, socket, head) => void inner.emit('upgrade', request, socket, head),
    close: () => io.close(),
  };
}

function unset(count: number): undefined[] {
  return Array.from({ length: count }, () => undefined);
}

type Options = {
  /** Of the relay, where it asks itself. */
  port: number;
  relay: Relay;
  /** By which the relay knows it. */
  ownHeaders: Record<string, string>;
};

export type Tinylicious = {
  handle: (request: IncomingMessage, response: ServerResponse, call: Call) => void;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
};
