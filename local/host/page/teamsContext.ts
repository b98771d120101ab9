import type { FrameContext } from './FrameContext.ts';
import type { Side } from './readSides.ts';
import { teamsLocales } from './words.ts';

/** The entity of the personal tab in the manifest. */
const entityId = 'conferencing';

/** The answer to `getContext`: the flat context of teams-js' first protocol, which 2.58 still reads. */
export function teamsContext(
  { person, theme, locale, subPageId }: Side,
  { sessionId, frameContext }: { sessionId: string; frameContext: FrameContext },
): TeamsContext {
  return {
    appSessionId: sessionId,
    entityId,
    frameContext,
    hostClientType: 'web',
    hostName: 'Teams',
    isFullScreen: false,
    isMultiWindow: false,
    locale: teamsLocales[locale],
    loginHint: person.email,
    ringId: 'general',
    sessionId,
    ...(subPageId ? { subEntityId: subPageId } : {}),
    theme,
    tid: person.tenantId,
    userDisplayName: person.name,
    userObjectId: person.objectId,
    userPrincipalName: person.email,
  };
}

/** What this host can do, as `X.isSupported()` asks it. Nothing is named here that it does not answer. */
export const runtimeConfig = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  supports: { pages: { currentApp: {} }, dialog: { url: {} } },
};

/** Teams' own client on the web answers with this version; at 2.1.1 nested app authentication begins. */
export const hostSdkVersion = '2.0.1';

export type TeamsContext = Record<string, string | boolean>;
