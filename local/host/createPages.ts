import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative } from 'node:path';
import sirv from 'sirv';
import type { TokenBearer } from '../identity.ts';
import type { DemoCompany, DemoPerson } from '../people.ts';
import type { PagePerson, PageStart } from './pageStart.ts';

export const ownFolders = {
  built: join(import.meta.dirname, 'dist'),
  pictures: join(import.meta.dirname, '../../docs/images'),
};
const picture = '/both-sides.png';

/** Serves the host's one page, whatever its query says, and what belongs to it. */
export function createPages(options: PageOptions): Pages {
  const { built, pictures } = options.folders;
  const serveBuilt = sirv(built, { dev: true });
  const servePicture = sirv(pictures, { dev: true });
  const policy = contentSecurityPolicy(new URL(options.appUrl).origin);

  function answerPage(response: ServerResponse): void {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const file = join(built, 'index.html');
    if (!existsSync(file)) {
      response.statusCode = 503;
      response.end('<!doctype html><title>Conferencing</title><p>This page is not built. Run: npm run build');
      return;
    }
    const start = JSON.stringify(pageStart(options)).replaceAll('<', '\\u003c');
    response.end(readFileSync(file, 'utf8').replace('"start of the page"', () => start));
  }

  return {
    answer(request, response, next) {
      response.setHeader('content-security-policy', policy);
      const { pathname } = new URL(request.url ?? '/', 'http://host');
      if (pathname === '/' || pathname === '/index.html') return answerPage(response);
      if (pathname === picture) return servePicture(request, response, next);
      serveBuilt(request, response, next);
    },
  };
}

function pageStart({ appUrl, dataDir, people, companies, personNotSetUp, folders }: PageOptions): PageStart {
  return {
    appUrl,
    heroCase: readHeroCase(dataDir),
    dataFolder: shorten(dataDir),
    hasPicture: existsSync(join(folders.pictures, picture)),
    people: [
      ...people.map((person) => toPagePerson(person, companies)),
      ...(personNotSetUp ? [toPagePerson({ ...personNotSetUp, locale: 'en' }, companies)] : []),
    ],
  };
}

/** The folder as one standing in the project would name it. */
function shorten(folder: string): string {
  const short = relative(process.cwd(), folder);
  return short.startsWith('..') ? folder : short;
}

function toPagePerson(
  person: DemoPerson | (TokenBearer & { locale: 'en' }),
  companies: readonly DemoCompany[],
): PagePerson {
  const { id, name, email, locale, identities } = person;
  const identity = identities[0];
  if (!identity) throw new Error(`${id} has no identity`);
  const company = 'companyId' in person && companies.find((one) => one.id === person.companyId);
  return {
    id,
    name,
    email,
    tenantId: identity.tenantId,
    objectId: identity.objectId,
    isGuest: identity.homeTenantId !== undefined,
    membership: company
      ? { company: { id: company.id, name: company.name, kind: company.kind }, role: person.role }
      : null,
    locale,
  };
}

/** The demo writes its case's number into the data folder, once there is one. */
function readHeroCase(dataDir: string): string | null {
  try {
    const { heroCase } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as {
      heroCase?: unknown;
    };
    return typeof heroCase === 'string' ? heroCase : null;
  } catch {
    return null;
  }
}

function contentSecurityPolicy(appOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${appOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export type PageOptions = {
  appUrl: string;
  dataDir: string;
  people: readonly DemoPerson[];
  companies: readonly DemoCompany[];
  personNotSetUp: TokenBearer | null;
  folders: PageFolders;
};

/** Where the built page and the project's pictures are. */
export type PageFolders = typeof ownFolders;

export type Pages = {
  answer: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
};
