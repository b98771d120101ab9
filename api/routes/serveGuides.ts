import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';
import type { Server } from 'restify';
import { readNodeCall } from './readNodeCall.ts';

/** Serves the user guide: `/guide/{page}?locale={language}`, in English where a page is not translated. */
export function serveGuides(server: Server, folder: string): void {
  const pages = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    const match = /^([\w-]+)\.([a-z]{2})\.md$/.exec(file);
    if (match?.[1] && match[2]) {
      pages.set(`${match[1]} ${match[2]}`, toPage(readFileSync(path.join(folder, file), 'utf8'), match[2]));
    }
  }
  const css = readFileSync(path.join(folder, 'guide.css'));

  server.get('/guide/:page', (req, res, next) => {
    const { request, response } = readNodeCall(req, res);
    const query = new URLSearchParams((request.url ?? '').split('?')[1]);
    const locale = query.get('locale')?.slice(0, 2);
    const page = request.params?.page;
    const html = pages.get(`${page} ${locale}`) ?? pages.get(`${page} en`);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'no-cache');
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    );
    if (page === 'guide.css') {
      response.setHeader('content-type', 'text/css; charset=utf-8');
      response.end(css);
    } else {
      response.statusCode = html === undefined ? 404 : 200;
      response.setHeader('content-type', `text/${html === undefined ? 'plain' : 'html'}; charset=utf-8`);
      response.end(html ?? 'There is no such page.');
    }
    return next(false);
  });
}

function toPage(markdown: string, locale: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? 'Conferencing';
  const body = marked.parse(markdown, { async: false });
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<link rel="stylesheet" href="/guide/guide.css"></head><body><main>${body}</main></body></html>`
  );
}
