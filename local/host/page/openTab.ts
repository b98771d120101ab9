import type { PageStart } from '../pageStart.ts';
import { connectTab } from './connectTab.ts';
import { element } from './element.ts';
import { fetchToken } from './fetchToken.ts';
import type { Side } from './readSides.ts';
import type { FrameContext } from './FrameContext.ts';
import type { TabConnection, TabHost } from './TabHost.ts';
import { teamsContext } from './teamsContext.ts';

/** The tab in a frame, as that person sees it; to be put onto the page by the caller. */
export function openTab({ start, side, address, frameContext, ...host }: OpenTabOptions): OpenedTab {
  const frame = element('iframe', {
    title: 'Conferencing',
    allow: 'camera; microphone; display-capture; clipboard-write',
    // As in Teams: everything a tab may do, but leading the whole window away.
    sandbox:
      'allow-downloads allow-forms allow-modals allow-pointer-lock allow-popups ' +
      'allow-popups-to-escape-sandbox allow-same-origin allow-scripts',
    src: address,
  });
  const sessionId = crypto.randomUUID();
  const connection = connectTab({
    ...host,
    frame,
    appOrigin: new URL(start.appUrl).origin,
    frameContext,
    context: () => teamsContext(side(), { sessionId, frameContext }),
    token: () => fetchToken(side().person.id),
    settings: () => ({
      entityId: 'conferencing',
      contentUrl: start.appUrl,
      suggestedDisplayName: 'Conferencing',
    }),
  });
  return { frame, connection };
}

type OpenTabOptions = Pick<TabHost, 'onStart' | 'navigate' | 'openDialog' | 'closeDialog'> & {
  start: PageStart;
  /** As it stands when the tab asks. */
  side: () => Side;
  /** What the frame loads. */
  address: string;
  frameContext: FrameContext;
};

export type OpenedTab = { frame: HTMLIFrameElement; connection: TabConnection };
