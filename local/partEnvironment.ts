import { join } from 'node:path';
import { gateOrigin } from './chat/chatSides.ts';
import { botIssuerOrigin } from './host/answerBot.ts';
import { botTenant, clientId, teamsClientIds, tenants } from './identity.ts';
import type { Keys } from './readKeys.ts';
import type { Settings } from './readSettings.ts';

/**
 * The environment of every part: the app finds Azure's and Teams' stand-ins by the same variables
 * that name the real ones in production.
 */
export function partEnvironment(settings: Settings, keys: Keys): NodeJS.ProcessEnv {
  const { port, hostPort, cosmosPort, blobPort, fluidPort, chatPorts, gatePorts, dataDir, logLevel } =
    settings;
  const botIssuer = botIssuerOrigin(hostPort);
  return {
    // Spares each start about half a second of compiling the same files.
    NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/compiled'),
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    HOST_PORT: String(hostPort),
    COSMOS_PORT: String(cosmosPort),
    COSMOS_ENDPOINT: `http://127.0.0.1:${cosmosPort}`,
    COSMOS_KEY: keys.cosmosKey,
    COSMOS_DATABASE: 'conferencing',
    BLOB_PORT: String(blobPort),
    BLOB_ENDPOINT: `http://127.0.0.1:${blobPort}/conferencing`,
    BLOB_ACCOUNT: 'conferencing',
    BLOB_KEY: keys.blobKey,
    LINK_KEY: keys.linkKey,
    FLUID_PORT: String(fluidPort),
    FLUID_ENDPOINT: `http://127.0.0.1:${fluidPort}`,
    FLUID_KEY: keys.fluidKey,
    // As Teams opens the tab: the one origin that may call the blob store and the Fluid relay from a page.
    PUBLIC_ORIGIN: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    FILE_SCANNER: 'local',
    ENTRA_CLIENT_ID: clientId,
    ENTRA_ISSUER_TEMPLATE: `http://localhost:${hostPort}/{tid}/v2.0`,
    ENTRA_JWKS_URL: `http://127.0.0.1:${hostPort}/.well-known/jwks.json`,
    ENTRA_TENANTS: Object.values(tenants).join(','),
    ENTRA_AUTHORIZED_CLIENTS: Object.values(teamsClientIds).join(','),
    TEAMS_HOST_ORIGINS: `http://localhost:${hostPort},http://127.0.0.1:${hostPort}`,
    BOT_APP_ID: clientId,
    BOT_APP_PASSWORD: keys.botPassword,
    BOT_TENANT_ID: botTenant,
    BOT_LOGIN_URL: botIssuer,
    BOT_METADATA_URL: `${botIssuer}/v1/.well-known/openidconfiguration`,
    // No Teams is here to give a meeting.
    MEETING_SCHEDULE: 'false',
    MEETING_ROOM: 'true',
    // No other address is ever called, and without the local Teams chats there is nobody at these.
    BOT_SERVICE_ORIGINS: Object.values(gatePorts).map(gateOrigin).join(','),
    // The local Teams chats tell a bot in channels and groups only what mentions it.
    BOT_HEARS_ALL: 'false',
    TAB_LINK: `http://localhost:${hostPort}/?page={page}`,
    CUSTOMER_CHAT_PORT: String(chatPorts.customer),
    GFMS_CHAT_PORT: String(chatPorts.gfms),
    CUSTOMER_GATE_PORT: String(gatePorts.customer),
    GFMS_GATE_PORT: String(gatePorts.gfms),
    LOG_LEVEL: logLevel,
  };
}
