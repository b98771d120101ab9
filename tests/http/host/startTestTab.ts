import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const library = join(
  import.meta.dirname,
  '../../../node_modules/@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js',
);

/** A page of another origin with the real teams-js, in the place of the app's tab. */
export async function startTestTab(): Promise<TestTab> {
  let hostOrigins: string[] = [];
  const server = createServer((request, response) => {
    const isLibrary = request.url === '/teams.js';
    response.setHeader('content-type', isLibrary ? 'text/javascript' : 'text/html');
    // Keeps the library from asking the internet for its list of origins.
    response.setHeader('content-security-policy', "connect-src 'none'");
    response.end(isLibrary ? readFileSync(library) : page(hostOrigins));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    welcome: (origins) => void (hostOrigins = origins),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function page(hostOrigins: string[]): string {
  return `<!doctype html><html lang="en"><title>Test tab</title>
    <main><h1>Test tab</h1><p id="shown">not started</p><p id="theme"></p></main>
    <script src="/teams.js"></script>
    <script>
      const { app } = microsoftTeams;
      const show = (theme) => {
        document.getElementById('theme').textContent = theme;
        document.body.style.cssText =
          theme === 'default' ? 'background:#fff;color:#000' : 'background:#000;color:#fff';
      };
      app.initialize(${JSON.stringify(hostOrigins)}).then(async () => {
        const context = await app.getContext();
        app.registerOnThemeChangeHandler(show);
        show(context.app.theme);
        app.notifySuccess();
        // Two mains on one page are told apart by their names.
        document.querySelector('main').ariaLabel = 'Tab of ' + context.user.displayName;
        document.getElementById('shown').textContent =
          [context.user.displayName, context.app.locale, context.page.subPageId ?? 'no page'].join(', ');
      });
    </script></html>`;
}

export type TestTab = { url: string; welcome: (hostOrigins: string[]) => void; close: () => Promise<void> };
