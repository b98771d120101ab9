import { join } from 'node:path';
import { clientId, teamsClientIds, tenants } from './identity.ts';
import type { Keys } from './readKeys.ts';
import type { Settings } from './readSettings.ts';

/**
 * The environment of every part: the app finds Azure's and Teams' stand-ins by the same variables
 * that name the real ones in production.
 */
export function partEnvironment(settings: Settings, keys: Keys): NodeJS.ProcessEnv {
  const { port, hostPort, cosmosPort, blobPort, dataDir, logLevel } = settings;
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
    // As Teams opens the tab: the one origin that may call the blob store from a page.
    PUBLIC_ORIGIN: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    FILE_SCANNER: 'local',
    ENTRA_CLIENT_ID: clientId,
    ENTRA_ISSUER_TEMPLATE: `http://localhost:${hostPort}/{tid}/v2.0`,
    ENTRA_JWKS_URL: `http://127.0.0.1:${hostPort}/.well-known/jwks.json`,
    ENTRA_TENANTS: Object.values(tenants).join(','),
    ENTRA_AUTHORIZED_CLIENTS: Object.values(teamsClientIds).join(','),
    TEAMS_HOST_ORIGINS: `http://localhost:${hostPort},http://127.0.0.1:${hostPort}`,
    LOG_LEVEL: logLevel,
  };
}
