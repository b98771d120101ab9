import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pino } from 'pino';
import { createCaseNumbers } from './adapters/cosmos/createCaseNumbers.ts';
import { createDirectory } from './adapters/cosmos/createDirectory.ts';
import {
  createBoardFeed,
  createEntryFeed,
  createReadMarkFeed,
  createRelayFeed,
  createSignalFeed,
} from './adapters/cosmos/createFeeds.ts';
import { createListStore } from './adapters/cosmos/createListStore.ts';
import { createLogStore } from './adapters/cosmos/createLogStore.ts';
import { createReadMarkStore } from './adapters/cosmos/createReadMarkStore.ts';
import { openDatabase } from './adapters/cosmos/openDatabase.ts';
import { tellStoreUnavailable } from './adapters/cosmos/tellStoreUnavailable.ts';
import { createBoardParts } from './createBoardParts.ts';
import { createMeetingParts } from './createMeetingParts.ts';
import { createFileParts } from './createFileParts.ts';
import { createConnector, createRelayParts } from './createRelayParts.ts';
import { createTokenVerifier } from './adapters/entra/createTokenVerifier.ts';
import type { Config } from './config.ts';
import { createBoardNews } from './domain/boards/publishBoard.ts';
import type { Context } from './domain/context.ts';
import { ConversationLists } from './domain/conversationLists.ts';
import { ConversationLog } from './domain/conversationLog.ts';
import { FileWork } from './domain/fileWork.ts';
import { RoomKeeper } from './domain/meetings/roomKeeper.ts';
import { followFeed } from './domain/followFeed.ts';
import { longestSendMs } from './domain/relay/sending.ts';
import { publishRelayNews } from './domain/relay/publishRelayNews.ts';
import { Relay } from './domain/relay/relay.ts';
import { publishEntry } from './domain/publishEntry.ts';
import { toReadState } from './domain/views.ts';
import { toPosition } from './routes/events.ts';
import { LiveStreams } from './routes/liveStreams.ts';
import { createServer } from './server.ts';

/** How often the lists are brought up to date, and the tabs are told that the line is alive. */
const projectEveryMs = 1_000;
const aliveEveryMs = 15_000;
/** How often work on files that nobody does is looked for. */
const fileWorkEveryMs = 15_000;
/** Longer without an answer of the feed, and this instance is not ready. */
const feedSilenceMs = 30_000;
/** A new instance answers when its lists hold what came since the checkpoint; of very much it does not wait for all. */
const catchUpMs = 5_000;

export type RunningApp = { port: number; context: Context; streams: LiveStreams; stop(): Promise<void> };

