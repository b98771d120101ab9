import { app, authentication } from '@microsoft/teams-js';
import { createTokenCache } from './tokenCache.ts';
import type { ThemeName } from './ui/themes.ts';
import { toThemeName } from './ui/themes.ts';

/** The Teams client that shows the tab. */
export type Teams = {
  theme: ThemeName;
  /** As the person set it in Teams, such as `it-IT`. */
  locale: string;
  /** What a link into the tab names: `case/{number}`, `conversation/{id}`, `message/{id}/{sequence}`, `file/{id}`. */
  linkedItem: string | null;
  onThemeChange: (listener: (theme: ThemeName) => void) => void;
  /** A token for our API. `isRejected` says that the last one was refused, however long it should have lasted. */
  getToken: (isRejected?: boolean) => Promise<string>;
  /** Teams' apps for phones and tablets show no download of their own: there a link is opened outside. */
  isPhone: boolean;
  /** Opens an absolute address outside of the tab. */
  openLink: (url: string) => Promise<void>;
  /** Tells Teams to take its own loading sign away. */
  notifyShown: () => void;
};

const phoneClients = new Set<string>(['android', 'ios', 'ipados']);

/** After this long without an answer nobody is there; the library itself would wait for 60 s. */
const answerTimeoutMs = 5_000;

/** Null when the page is not inside Teams; the library notices a window of its own at once. */
export async function startTeams(): Promise<Teams | null> {
  try {
    await withTimeout(app.initialize(hostOrigins()));
    const context = await withTimeout(app.getContext());
    const tokens = createTokenCache(() => authentication.getAuthToken());
    return {
      theme: toThemeName(context.app.theme),
      locale: context.app.locale || navigator.language,
      linkedItem: context.page.subPageId || null,
      onThemeChange: (listener) => app.registerOnThemeChangeHandler((theme) => listener(toThemeName(theme))),
      getToken: tokens.get,
      isPhone: phoneClients.has(context.app.host.clientType),
      openLink: (url) => app.openLink(url),
      notifyShown: () => {
        app.notifyAppLoaded();
        void app.notifySuccess();
      },
    };
  } catch {
    return null;
  }
}

/** Hosts besides Microsoft's own that may embed the tab; the server writes them into the page. */
function hostOrigins(): string[] {
  const content = document.querySelector<HTMLMetaElement>('meta[name="teams-host-origins"]')?.content ?? '';
  return content.split(/\s+/).filter((origin) => /^https?:\/\//.test(origin));
}

async function withTimeout<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer from Teams')), answerTimeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
