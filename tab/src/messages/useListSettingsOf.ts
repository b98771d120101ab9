import { useMemo, useState } from 'react';
import type { Conversation } from '../../../api/contract/conversations.ts';
import { useTimes } from '../ui/formatTime.ts';
import type { Layout } from '../ui/useLayout.ts';
import type { ListSettings } from './ListContext.ts';
import type { Outbox } from './outbox.ts';

type Needs = {
  conversation: Conversation;
  outbox: Outbox;
  isClosed: boolean;
  layout: Layout;
} & Pick<ListSettings, 'onTarget' | 'onJump' | 'onProblem'>;

/** The same object as long as nothing in it changed: a new message must not render every row again. */
export function useListSettingsOf(needs: Needs): ListSettings {
  const { conversation, outbox, isClosed, layout, onTarget, onJump, onProblem } = needs;
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(() => new Set());
  const times = useTimes();
  const { id: conversationId, companies } = conversation;
  const customer = conversation.case?.customer ?? null;
  return useMemo(
    () => ({
      conversationId,
      layout,
      times,
      companies: new Map(companies.map((company) => [company.id, company])),
      customer,
      isClosed,
      unfolded,
      onFold: (key) => setUnfolded((before) => toggled(before, key)),
      onSendAgain: outbox.sendAgain,
      onDiscard: outbox.discard,
      onTarget,
      onJump,
      onProblem,
    }),
    [
      conversationId,
      layout,
      times,
      companies,
      customer,
      isClosed,
      unfolded,
      outbox,
      onTarget,
      onJump,
      onProblem,
    ],
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const changed = new Set(keys);
  if (!changed.delete(key)) changed.add(key);
  return changed;
}
