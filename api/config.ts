import { z } from 'zod';
import { isLeaseLongEnough } from './domain/relay/sending.ts';

const origins = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z
        .url()
        .regex(/^[^*]*$/)
        .or(z.string().regex(/^https:\/\/\*\.[\w-][\w.-]*$/)),
    ),
  );
/** Tokens carry ids in small letters. */
const guid = z.guid().toLowerCase();
const ids = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(guid).min(1));
const endings = z
  .string()
  .toLowerCase()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^\.[\w.-]+$/)));
/** What Windows runs when it is opened. */
const refusedEndings =
  '.exe .com .scr .pif .bat .cmd .msi .msp .dll .cpl .hta .jar .js .jse .vbs .vbe .wsf .wsh .ps1 .psm1 .lnk .reg .url .chm';
/** As WebRTC names its servers. */
const iceUrls = (schemes: string) =>
  z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(new RegExp(`^(?:${schemes}):[\\w.:[\\]?=-]+$`))));
/** A token goes there. */
const httpsOrLoopback = z.url().refine((address) => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}, 'must be https, or on loopback');
const port = z.coerce.number().int().min(0).max(65_535);

/** Every environment variable of the app, with its meaning. Nothing else is read from the environment. */
const variables = z.object({
  NODE_ENV: z.string().default('development').describe('`production` refuses local stand-ins'),
  PORT: port.default(3978).describe('Port of bot, API, live events and tab'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  COSMOS_ENDPOINT: z.url().describe('Address of the Cosmos DB account'),
  COSMOS_KEY: z.string().min(1).describe('Key of the Cosmos DB account'),
  COSMOS_DATABASE: z.string().min(1).default('conferencing').describe('Name of the database'),
  BLOB_ENDPOINT: z.url().describe('Address of the storage account, for its blobs'),
  BLOB_ACCOUNT: z.string().default('').describe('Name of the storage account; with BLOB_KEY only'),
  BLOB_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Key of the storage account; without one, the app's own identity opens it"),
  PUBLIC_ORIGIN: z.url().optional().describe('Where people reach the tab; it may put blocks of uploads'),
  LINK_KEY: z.string().min(32).describe('Secret that seals the links to files; the same for all instances'),
  FLUID_ENDPOINT: z
    .url()
    .optional()
    .describe("Where whiteboards' fast lane runs for who has no Teams to give it; the local relay only"),
  FLUID_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('Secret that signs the tokens of the fast lane, in base64; with FLUID_ENDPOINT only'),
  FILE_LARGEST_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(50_000 * 8 * 1_048_576)
    .default(250 * 1_048_576)
    .describe('The largest file that is taken'),
  FILE_RETENTION_DAYS: z.coerce
    .number()
    .min(0)
    .max(3_650)
    .default(30)
    .describe("How long a deleted file's bytes are kept"),
  FILE_REFUSED_ENDINGS: endings
    .prefault(refusedEndings)
    .describe('Endings of names that are not taken, separated by commas'),
  FILE_SCANNER: z
    .enum(['local', 'defender'])
    .default('defender')
    .describe('`defender` for Defender for Storage; `local` finds a test string only'),
  SCAN_EVENT_KEY: z
    .string()
    .min(32)
    .optional()
    .describe("Secret in the header of the scanner's events; without one, results are asked for"),
  ENTRA_CLIENT_ID: guid.describe('Application (client) id: the audience of every token'),
  ENTRA_TENANTS: ids.describe('Tenants whose people may sign in, separated by commas'),
  ENTRA_AUTHORIZED_CLIENTS: ids
    .prefault('1fec8e78-bce4-4aaf-ab1b-5451cc387264,5e3ce6c0-2b1f-4285-8d4b-75ee78787346')
    .describe('Client applications whose tokens are taken; by default Teams on desktop, phone and web'),
  ENTRA_ISSUER_TEMPLATE: z
    .string()
    .includes('{tid}')
    .default('https://login.microsoftonline.com/{tid}/v2.0')
    .describe('Issuer of the tokens, with {tid} for the tenant'),
  ENTRA_JWKS_URL: z
    .url()
    .default('https://login.microsoftonline.com/common/discovery/v2.0/keys')
    .describe('Where the signing keys are published'),
  TEAMS_HOST_ORIGINS: origins
    .prefault('')
    .describe("Origins beside Teams' own that may frame the tab: the local Teams host"),
  BOT_APP_ID: guid.optional().describe("The bot's application id; by default ENTRA_CLIENT_ID"),
  BOT_APP_PASSWORD: z
    .string()
    .min(1)
    .optional()
    .describe("The bot's secret; without one there is no bot and no relay"),
  BOT_TENANT_ID: z
    .string()
    .default('botframework.com')
    .describe('Tenant of which the bot asks its tokens: its home tenant, when its resource is single-tenant'),
  BOT_LOGIN_URL: z
    .url()
    .default('https://login.microsoftonline.com')
    .describe('Where the bot asks for its tokens'),
  BOT_METADATA_URL: z
    .url()
    .default('https://login.botframework.com/v1/.well-known/openidconfiguration')
    .describe("The connector's signing keys"),
  BOT_TOKEN_ISSUER: z
    .string()
    .default('https://api.botframework.com')
    .describe("Issuer of the connector's tokens"),
  BOT_SERVICE_ORIGINS: origins
    .prefault('https://smba.trafficmanager.net,https://*.teams.microsoft.com')
    .describe('Where the connector may be: no other address is called, `*.` for any name before'),
  BOT_FILE_ORIGINS: origins
    .prefault('https://*.sharepoint.com,https://*.svc.ms')
    .describe('Where files of personal chats may be fetched from'),
  BOT_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(15_000)
    .default(10_000)
    .describe('How long a request to Teams may take, in milliseconds'),
  RELAY_LEASE_SECONDS: z.coerce
    .number()
    .int()
    .min(2)
    .max(600)
    .default(60)
    .describe('So long an instance that died keeps the others from sending to Teams'),
  BOT_HEARS_ALL: z
    .enum(['true', 'false'])
    .default('true')
    .describe('`false` where the app has no consent to read channel messages: then cards ask for a mention'),
  MEETING_ROOM: z
    .enum(['true', 'false'])
    .default('false')
    .describe('`true` allows rooms of our own in the browser, where Teams gives no meeting'),
  MEETING_STUN_URLS: iceUrls('stuns?')
    .prefault('')
    .describe('STUN servers of the rooms, separated by commas'),
  MEETING_TURN_URLS: iceUrls('turns?')
    .prefault('')
    .describe('TURN servers of the rooms; with MEETING_TURN_SECRET only'),
  MEETING_TURN_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('Secret shared with the TURN servers, which makes credentials that end'),
  MEETING_GRACE_SECONDS: z.coerce
    .number()
    .min(1)
    .max(300)
    .default(30)
    .describe('So long a window in a room may be cut off before its person has left'),
  MEETING_ORGANISER: guid
    .optional()
    .describe('Object id of the account that organises all meetings; without one Graph makes none'),
  MEETING_SCHEDULE: z
    .enum(['true', 'false'])
    .default('true')
    .describe('`false` where nobody shall be sent to the form of Teams for a new meeting'),
  GRAPH_TENANT_ID: guid.optional().describe('Tenant of the organiser; with MEETING_ORGANISER'),
  GRAPH_CLIENT_ID: guid
    .optional()
    .describe(
      'Application id for Graph, by default ENTRA_CLIENT_ID; without a secret, the id of a user-assigned identity',
    ),
  GRAPH_CLIENT_SECRET: z
    .string()
    .min(1)
    .optional()
    .describe("The application's secret; without one the managed identity of the machine asks Graph"),
  GRAPH_URL: httpsOrLoopback.default('https://graph.microsoft.com/v1.0').describe('Where Microsoft Graph is'),
  GRAPH_LOGIN_URL: httpsOrLoopback
    .default('https://login.microsoftonline.com')
    .describe('Where tokens for Graph are asked for'),
  GRAPH_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(8_000)
    .default(3_000)
    .describe('How long one try to reach Graph may take, in milliseconds; all together have 8 s'),
  TEAMS_APP_ID: guid
    .optional()
    .describe("The Teams app's id in links to the tab; by default ENTRA_CLIENT_ID"),
  TAB_LINK: z
    .string()
    .default('https://teams.microsoft.com/l/entity/{app}/conferencing?context={context}')
    .describe('Link to a page of the tab, with {app}, {context} and {page} for what it opens at'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Log level'),
});

export type Config = z.infer<typeof variables>;

/** Reads the configuration. Throws an error of one line that names every variable that is missing or wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = variables.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is incomplete or wrong. ${faults.join('; ')}`);
  }
  const config = parsed.data;
  const { RELAY_LEASE_SECONDS: leaseSeconds, BOT_TIMEOUT_MS: timeoutMs } = config;
  if (!isLeaseLongEnough({ leaseSeconds, timeoutMs }))
    throw new Error('RELAY_LEASE_SECONDS: is too short for BOT_TIMEOUT_MS');
  if ((config.FLUID_ENDPOINT === undefined) !== (config.FLUID_KEY === undefined))
    throw new Error('FLUID_ENDPOINT, FLUID_KEY: one is nothing without the other');
  if (config.MEETING_TURN_URLS.length > 0 !== (config.MEETING_TURN_SECRET !== undefined))
    throw new Error('MEETING_TURN_URLS, MEETING_TURN_SECRET: one is nothing without the other');
  if (config.MEETING_ORGANISER !== undefined && config.GRAPH_TENANT_ID === undefined)
    throw new Error('GRAPH_TENANT_ID: MEETING_ORGANISER needs it');
  for (const name of ['GRAPH_TENANT_ID', 'GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET'] as const) {
    if (config.MEETING_ORGANISER === undefined && config[name] !== undefined)
      throw new Error(`${name}: is nothing without MEETING_ORGANISER`);
  }
  if (config.NODE_ENV === 'production') {
    if (config.FLUID_ENDPOINT !== undefined)
      throw new Error('FLUID_ENDPOINT: the local relay is no relay for production');
    if (config.FILE_SCANNER === 'local') throw new Error('FILE_SCANNER: local is no scanner for production');
    for (const name of [
      'COSMOS_ENDPOINT',
      'BLOB_ENDPOINT',
      'ENTRA_JWKS_URL',
      'ENTRA_ISSUER_TEMPLATE',
      'BOT_LOGIN_URL',
      'BOT_METADATA_URL',
      'GRAPH_URL',
      'GRAPH_LOGIN_URL',
      'TAB_LINK',
    ] as const) {
      if (!config[name].startsWith('https://')) throw new Error(`${name}: must be https in production`);
    }
    const plain = [...config.BOT_SERVICE_ORIGINS, ...config.BOT_FILE_ORIGINS].find(
      (one) => !one.startsWith('https://'),
    );
    if (plain !== undefined) throw new Error(`BOT_SERVICE_ORIGINS, BOT_FILE_ORIGINS: ${plain} is not https`);
  }
  return config;
}