/** Wires one instance of the app and starts it. Rejects when the database or the port cannot be had. */
export async function startApp(config: Config): Promise<RunningApp> {
  const log = pino({
    level: config.LOG_LEVEL,
    name: 'conferencing',
    serializers: { cause: pino.stdSerializers.err },
  });
  const database = await openDatabase({
    endpoint: config.COSMOS_ENDPOINT,
    key: config.COSMOS_KEY,
    name: config.COSMOS_DATABASE,
  });
  const {
    entries,
    lists,
    readMarks,
    directory,
    system,
    files,
    whiteboards,
    signals,
    relay: relayItems,
  } = database.containers;
  const clock = { now: () => new Date() };

  const listStore = tellStoreUnavailable(createListStore(lists, system));
  const checkpoint = await listStore.readCheckpoint();
  let storedAt = checkpoint?.storedAt ?? 0;
  const streams = new LiveStreams(() => toPosition(storedAt));
  const logStore = tellStoreUnavailable(createLogStore(entries));
  const conversationLog = new ConversationLog({ store: logStore, clock, log, feedReached: storedAt });
  const conversationLists = new ConversationLists({ store: listStore, owner: crypto.randomUUID() });
  conversationLog.onApplied((_entry, state) => conversationLists.noteChange(state));
  conversationLog.onApplied((entry, state, changed) => publishEntry(streams, { entry, state, changed }));

  const fileParts = await createFileParts(config, {
    records: files,
    onUploaded: (ref) => fileWork.notice(ref),
  });
  let relay: Relay | null = null;
  const relayParts = createRelayParts(config, {
    containers: database.containers,
    log,
    notice: (news) => relay?.notice(news),
  });
  const context: Context = {
    log: conversationLog,
    entries: logStore,
    lists: conversationLists,
    readMarks: tellStoreUnavailable(createReadMarkStore(readMarks)),
    directory: tellStoreUnavailable(createDirectory(directory)),
    caseNumbers: tellStoreUnavailable(createCaseNumbers(system)),
    files: fileParts,
    boards: createBoardParts(config, { container: whiteboards, clock, log }),
    meetings: createMeetingParts(config, { containers: database.containers, windows: streams, log }),
    relay: relayParts?.relay ?? null,
    clock,
    onRead: ({ personId, ...data }) => streams.send([personId], { event: 'read', data }),
  };

  const boardNews = createBoardNews({ context, windows: streams, log });
  context.boards.log.onApplied((change, state) => boardNews.tell(change, { isHere: state !== null }));
  context.boards.log.onLoaded((loaded) => boardNews.noteLoaded(loaded));
  const boardFeed = createBoardFeed(whiteboards);
  const followedBoards = followFeed({
    feed: boardFeed,
    from: await boardFeed.now(),
    log,
    take: (changes) => context.boards.log.applyFromFeed(changes),
  });

  const graceMs = config.MEETING_GRACE_SECONDS * 1000;
  const rooms = new RoomKeeper({ context, log, graceMs });
  const roomTimer = setInterval(() => void rooms.sweep(), rooms.sweepEveryMs);
  const signalFeed = createSignalFeed(signals);
  const followedSignals = followFeed({
    feed: signalFeed,
    from: await signalFeed.now(),
    log,
    take(sent) {
      for (const { signals: told, to } of sent) streams.sendSignals(told, to);
      return Promise.resolve();
    },
  });

  const fileWork = new FileWork(context, log);
  const fileTimer = setInterval(() => void fileWork.runDue(), fileWorkEveryMs);

  const entryFeed = followFeed({
    feed: createEntryFeed(entries),
    from: checkpoint?.position ?? null,
    log,
    async take(page) {
      await conversationLog.applyFromFeed(page);
      for (const entry of page) storedAt = Math.max(storedAt, entry.storedAt);
    },
  });
  const readMarkFeed = createReadMarkFeed(readMarks);
  const followedReads = followFeed({
    feed: readMarkFeed,
    from: await readMarkFeed.now(),
    log,
    async take(marks) {
      for (const mark of marks) {
        const state = await conversationLog.read(mark.conversationId);
        if (!state?.members.has(mark.personId)) continue;
        const data = { conversationId: state.id, ...toReadState(state, { personId: mark.personId, mark }) };
        streams.send([mark.personId], { event: 'read', data });
      }
    },
  });

  if (relayParts) {
    relay = new Relay({
      context,
      relay: relayParts.relay,
      feed: createEntryFeed(entries),
      log,
      timing: {
        leaseSeconds: config.RELAY_LEASE_SECONDS,
        longestSendMs: longestSendMs(config.BOT_TIMEOUT_MS),
      },
      position: () => (entryFeed.position === null ? null : { position: entryFeed.position, storedAt }),
    });
  }
  conversationLog.onApplied(({ conversationId }) => relay?.notice({ conversationId }));
  const relayFeed = createRelayFeed(relayItems);
  const followedRelay = relayParts
    ? followFeed({
        feed: relayFeed,
        from: await relayFeed.now(),
        log,
        async take(page) {
          for (const news of page) {
            relay?.hear(news);
            await publishRelayNews({ context, tabs: streams }, news);
          }
        },
      })
    : null;

  const project = () => {
    const position = entryFeed.position;
    if (position === null) return Promise.resolve();
    return conversationLists
      .project({ position, storedAt })
      .catch((cause: unknown) => log.warn({ cause }, 'the lists could not be brought up to date'));
  };
  let projecting = Promise.resolve();
  const projection = setInterval(() => {
    projecting = projecting.then(project);
  }, projectEveryMs);
  const alive = setInterval(() => streams.sendToAll({ event: 'alive', data: {} }), aliveEveryMs);

  const root = path.join(import.meta.dirname, '..');
  const tabFolder = path.join(root, 'tab', 'dist');
  const server = createServer({
    context,
    streams,
    log,
    storedAt: () => storedAt,
    rooms,
    verifyToken: createTokenVerifier({
      jwksUrl: config.ENTRA_JWKS_URL,
      issuerTemplate: config.ENTRA_ISSUER_TEMPLATE,
      audience: config.ENTRA_CLIENT_ID,
      tenants: config.ENTRA_TENANTS,
      clients: config.ENTRA_AUTHORIZED_CLIENTS,
    }),
    async isReady() {
      if (Date.now() - entryFeed.answeredAt > feedSilenceMs) return false;
      return database.ping().then(
        () => true,
        () => false,
      );
    },
    connector: relayParts ? createConnector({ context, ...relayParts }) : null,
    scanEvents:
      config.SCAN_EVENT_KEY === undefined
        ? null
        : { key: config.SCAN_EVENT_KEY, onEvent: (ref) => fileWork.notice(ref) },
    guideFolder: path.join(root, 'docs', 'guide'),
    tab: existsSync(path.join(tabFolder, 'index.html'))
      ? {
          folder: tabFolder,
          hostOrigins: config.TEAMS_HOST_ORIGINS,
          blobOrigin: new URL(config.BLOB_ENDPOINT).origin,
          laneOrigin: config.FLUID_ENDPOINT === undefined ? null : new URL(config.FLUID_ENDPOINT).origin,
        }
      : null,
  });

  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, catchUpMs).unref();
  });
  await Promise.race([entryFeed.caughtUp, patience]);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  relay?.start();

  return {
    port: (server.server.address() as AddressInfo).port,
    context,
    streams,
    async stop() {
      clearInterval(alive);
      clearInterval(projection);
      clearInterval(fileTimer);
      clearInterval(roomTimer);
      streams.endAll();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.server.closeIdleConnections();
      await relay?.stop();
      await rooms.stop();
      const feeds = [entryFeed, followedReads, followedBoards, followedSignals, followedRelay];
      await Promise.all([...feeds.map((feed) => feed?.stop()), fileWork.stop()]);
      await projecting.then(project);
      server.server.closeAllConnections();
      await closed;
      await boardNews.stop();
      database.close();
    },
  };
}
