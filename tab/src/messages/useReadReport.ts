import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { useMarkRead } from '../conversations/useMarkRead.ts';
import type { Row } from './rows.ts';

type Place = {
  conversationId: string;
  rows: readonly Row[];
  list: RefObject<VirtualizerHandle | null>;
};

/** Gives a function that marks as read what stands on the screen. A hidden page reads nothing. */
export function useReadReport({ conversationId, rows, list }: Place): () => void {
  const markRead = useMarkRead(conversationId);
  const report = () => {
    const handle = list.current;
    if (!handle || handle.viewportSize === 0 || document.visibilityState !== 'visible') return;
    const last = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 1);
    for (let index = Math.min(last, rows.length - 1); index >= 0; index -= 1) {
      const sequence = sequenceOf(rows[index]);
      if (sequence === null) continue;
      markRead(sequence);
      return;
    }
  };
  const reportWhenSeen = useEffectEvent(report);
  useEffect(() => {
    const onVisible = () => reportWhenSeen();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, []);
  return report;
}

function sequenceOf(row: Row | undefined): number | null {
  if (row?.kind === 'message') return row.message.sequence;
  return row?.kind === 'lines' ? (row.lines.at(-1)?.sequence ?? null) : null;
}
