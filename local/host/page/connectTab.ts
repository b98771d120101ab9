import type { DialogWish, TabConnection, TabHost } from './TabHost.ts';
import { hostSdkVersion, runtimeConfig } from './teamsContext.ts';

/**
 * Speaks Teams' side of the teams-js protocol to the tab in `frame`, and to nobody else: a message
 * counts only from that window and that origin, and an answer goes there only.
 */
export function connectTab({ frame, appOrigin, ...host }: TabOptions): TabConnection {
  const listened = new Set<string>();

  function post(message: Record<string, unknown>): void {
    frame.contentWindow?.postMessage(message, appOrigin);
  }

  async function receive(event: MessageEvent): Promise<void> {
    if (!frame.contentWindow || event.source !== frame.contentWindow || event.origin !== appOrigin) return;
    const request = toRequest(event.data);
    if (!request) return;
    if (request.func === 'initialize') {
      listened.clear();
      host.onStart();
    }
    if (request.func === 'registerHandler') listened.add(String(request.args[0]));
    const args = await answer(request, host);
    if (args) post({ id: request.id, uuidAsString: request.uuidAsString, args });
  }

  const listener = (event: MessageEvent) => void receive(event);
  addEventListener('message', listener);
  return {
    setTheme: (theme) => {
      if (listened.has('themeChange')) post({ func: 'themeChange', args: [theme] });
    },
    close: () => removeEventListener('message', listener),
  };
}

/** The arguments of the answer; null where teams-js waits for none, or where Teams would not answer. */
async function answer({ func, args }: TabRequest, host: TabHost): Promise<unknown[] | null> {
  switch (func) {
    case 'initialize':
      return [host.frameContext, 'web', JSON.stringify(runtimeConfig), hostSdkVersion];
    case 'getContext':
      return [host.context()];
    case 'authentication.getAuthToken':
      return host.token().then(
        (token) => [true, token],
        (error: unknown) => [false, error instanceof Error ? error.message : String(error)],
      );
    case 'executeDeepLink':
      return openLink(args[0]) ? [true] : [false, 'This link cannot be opened.'];
    case 'tasks.startTask':
      return host.openDialog(toDialogWish(args[0])).then(
        () => [null, null],
        (error: unknown) => [error instanceof Error ? error.message : String(error)],
      );
    case 'tasks.completeTask':
      host.closeDialog();
      return null;
    case 'pages.currentApp.navigateTo':
      host.navigate(toSubPageId(args[0]));
      return [null];
    case 'pages.currentApp.navigateToDefaultPage':
      host.navigate(null);
      return [null];
    case 'settings.getSettings':
      return [host.settings()];
    case 'settings.setSettings':
      return [false, 'A personal tab has no settings.'];
    default:
      return null;
  }
}

/** Teams opens links outside of itself, without a way back into it. */
function openLink(link: unknown): boolean {
  const url = typeof link === 'string' ? URL.parse(link) : null;
  if (!url || !['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol)) return false;
  open(url, '_blank', 'noopener');
  return true;
}

function toSubPageId(target: unknown): string | null {
  const { subPageId } = (target ?? {}) as { subPageId?: unknown };
  return typeof subPageId === 'string' ? subPageId : null;
}

function toDialogWish(info: unknown): DialogWish {
  const { url, title } = (info ?? {}) as { url?: unknown; title?: unknown };
  return {
    url: typeof url === 'string' ? url : '',
    title: typeof title === 'string' ? title : 'Conferencing',
  };
}

function toRequest(data: unknown): TabRequest | null {
  const { id, uuidAsString, func, args } = (data ?? {}) as Record<string, unknown>;
  if (typeof id !== 'number' || typeof func !== 'string') return null;
  return { id, uuidAsString, func, args: Array.isArray(args) ? args : [] };
}

type TabRequest = { id: number; uuidAsString: unknown; func: string; args: unknown[] };

export type TabOptions = TabHost & { frame: HTMLIFrameElement; appOrigin: string };
