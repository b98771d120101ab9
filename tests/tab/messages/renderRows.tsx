import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Message } from '../../../api/contract/messages.ts';
import type { Api } from '../../../tab/src/api.ts';
import type { LoadedMessages } from '../../../tab/src/live/appendMessage.ts';
import { createRowBuilder } from '../../../tab/src/messages/createRowBuilder.ts';
import type { ComposerTarget } from '../../../tab/src/messages/composer/ComposerTarget.ts';
import { ConversationContext, ListContext } from '../../../tab/src/messages/ListContext.ts';
import type { Outbox } from '../../../tab/src/messages/outbox.ts';
import type { OutboxEntry } from '../../../tab/src/messages/outboxEntry.ts';
import { RowView } from '../../../tab/src/messages/RowView.tsx';
import { useListSettingsOf } from '../../../tab/src/messages/useListSettingsOf.ts';
import { queryKeys } from '../../../tab/src/queryKeys.ts';
import { aConversation, heroMessages, people } from './builders.ts';
import { renderInSession } from './renderInSession.tsx';

const nothing = () => {};

type Wish = {
  messages?: Message[];
  unsent?: OutboxEntry[];
  conversation?: ReturnType<typeof aConversation>;
  person?: typeof people.marco;
  language?: 'en' | 'it';
  newSince?: number | null;
  isClosed?: boolean;
  asked?: string[];
  onTarget?: (target: ComposerTarget) => void;
  onJump?: (sequence: number) => void;
  onProblem?: (error: Error | null) => void;
  api?: Partial<Api>;
};

/** All rows of the cache, without the list that shows only those in sight: jsdom has no layout. */
export async function renderRows(wish: Wish = {}) {
  const {
    messages = heroMessages,
    unsent = [],
    conversation = aConversation(),
    person = people.marco,
  } = wish;
  const asked = wish.asked ?? [];
  const outbox = {
    sendAgain: (id: string) => void asked.push(`again ${id}`),
    discard: (id: string) => void asked.push(`discard ${id}`),
  } as Outbox;
  const { onTarget = nothing, onJump = nothing, onProblem = nothing } = wish;
  function Rows() {
    const { data } = useQuery<LoadedMessages>({
      queryKey: queryKeys.messages(conversation.id),
      initialData: { pages: [{ items: messages }], pageParams: [null] },
      queryFn: skipToken,
    });
    const [buildRows] = useState(createRowBuilder);
    const settings = useListSettingsOf({
      conversation,
      outbox,
      isClosed: wish.isClosed ?? false,
      layout: 'three',
      onTarget,
      onJump,
      onProblem,
    });
    const rows = buildRows({
      pages: data?.pages.map(({ items }) => items) ?? [],
      isAtStart: true,
      readerId: person.id,
      newSince: wish.newSince ?? null,
      unsent,
    });
    return (
      <ListContext value={settings}>
        <ConversationContext value={conversation}>
          {rows.map((row) => (
            <RowView key={row.key} row={row} />
          ))}
        </ConversationContext>
      </ListContext>
    );
  }
  const { api, language = 'en' } = wish;
  return renderInSession(<Rows />, { person, language, ...(api ? { api } : {}) });
}
