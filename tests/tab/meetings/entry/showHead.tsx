import type { Conversation } from '../../../../api/contract/conversations.ts';
import type { MeetingList } from '../../../../api/contract/meetings.ts';
import { ConversationHead } from '../../../../tab/src/conversations/ConversationHead.tsx';
import type { MeetingDoor, MeetingToOpen } from '../../../../tab/src/meetings/MeetingDoorContext.ts';
import { MeetingDoorContext } from '../../../../tab/src/meetings/MeetingDoorContext.ts';
import { createFakeApi } from '../../createFakeApi.ts';
import type { people } from '../../messages/builders.ts';
import { aConversation } from '../../messages/builders.ts';
import { renderInSession } from '../../messages/renderInSession.tsx';

export type Wish = {
  /** What a press is answered. */
  answer?: unknown;
  meetings?: MeetingList['items'];
  table?: Record<string, unknown>;
  conversation?: Conversation;
  person?: typeof people.marco;
  language?: 'en' | 'it';
  width?: number;
  isAsked?: boolean;
  door?: Partial<MeetingDoor>;
};

/** The head of the hero's conversation, and what left the tab through it. */
export async function showHead(wish: Wish = {}) {
  const { width = 668, conversation = aConversation(), language = 'en', isAsked = false } = wish;
  const opened: { meeting: MeetingToOpen; title: string }[] = [];
  const links: string[] = [];
  const called: string[][] = [];
  const fake = createFakeApi({
    'GET /api/conversations/hero/meetings': { items: wish.meetings ?? [] },
    'POST /api/conversations/hero/meetings': wish.answer,
    ...wish.table,
  });
  const door: MeetingDoor = {
    open: (meeting, title) => Promise.resolve(void opened.push({ meeting, title })),
    openLink: (url) => Promise.resolve(void links.push(url)),
    callPeople: (addresses) => Promise.resolve(void called.push(addresses)),
    ...wish.door,
  };
  const view = await renderInSession(
    <MeetingDoorContext value={door}>
      <ConversationHead
        conversation={conversation}
        layout={width < 420 ? 'one' : 'three'}
        width={width}
        isVideoAsked={isAsked}
        onShowDetails={() => undefined}
      />
    </MeetingDoorContext>,
    { api: fake.api, language, ...(wish.person ? { person: wish.person } : {}) },
  );
  return { ...fake, ...view, opened, links, called, wishes: () => fake.sent().map(({ body }) => body) };
}
