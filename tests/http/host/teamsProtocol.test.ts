import type * as MicrosoftTeams from '@microsoft/teams-js';
import { decodeJwt } from 'jose';
import type { Frame, Page } from 'playwright-core';
import { people } from '../../../local/people.ts';
import type { OpenHost } from './openHost.ts';
import { openHost } from './openHost.ts';

/** The real library, inside of the tab. */
declare const microsoftTeams: typeof MicrosoftTeams;

let open: OpenHost;
let page: Page;
beforeAll(async () => void (open = await openHost()));
afterAll(() => open.close());
beforeEach(async () => void (page = await open.browser.newPage()));
afterEach(() => page.close());

test('[AX2] the tab learns its person, theme, language and case from the context', async () => {
  const tab = await showTab('/?person=marco-bianchi&theme=dark&locale=de&case=SC-2026-000123');
  const context = await tab.evaluate(() => microsoftTeams.app.getContext());
  expect(context.app).toMatchObject({
    locale: 'de-de',
    theme: 'dark',
    host: { name: 'Teams', clientType: 'web' },
  });
  expect(context.page).toMatchObject({
    id: 'conferencing',
    subPageId: 'case/SC-2026-000123',
    frameContext: 'content',
  });
  const [identity] = people[0]!.identities;
  expect(context.user).toMatchObject({
    id: identity?.objectId,
    loginHint: 'marco.bianchi@officine-rossi.example',
    tenant: { id: identity?.tenantId },
  });
});

test('[SE1] getAuthToken gives a token of the person shown, also after another was chosen', async () => {
  const tab = await showTab('/?person=marco-bianchi');
  const first = decodeJwt(await tab.evaluate(() => microsoftTeams.authentication.getAuthToken()));
  expect(first['name']).toBe('Marco Bianchi');
  await page.getByLabel('Person').selectOption('Anna Keller');
  const other = await shownTab('Anna Keller');
  const second = decodeJwt(await other.evaluate(() => microsoftTeams.authentication.getAuthToken()));
  expect(second['name']).toBe('Anna Keller');
});

test('[SE1] a refused token is a rejected promise, not silence', async () => {
  const tab = await showTab('/?person=marco-bianchi');
  await page.route('**/token', (route) => route.fulfill({ status: 500 }));
  const outcome = await tab.evaluate(() => microsoftTeams.authentication.getAuthToken().catch(String));
  expect(outcome).toContain('500');
});

test('[AX1] a theme is told live, without loading the tab again', async () => {
  const tab = await showTab('/?person=anna-keller');
  await tab.evaluate(() => Object.assign(window, { isTheSame: true }));
  for (const [name, theme] of [
    ['Dark', 'dark'],
    ['High contrast', 'contrast'],
    ['Light', 'default'],
  ] as const) {
    await page.getByLabel('Theme').selectOption(name);
    await tab.locator('#theme', { hasText: theme }).waitFor();
    expect(new URL(page.url()).searchParams.get('theme')).toBe(theme);
  }
  expect(await tab.evaluate(() => 'isTheSame' in window)).toBe(true);
});

test('[AX2] a language loads the tab again, and stays in the address', async () => {
  await showTab('/?person=anna-keller');
  await page.getByLabel('Language').selectOption('Français');
  await shownTab('Anna Keller, fr-fr');
  expect(new URL(page.url()).searchParams.get('locale')).toBe('fr');
});

test('[AX1] the tab can ask for another of its pages', async () => {
  const tab = await showTab('/?person=anna-keller');
  const { currentApp } = await tab.evaluate(() => ({
    currentApp: microsoftTeams.pages.currentApp.isSupported(),
  }));
  expect(currentApp).toBe(true);
  await tab.evaluate(() => {
    const page = { pageId: 'conferencing', subPageId: 'case/SC-2026-000099' };
    void microsoftTeams.pages.currentApp.navigateTo(page);
  });
  await shownTab('Anna Keller, en-us, case/SC-2026-000099');
  expect(new URL(page.url()).searchParams.get('case')).toBe('SC-2026-000099');
});

test('[SE4] a link opens outside without a way back, a script link not at all', async () => {
  const tab = await showTab('/?person=anna-keller');
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    tab.evaluate((url) => microsoftTeams.app.openLink(url), `${open.tabUrl}outside`),
  ]);
  expect(opened.url()).toBe(`${open.tabUrl}outside`);
  expect(await opened.evaluate(() => window.opener === null)).toBe(true);
  const refused = await tab.evaluate(() => microsoftTeams.app.openLink('javascript:alert(1)').catch(String));
  expect(refused).toContain('cannot be opened');
});

test('[WB1] a dialog opens in a window of its own, as the same person, and closes itself', async () => {
  const tab = await showTab('/?person=anna-keller&theme=dark&locale=it');
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    openDialog(tab, `${open.tabUrl}?of=board`),
  ]);
  const inside = await frameOf(opened);
  const context = await inside.evaluate(() => microsoftTeams.app.getContext());
  expect(context.page.frameContext).toBe('task');
  expect(context.app).toMatchObject({ theme: 'dark', locale: 'it-it' });
  expect(context.user?.displayName).toBe('Anna Keller');
  expect(inside.url()).toBe(`${open.tabUrl}?of=board`);
  await Promise.all([
    opened.waitForEvent('close'),
    inside.evaluate(() => microsoftTeams.dialog.url.submit()).catch(() => undefined),
  ]);
  // The tab hears that its dialog is closed.
  await tab.waitForFunction(() => 'dialogClosed' in window);
});

