import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { RequestHandler, Server } from 'restify';
import sirv from 'sirv';
import { readNodeCall } from './readNodeCall.ts';

/** Where Teams shows tabs, by Microsoft's documentation of tab prerequisites. */
const teamsFrames = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];
/** teams-js asks there which hosts it may trust; it works without an answer. */
const teamsDomainList = 'https://res.cdn.office.net';

/** Where Live Share runs that Teams gives a tab in meetings, chats and channels; nowhere else it is asked. */
const liveShare = ['https://*.fluidrelay.azure.com', 'wss://*.fluidrelay.azure.com'];

const workerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'";

/** Serves the built tab and the guides: the page with a fresh nonce each time, the hashed files for ever. */
export function serveTab(server: Server, tab: { folder: string; hostOrigins: string[] } & Reached): void {
  const template = readFileSync(path.join(tab.folder, 'index.html'), 'utf8');
  const files = sirv(tab.folder, {
    etag: true,
    gzip: true,
    setHeaders(response, pathname) {
      response.setHeader('x-content-type-options', 'nosniff');
      // A worker is held to its own policy: hashing and reading PDFs is done in WebAssembly, which pages must not run.
      response.setHeader('content-security-policy', workerPolicy);
      const isHashed = pathname.startsWith('/assets/');
      response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  const answer: RequestHandler = (req, res, next) => {
    const { request, response } = readNodeCall(req, res);
    const pathname = (request.url ?? '/').split('?')[0] ?? '/';
    if (pathname === '/' || pathname === '/index.html') {
      sendPage(response, { ...tab, template });
      return next(false);
    }
    // restify puts a method where sirv keeps what it parsed.
    const plain = Object.create(request, { path: { value: undefined, writable: true } }) as IncomingMessage;
    // A file that is gone since the start (a build in place) must cost this answer only, not the process.
    response.once('pipe', (source: NodeJS.ReadableStream) => source.once('error', () => response.destroy()));
    files(plain, response, () => {
      response.statusCode = 404;
      response.setHeader('content-type', 'text/plain; charset=utf-8');
      response.end('There is nothing here.');
    });
    return next(false);
  };
  server.get('/*', answer);
  server.head('/*', answer);
}

function sendPage(
  response: ServerResponse,
  page: { template: string; hostOrigins: string[] } & Reached,
): void {
  const nonce = randomBytes(16).toString('base64');
  const origins = page.hostOrigins.join(' ');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('content-security-policy', contentSecurityPolicy({ ...page, nonce, origins }));
  response.end(
    page.template
      .replaceAll('__CSP_NONCE__', nonce)
      .replaceAll('__TEAMS_HOST_ORIGINS__', escapeAttribute(origins)),
  );
}

/** Scripts and styles of our own only; style attributes are set by scripts, which the policy does not touch. */
function contentSecurityPolicy(allowed: { nonce: string; origins: string } & Reached): string {
  const { blobOrigin, laneOrigin } = allowed;
  // Over a socket and over HTTP.
  const lane = laneOrigin === null ? [] : [laneOrigin, laneOrigin.replace(/^http/, 'ws')];
  const reached = [teamsDomainList, blobOrigin, ...lane, ...liveShare];
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${allowed.nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${reached.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    `frame-ancestors ${[...teamsFrames, allowed.origins].join(' ').trim()}`,
  ].join('; ');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Other origins that the tab calls. `laneOrigin`: the local relay of whiteboards' fast lane. */
type Reached = { blobOrigin: string; laneOrigin: string | null };
