import { useEffect, useState } from 'react';
import type { Session } from '../../session.ts';
import { useSession } from '../../session.ts';
import { createTextStorage } from '../textStorage.ts';
import type { Drafts } from './drafts.ts';
import { createDrafts } from './drafts.ts';

/** The drafts of a session outlive the composer of one conversation. */
const draftsOfSessions = new WeakMap<Session['api'], Drafts>();

export function useDraft(conversationId: string) {
  const drafts = draftsOf(useSession());
  const [text, setText] = useState(() => drafts.get(conversationId));
  useEffect(() => {
    window.addEventListener('pagehide', drafts.flush);
    return () => {
      window.removeEventListener('pagehide', drafts.flush);
      drafts.flush();
    };
  }, [drafts]);
  return {
    text,
    setText: (changed: string) => {
      drafts.set(conversationId, changed);
      setText(changed);
    },
    /** False where the client refuses storage: then a reload loses the draft. */
    isKept: drafts.isKept(),
  };
}

function draftsOf({ api, person }: Session): Drafts {
  const known = draftsOfSessions.get(api);
  if (known) return known;
  const drafts = createDrafts(createTextStorage(), person.id);
  draftsOfSessions.set(api, drafts);
  return drafts;
}
