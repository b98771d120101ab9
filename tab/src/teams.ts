import {
  app,
  authentication,
  call,
  dialog,
  DialogDimension,
  FrameContexts,
  liveShare,
  LiveShareHost,
  stageView,
} from '@microsoft/teams-js';
import { hostOrigins } from './hostOrigins.ts';
import { createTokenCache } from './tokenCache.ts';
import type { ThemeName } from './ui/themes.ts';
import { toThemeName } from './ui/themes.ts';

/** The Teams client that shows the tab. */
export type Teams = {
  theme: ThemeName;
  /** As the person set it in Teams, such as `it-IT`. */
  locale: string;
  /** What a link into the tab names: `case/{number}`, `meeting/{id}`: see parseLink.ts. */
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
  /**
   * Opens a page of the tab in a window of its own, within a press. Where this client has none, or will not open it,
   * `onRefused` is called, at once or later: then it is shown in place.
   */
  openWindow: (wish: WindowWish) => void;
  /** Calls people by their addresses, with picture and sound. Null where this client calls nobody. */
  callPeople: ((addresses: string[]) => Promise<void>) | null;
  /** This page is a dialog above the tab: closes it. Null elsewhere. */
  closeDialog: (() => void) | null;
};

export type WindowWish = {
  /** Path and query of the tab's page. */
  page: string;
  title: string;
  onRefused: () => void;
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
      openWindow: (wish) => openWindow(context, wish),
      callPeople: call.isSupported() ? callPeople : null,
      closeDialog:
        context.page.frameContext === FrameContexts.task && dialog.url.isSupported()
          ? () => dialog.url.submit()
          : null,
    };
  } catch {
    return null;
  }
}

/** Live Share's host, in a meeting, chat or channel; null elsewhere: Teams has no Live Share for personal tabs. */
export async function findLiveShareHost(): Promise<object | null> {
  try {
    if (!app.isInitialized() || !liveShare.isSupported()) return null;
    const { chat, channel, meeting } = await withTimeout(app.getContext());
    return chat || channel || meeting ? LiveShareHost.create() : null;
  } catch {
    return null;
  }
}

/** The stage of a chat or channel, in a window beside it; else a dialog; else nothing. */
function openWindow(context: app.Context, { page, title, onRefused }: WindowWish): void {
  const url = new URL(page, location.origin).href;
  const threadId = context.chat?.id ?? context.channel?.id;
  const appId = context.app.appId?.toString();
  if (stageView.isSupported() && appId && threadId !== undefined) {
    const openMode = stageView.StageViewOpenMode.popout;
    stageView.open({ appId, contentUrl: url, threadId, title, openMode }).catch(onRefused);
    return;
  }
  const mayOpen = context.page.frameContext !== FrameContexts.task && dialog.url.isSupported();
  if (!mayOpen) return onRefused();
  const size = { height: DialogDimension.Large, width: DialogDimension.Large };
  dialog.url.open({ url, title, size }, ({ err }) => {
    // Teams says so too where the person has closed it.
    if (err && !/cancel|closed/i.test(err)) onRefused();
  });
}

async function callPeople(addresses: string[]): Promise<void> {
  const { Audio, Video } = call.CallModalities;
  await call.startCall({ targets: addresses, requestedModalities: [Audio, Video] });
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
