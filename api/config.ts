import { z } from 'zod';

const origins = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.url()));
/** Tokens carry ids in small letters. */
const guid = z.guid().toLowerCase();
const ids = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(guid).min(1));
const port = z.coerce.number().int().min(0).max(65_535);

/** Every environment variable of the app, with its meaning. Nothing else is read from the environment. */
const variables = z.object({
  NODE_ENV: z.string().default('development').describe('`production` refuses local stand-ins'),
  PORT: port.default(3978).describe('Port of bot, API, live events and tab'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  COSMOS_ENDPOINT: z.url().describe('Address of the Cosmos DB account'),
  COSMOS_KEY: z.string().min(1).describe('Key of the Cosmos DB account'),
  COSMOS_DATABASE: z.string().min(1).default('conferencing').describe('Name of the database'),
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
  if (config.NODE_ENV === 'production') {
    for (const name of ['COSMOS_ENDPOINT', 'ENTRA_JWKS_URL', 'ENTRA_ISSUER_TEMPLATE'] as const) {
      if (!config[name].startsWith('https://')) throw new Error(`${name}: must be https in production`);
    }
  }
  return config;
}
