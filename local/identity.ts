/** The app's registration, as Entra would know it: the audience of every token. */
export const clientId = '2bd7ab79-50f5-4f0b-b8ad-74903600ae3e';

/** The tenant of which the bot asks its tokens, as in Azure where its home is not known. */
export const botTenant = 'botframework.com';

/** Teams' desktop and mobile clients, and Teams on the web (public ids of Microsoft's own). */
export const teamsClientIds = {
  desktop: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  web: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
} as const;

/** The tenants of the demo companies, invented. */
export const tenants = {
  gfms: 'e43a6c46-19de-4cb9-a65b-ea086e84ca2d',
  officineRossi: 'fdb9ae35-4401-4760-87fb-510a0f0dc3f6',
  muellerFormenbau: 'c378a651-9800-4a5b-b1c9-6e51aee6aae2',
} as const;

/** Who a token names: a human in one tenant. A guest has his home tenant besides. */
export type Identity = { tenantId: string; objectId: string; homeTenantId?: string };

/** Whoever can sign in, known to the app or not. */
export type TokenBearer = { id: string; name: string; email: string; identities: readonly Identity[] };
