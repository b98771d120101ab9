import { createMeetingThreads } from './adapters/cosmos/createMeetingThreads.ts';
import type { Database } from './adapters/cosmos/openDatabase.ts';
import { createRoomStore } from './adapters/cosmos/createRoomStore.ts';
import { createSignalStore } from './adapters/cosmos/createSignalStore.ts';
import { tellStoreUnavailable } from './adapters/cosmos/tellStoreUnavailable.ts';
import { createAppToken } from './adapters/entra/createAppToken.ts';
import type { AppIdentity } from './adapters/entra/openIdentity.ts';
import { createGraphProvider, graphScope, type GraphSettings } from './adapters/graph/createGraphProvider.ts';
import { createIceServers } from './adapters/turn/createIceServers.ts';
import type { Config } from './config.ts';
import { createRoomProvider } from './domain/meetings/createRoomProvider.ts';
import { createScheduleProvider } from './domain/meetings/createScheduleProvider.ts';
import type { MeetingParts, RoomWindows } from './domain/meetings/meetingPorts.ts';
import type { Log } from './domain/ports.ts';

/** Wires the ways to a meeting, in their order, and what rooms of our own need. */
export function createMeetingParts(
  config: Config,
  parts: {
    containers: Database['containers'];
    windows: RoomWindows;
    log: Log;
  },
): MeetingParts {
  const { containers, windows, log } = parts;
  const schedules = config.MEETING_SCHEDULE === 'true';
  return {
    providers: [
      createGraphProvider(toGraphSettings(config, log)),
      createScheduleProvider({ isOn: schedules }),
      createRoomProvider({ isOn: config.MEETING_ROOM === 'true' }),
    ],
    takesLinks: schedules,
    rooms: tellStoreUnavailable(createRoomStore(containers.rooms)),
    signals: tellStoreUnavailable(createSignalStore(containers.signals)),
    threads: tellStoreUnavailable(createMeetingThreads(containers.system)),
    windows,
    iceServers: createIceServers({
      stunUrls: config.MEETING_STUN_URLS,
      turnUrls: config.MEETING_TURN_URLS,
      turnSecret: config.MEETING_TURN_SECRET,
    }),
  };
}

/** Null where the administrator has not set it up. */
function toGraphSettings(config: Config, log: Log): GraphSettings | null {
  const {
    MEETING_ORGANISER: organiser,
    GRAPH_TENANT_ID: tenantId,
    GRAPH_CLIENT_SECRET: clientSecret,
  } = config;
  if (organiser === undefined || tenantId === undefined) return null;
  const clientId = config.GRAPH_CLIENT_ID ?? config.ENTRA_CLIENT_ID;
  const identity: AppIdentity =
    clientSecret === undefined
      ? { kind: 'managed', clientId: config.GRAPH_CLIENT_ID ?? null }
      : { kind: 'secret', tenantId, clientId, clientSecret, loginUrl: config.GRAPH_LOGIN_URL };
  return {
    url: config.GRAPH_URL,
    organiser,
    appId: config.ENTRA_CLIENT_ID,
    token: createAppToken({ scope: graphScope, identity, timeoutMs: config.GRAPH_TIMEOUT_MS }),
    timeoutMs: config.GRAPH_TIMEOUT_MS,
    log,
  };
}