test('[WB1] a page that has its window already gets no second one, and another page has its own', async () => {
  const tab = await showTab('/?person=anna-keller');
  const [first] = await Promise.all([page.waitForEvent('popup'), openDialog(tab, `${open.tabUrl}?of=board`)]);
  const popups: string[] = [];
  page.on('popup', (popup) => popups.push(popup.url()));
  await openDialog(tab, `${open.tabUrl}?of=board`);
  const [other] = await Promise.all([
    page.waitForEvent('popup'),
    openDialog(tab, `${open.tabUrl}?of=another`),
  ]);
  expect(new URL(other.url()).searchParams.get('dialog')).toBe('/?of=another');
  expect(popups).toHaveLength(1);
  await Promise.all([other.close(), first.close()]);
  const [again] = await Promise.all([page.waitForEvent('popup'), openDialog(tab, `${open.tabUrl}?of=board`)]);
  await again.close();
});

test('[WB1] where the browser opens no window the dialog covers the tab, and closing brings it back', async () => {
  const tab = await showTab('/?person=anna-keller');
  await page.evaluate(() => Object.assign(window, { open: () => null }));
  await openDialog(tab, `${open.tabUrl}?of=board`);
  const cover = page.getByRole('dialog', { name: 'Board' });
  await cover.locator('iframe').contentFrame().locator('#shown:not(:text("not started"))').waitFor();
  expect(await page.locator('.stage > iframe').getAttribute('inert')).not.toBeNull();
  await cover.getByRole('button', { name: 'Close' }).click();
  await cover.waitFor({ state: 'detached' });
  expect(await page.locator('.stage > iframe').getAttribute('inert')).toBeNull();
  await tab.waitForFunction(() => 'dialogClosed' in window);
});

test('[SE3] a dialog shows no page but the app’s', async () => {
  const tab = await showTab('/?person=anna-keller');
  const outcome = await tab.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const info = { url: 'https://evil.example/', title: 'Board' } as never;
        microsoftTeams.dialog.url.open(info, ({ err }) => resolve(String(err)));
      }),
  );
  expect(outcome).toContain('pages of the app only');
  await page.goto(`${open.host.url}/?person=anna-keller&dialog=https%3A%2F%2Fevil.example%2F`);
  expect(new URL((await shownTab('Anna Keller')).url()).origin).toBe(new URL(open.tabUrl).origin);
});

test('[SE3] the host hears only its own frame, of the right origin', async () => {
  const tab = await showTab('/?person=anna-keller');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.evaluate((tabUrl) => {
    const ask = { id: 1, func: 'authentication.getAuthToken', args: [] };
    // The right window, once it has been led to another origin.
    const source = document.querySelector<HTMLIFrameElement>('iframe[title="Conferencing"]')!.contentWindow;
    dispatchEvent(new MessageEvent('message', { data: ask, origin: 'http://evil.example', source }));
    const stranger = document.createElement('iframe');
    stranger.src = tabUrl;
    document.body.append(stranger);
  }, open.tabUrl);
  await page.locator('iframe:not([title])').contentFrame().locator('#shown').waitFor();
  const stranger = page.frames().find((frame) => frame !== tab && frame.parentFrame() !== null);
  // The right origin, but another window.
  await stranger!.evaluate(() => {
    parent.postMessage({ id: 1, func: 'authentication.getAuthToken', args: [] }, '*');
  });
  // Messages arrive in order, so this answer comes after what was to be ignored.
  await tab.evaluate(() => microsoftTeams.authentication.getAuthToken());
  expect(asked.filter((path) => path === '/token')).toHaveLength(1);
});

test('[SE3] host and tab may be on different sites', async () => {
  const tab = await showTab('/?person=anna-keller', open.host.url.replace('localhost', '127.0.0.1'));
  const token = await tab.evaluate(() => microsoftTeams.authentication.getAuthToken());
  expect(decodeJwt(token).iss).toContain(open.host.url);
});

async function showTab(path: string, host = open.host.url): Promise<Frame> {
  await page.goto(`${host}${path}`);
  return shownTab('');
}

/** The frame of the tab, once it shows `words` and has asked to hear of themes. */
async function shownTab(words: string): Promise<Frame> {
  const frame = page.locator('iframe[title="Conferencing"]');
  await frame.contentFrame().locator('#shown:not(:text("not started"))', { hasText: words }).waitFor();
  const content = await (await frame.elementHandle()).contentFrame();
  if (!content) throw new Error('there is no frame');
  return content;
}

/** Asks the host for a dialog, as the tab does; the window remembers its end. */
async function openDialog(tab: Frame, url: string): Promise<void> {
  await tab.locator('h1').click();
  await tab.evaluate((address) => {
    const info = { url: address, title: 'Board' } as never;
    microsoftTeams.dialog.url.open(info, () => Object.assign(window, { dialogClosed: true }));
  }, url);
}

async function frameOf(opened: Page): Promise<Frame> {
  const frame = opened.locator('iframe[title="Conferencing"]');
  await frame.contentFrame().locator('#shown:not(:text("not started"))').waitFor();
  const content = await (await frame.elementHandle()).contentFrame();
  if (!content) throw new Error('there is no frame');
  return content;
}
