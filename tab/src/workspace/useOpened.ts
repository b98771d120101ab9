import { useCallback, useState } from 'react';
import { useConversationList } from '../conversations/useConversationList.ts';
import { useSession } from '../session.ts';
import type { Opened } from './chooseConversation.ts';
import { chooseConversation } from './chooseConversation.ts';
import { forgetLastOpened, keepLastOpened, readLastOpened } from './lastOpened.ts';
import { parseLink } from './parseLink.ts';

type Opening = {
  /** Null until it is known. */
  opened: Opened | null;
  open: (conversationId: string) => void;
  openCase: (caseNumber: string) => void;
  /** It is not there any more: another one is chosen. */
  giveUp: () => void;
};

/** Which conversation is open. */
export function useOpened(linkedItem: string | null): Opening {
  const { person } = useSession();
  const [linked, setLinked] = useState(() => parseLink(linkedItem));
  const [lastOpened, setLastOpened] = useState(() => readLastOpened(person.id));
  const [chosen, setChosen] = useState<Opened | null>(null);
  const { data } = useConversationList();
  const conversations = data?.pages.flatMap((page) => page.items) ?? null;
  const first = chosen ?? chooseConversation({ linked, lastOpened, conversations });
  // What was opened first stays open when the list changes its order.
  if (first && !chosen && first.kind !== 'none') setChosen(first);

  const open = useCallback(
    (id: string) => {
      keepLastOpened(person.id, id);
      setChosen({ kind: 'conversation', id, isRemembered: false });
    },
    [person.id],
  );
  const openCase = useCallback((number: string) => setChosen({ kind: 'case', number }), []);
  const giveUp = useCallback(() => {
    forgetLastOpened(person.id);
    setLinked(null);
    setLastOpened(null);
    setChosen(null);
  }, [person.id]);
  return { opened: first, open, openCase, giveUp };
}
