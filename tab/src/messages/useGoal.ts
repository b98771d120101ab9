import { useCallback, useEffect, useState } from 'react';
import type { Message } from '../../../api/contract/messages.ts';
import { liesOlder } from './opening.ts';

/** How long the message that one has gone to stands out. */
const highlightMs = 1_500;

type Needs = {
  pages: readonly (readonly Message[])[];
  /** The sequence that a link names; null without one. */
  startAt: number | null;
  canLoadOlder: boolean;
};

/** The message that one wants to go to, by a link or a quote: first loaded, then gone to, then marked for a moment. */
export function useGoal({ pages, startAt, canLoadOlder }: Needs) {
  const [wanted, setWanted] = useState(startAt === null ? null : { sequence: startAt });
  const [reached, setReached] = useState<number | null>(null);
  useEffect(() => {
    if (reached === null) return;
    const timer = setTimeout(() => setReached(null), highlightMs);
    return () => clearTimeout(timer);
  }, [reached]);
  const onJump = useCallback((sequence: number) => setWanted({ sequence }), []);
  const isLoading = wanted !== null && canLoadOlder && liesOlder(pages, wanted.sequence);
  return {
    isLoading,
    /** Once it is loaded, or cannot be. */
    goal: isLoading ? null : wanted,
    reached,
    onJump,
    onReached: (sequence: number) => {
      setWanted(null);
      setReached(sequence);
    },
  };
}
