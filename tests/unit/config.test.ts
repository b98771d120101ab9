import { readConfig } from '../../api/config.ts';

const env = {
  COSMOS_ENDPOINT: 'https://cosmos.example/',
  COSMOS_KEY: 'key',
  BLOB_ENDPOINT: 'https://blob.example/',
  LINK_KEY: 'a secret of the tests, long enough to be one',
  ENTRA_CLIENT_ID: '2bd7ab79-50f5-4f0b-b8ad-74903600ae3e',
  ENTRA_TENANTS: '2bd7ab79-50f5-4f0b-b8ad-74903600ae3f',
  BOT_APP_PASSWORD: 'secret',
};
const production = { ...env, NODE_ENV: 'production' };

it('[SE3] without a word about it the bot knows Microsoft’s connector only', () => {
  const config = readConfig(production);
  expect(config.BOT_TOKEN_ISSUER).toBe('https://api.botframework.com');
  expect(config.BOT_METADATA_URL).toBe('https://login.botframework.com/v1/.well-known/openidconfiguration');
  expect(config.BOT_SERVICE_ORIGINS).toEqual([
    'https://smba.trafficmanager.net',
    'https://*.teams.microsoft.com',
  ]);
  expect(config.BOT_FILE_ORIGINS).toEqual(['https://*.sharepoint.com', 'https://*.svc.ms']);
});

it.each([
  ['BOT_LOGIN_URL', 'http://localhost:4000'],
  ['BOT_METADATA_URL', 'http://localhost:4000/keys'],
  ['GRAPH_URL', 'http://127.0.0.1:4000/v1.0'],
  ['GRAPH_LOGIN_URL', 'http://localhost:4000'],
  ['BOT_SERVICE_ORIGINS', 'https://smba.trafficmanager.net,http://127.0.0.1:56150'],
  ['BOT_FILE_ORIGINS', 'http://127.0.0.1:56150'],
  ['TAB_LINK', 'http://localhost:3978/?page={page}'],
])('[SE3] in production %s may not be %s; on one computer it may', (name, value) => {
  expect(() => readConfig({ ...production, [name]: value })).toThrow(name);
  expect(() => readConfig({ ...env, [name]: value })).not.toThrow();
});

it.each(['nothing', 'https://*', 'https://*.', '*.teams.microsoft.com', 'http://*.example.com'])(
  '[SE3] %s is no origin that could be called',
  (value) => {
    for (const name of ['BOT_SERVICE_ORIGINS', 'BOT_FILE_ORIGINS'])
      expect(() => readConfig({ ...env, [name]: value })).toThrow(name);
  },
);

it.each([
  ['BOT_APP_ID', 'no id'],
  ['BOT_APP_PASSWORD', ''],
  ['BOT_TIMEOUT_MS', '0'],
  ['BOT_TIMEOUT_MS', '60000'],
  ['BOT_HEARS_ALL', 'yes'],
  ['TEAMS_APP_ID', 'no id'],
  ['MEETING_ORGANISER', 'anna@gfms.example'],
  ['MEETING_SCHEDULE', 'no'],
  ['GRAPH_URL', 'http://graph.microsoft.com/v1.0'],
  ['GRAPH_URL', 'http://localhost.example/v1.0'],
  ['GRAPH_LOGIN_URL', 'http://127.0.0.1.example'],
  ['GRAPH_TIMEOUT_MS', '10'],
  ['GRAPH_TIMEOUT_MS', '9000'],
])('[SE3] %s may not be %p', (name, value) => {
  expect(() => readConfig({ ...env, [name]: value })).toThrow(name);
});

it('[WB3] the fast lane takes both of its variables or none, and no local relay in production', () => {
  const lane = { FLUID_ENDPOINT: 'http://127.0.0.1:7070', FLUID_KEY: Buffer.alloc(32).toString('base64') };
  expect(readConfig({ ...env, ...lane })).toMatchObject(lane);
  for (const name of ['FLUID_ENDPOINT', 'FLUID_KEY'])
    expect(() => readConfig({ ...env, ...lane, [name]: undefined })).toThrow(name);
  expect(() => readConfig({ ...production, ...lane })).toThrow('FLUID_ENDPOINT');
});

const graph = {
  MEETING_ORGANISER: '2BD7AB79-50f5-4f0b-b8ad-74903600ae40',
  GRAPH_TENANT_ID: '2bd7ab79-50f5-4f0b-b8ad-74903600ae3f',
  GRAPH_CLIENT_SECRET: 'secret',
};

it('[VC2] without a word about it meetings are made by hand, in the form of Teams', () => {
  const config = readConfig(production);
  expect(config.MEETING_ORGANISER).toBeUndefined();
  expect(config).toMatchObject({
    MEETING_SCHEDULE: 'true',
    GRAPH_URL: 'https://graph.microsoft.com/v1.0',
    GRAPH_LOGIN_URL: 'https://login.microsoftonline.com',
    GRAPH_TIMEOUT_MS: 3_000,
  });
});

it('[VC2] an organiser needs his tenant; a secret or the machine’s own identity asks for him', () => {
  expect(readConfig({ ...production, ...graph }).MEETING_ORGANISER).toBe(
    graph.MEETING_ORGANISER.toLowerCase(),
  );
  expect(() => readConfig({ ...env, ...graph, GRAPH_CLIENT_SECRET: undefined })).not.toThrow();
  expect(() => readConfig({ ...env, ...graph, GRAPH_TENANT_ID: undefined })).toThrow(/^GRAPH_TENANT_ID: .*$/);
});

it.each(['GRAPH_TENANT_ID', 'GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET'])(
  '[VC2] %s without an organiser is a mistake, told in one line',
  (name) => {
    const value = graph.GRAPH_TENANT_ID;
    expect(() => readConfig({ ...env, [name]: value })).toThrow(new RegExp(`^${name}: .*MEETING_ORGANISER$`));
  },
);

it('[RL6] the lease is long enough for the longest request, or the app does not start', () => {
  expect(() => readConfig(env)).not.toThrow();
  expect(() => readConfig({ ...env, BOT_TIMEOUT_MS: '15000' })).toThrow('RELAY_LEASE_SECONDS');
  expect(() => readConfig({ ...env, RELAY_LEASE_SECONDS: '30' })).toThrow('RELAY_LEASE_SECONDS');
  expect(() => readConfig({ ...env, RELAY_LEASE_SECONDS: '90', BOT_TIMEOUT_MS: '15000' })).not.toThrow();
});

it('[SE3] without a secret there is no bot, and all else stays as it was', () => {
  const { BOT_APP_PASSWORD: _none, ...without } = production;
  expect(readConfig(without).BOT_APP_PASSWORD).toBeUndefined();
});
