import type { RequestListener } from 'node:http';
import { createRequire, registerHooks } from 'node:module';

/** Tinylicious' parts as it finds them itself. It takes long: about a second of CPU. */
export function loadTinylicious(): TinyliciousParts {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'fs' && context.parentURL?.includes('/tinylicious/dist/routes/storage/')
        ? {
            ...{ url: new URL('./gitFiles.ts', import.meta.url).href, format: 'module-typescript' },
            shortCircuit: true,
          }
        : next(specifier, context),
  });
  const require = createRequire(createRequire(import.meta.url).resolve('tinylicious/package.json'));
  const ask = (name: string): unknown => require(name);
  const fluid = (name: string): unknown => ask(`@fluidframework/${name}`);
  return {
    express: ask('express'),
    socketIo: ask('socket.io'),
    axios: (ask('axios') as { default: unknown }).default,
    winston: ask('winston'),
    telemetry: fluid('server-services-telemetry'),
    services: ask('./dist/services'),
    routes: ask('./dist/routes'),
    client: fluid('server-services-client'),
    core: fluid('server-services-core'),
    shared: fluid('server-services-shared'),
    local: fluid('server-local-server'),
    lambdas: fluid('server-lambdas'),
    testing: fluid('server-test-utils'),
  } as TinyliciousParts;
}

/** Makes something that only its siblings look into. */
type Maker = new (...given: unknown[]) => object;

// Their own types stand in packages that npm puts out of our sight; these are of what we call.
type TinyliciousParts = {
  express: () => RequestListener & { use: (router: unknown) => void };
  socketIo: { Server: new (options: object) => SocketServer };
  axios: { create: (options: object) => object };
  winston: { configure: (options: object) => void; transports: { Console: Maker } };
  telemetry: { Lumberjack: { setup: (engines: object[]) => void } };
  services: {
    getDbFactory: (config: object) => Promise<object>;
    TenantManager: new (origin: string) => object;
    StorageNameAllocator: Maker;
    PubSubPublisher: Maker;
  };
  routes: { create: (...given: unknown[]) => { storage: unknown; ordering: unknown } };
  client: { BasicRestWrapper: Maker; Historian: Maker; GitManager: Maker };
  core: {
    MongoManager: Maker;
    MongoDatabaseManager: new (...given: unknown[]) => {
      getDocumentCollection: () => Promise<object>;
      getDeltaCollection: () => Promise<object>;
    };
    MongoDocumentRepository: Maker;
    DefaultMetricClient: Maker;
  };
  shared: { DocumentStorage: Maker };
  local: { LocalOrdererManager: Maker };
  lambdas: { configureWebSocketServices: (...given: unknown[]) => void };
  testing: { TestClientManager: Maker };
};

type SocketServer = {
  attach: (server: object) => void;
  on: (event: 'connection', listener: (socket: never) => void) => void;
  close: () => Promise<void>;
};
