import { createServer as createRestify, type Server } from 'restify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from './domain/context.ts';
import { notFound } from './domain/errors.ts';
import type { FileRef } from './domain/filePorts.ts';
import type { ConnectorEndpoint } from './domain/relay/gateway.ts';
import type { Log, VerifyToken } from './domain/ports.ts';
import { addRoute, answerRefusal } from './routes/addRoute.ts';
import { botRoutes } from './routes/bot.ts';
import { caseRoutes } from './routes/cases.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { eventRoutes } from './routes/events.ts';
import { fileRoutes } from './routes/files.ts';
import { healthRoutes } from './routes/health.ts';
import type { LiveStreams } from './routes/liveStreams.ts';
import type { RoomKeeper } from './domain/meetings/roomKeeper.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { messageRoutes } from './routes/messages.ts';
import { openApiRoutes } from './routes/openApi.ts';
import { peopleRoutes } from './routes/people.ts';
import { placeRoutes } from './routes/places.ts';
import type { Route } from './routes/route.ts';
import { scanEventRoutes } from './routes/scanEvents.ts';
import { serveGuides } from './routes/serveGuides.ts';
import { serveTab } from './routes/serveTab.ts';
import { whiteboardPictureRoutes } from './routes/whiteboardPictures.ts';
import { whiteboardRoutes } from './routes/whiteboards.ts';

export type ServerParts = {
  context: Context;
  verifyToken: VerifyToken;
  log: Log;
  streams: LiveStreams;
  storedAt: () => number;
  rooms: RoomKeeper;
  isReady: () => Promise<boolean>;
  /** The built tab; null serves none. */
  tab: { folder: string; hostOrigins: string[]; blobOrigin: string; laneOrigin: string | null } | null;
  /** What takes in Teams' activities; null where there is no bot. */
  connector: ConnectorEndpoint | null;
  /** Scanners' events; null where the scanner answers at once. */
  scanEvents: { key: string; onEvent(ref: FileRef): void } | null;
  guideFolder: string;
};

/** Every route of the API, each with who may call it. The isolation tests are made from this list. */
export function listRoutes(parts: Omit<ServerParts, 'tab' | 'verifyToken' | 'guideFolder'>): Route[] {
  const routes = [
    ...peopleRoutes(parts.context),
    ...caseRoutes(parts.context),
    ...conversationRoutes(parts.context),
    ...messageRoutes(parts.context),
    ...placeRoutes(parts.context),
    ...fileRoutes(parts.context),
    ...whiteboardRoutes(parts.context),
    ...whiteboardPictureRoutes(parts.context),
    ...meetingRoutes(parts.context),
    ...eventRoutes(parts),
    ...healthRoutes(parts),
    ...(parts.connector ? botRoutes(parts.connector) : []),
    ...(parts.scanEvents ? scanEventRoutes(parts.scanEvents) : []),
  ];
  return [...routes, ...openApiRoutes(routes)];
}

/** The HTTP server, not yet listening. */
export function createServer(parts: ServerParts): Server {
  const server = createRestify({ name: 'Conferencing', log: quietLog() as never });
  server.pre((req, res, next) => {
    // restify names itself otherwise.
    res.removeHeader('Server');
    // It parses address and host, and whoever sent one that is none would end the process.
    try {
      req.getUrl();
    } catch {
      answerRefusal(parts, { request: req, response: res, cause: notFound() });
      return next(false);
    }
    next();
  });
  const gate = { context: parts.context, verifyToken: parts.verifyToken, log: parts.log };
  for (const route of listRoutes(parts)) addRoute(server, gate, route);
  // Else a page would be looked for under such an address.
  for (const path of ['/api', '/api/*']) {
    server.get(path, (req, res, next) => {
      answerRefusal(parts, { request: req, response: res, cause: notFound() });
      next(false);
    });
  }
  serveGuides(server, parts.guideFolder);
  if (parts.tab) serveTab(server, parts.tab);
  // restify's own refusals. It would answer a second time, and die of it, if it were told that this is done.
  server.on('restifyError', (req: unknown, res: unknown, cause: { statusCode?: number }) => {
    const request = req as IncomingMessage;
    const response = res as ServerResponse;
    const isUnknown = cause.statusCode === 404 || cause.statusCode === 405 || cause.statusCode === 400;
    if (!response.headersSent) {
      answerRefusal(parts, { request, response, cause: isUnknown ? notFound() : cause });
    }
  });
  return server;
}

/** restify wants a pino of its own and would write whole requests to it. */
function quietLog(): Record<string, unknown> {
  const silent = () => undefined;
  const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent };
  return { ...log, child: () => log, level: 'silent' };
}
