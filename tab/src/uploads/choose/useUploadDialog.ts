import { useCallback, useEffect, useRef, useState } from 'react';
import type { Session } from '../../session.ts';
import { useSession } from '../../session.ts';
import type { ChosenFile } from './chosenFiles.ts';
import { addChosen, splitChosen } from './chosenFiles.ts';
import { keepOpen, wasOpen } from './openDialogs.ts';

type Chosen = readonly ChosenFile[];

/** What is chosen outlives the pane of its conversation, as a draft does; a reload it does not. */
const ofSessions = new WeakMap<Session['api'], Map<string, Chosen>>();

const nothing: Chosen = [];

/** Whether the dialog is open, and what is listed in it and has not left (rule FL1: two steps). */
export function useUploadDialog(conversationId: string) {
  const { api, files: rules } = useSession();
  const [kept] = useState(() => ofSessions.get(api) ?? new Map<string, Chosen>());
  const [isOpen, setIsOpen] = useState(() => wasOpen(api, conversationId));
  const [chosen, setShown] = useState(() => kept.get(conversationId) ?? nothing);
  useEffect(() => {
    keepOpen(api, isOpen ? { conversationId, leftAt: null } : null);
    // Another layout mounts the pane anew.
    return () => keepOpen(api, isOpen ? { conversationId, leftAt: Date.now() } : null);
  }, [api, conversationId, isOpen]);
  const setChosen = useCallback(
    (change: (before: Chosen) => Chosen) => {
      const changed = change(kept.get(conversationId) ?? nothing);
      ofSessions.set(api, kept.set(conversationId, changed));
      setShown(changed);
    },
    [api, kept, conversationId],
  );
  const open = useCallback(() => setIsOpen(true), []);
  const stopRecording = useRef<(() => void) | null>(null);
  const setRecording = useCallback((stop: (() => void) | null) => {
    stopRecording.current = stop;
  }, []);
  const isRecording = useCallback(() => stopRecording.current !== null, []);
  const close = useCallback(() => {
    // What is being recorded exists nowhere else: it is listed first, and the next press closes.
    if (stopRecording.current) stopRecording.current();
    else setIsOpen(false);
  }, []);
  const choose = useCallback(
    (files: readonly File[]) => {
      setChosen((before) => addChosen(before, files));
      setIsOpen(true);
    },
    [setChosen],
  );
  /** From what is kept, not from what is shown: pressed twice, Upload takes them once. */
  const takeGood = (): File[] => {
    const { good, rest } = splitChosen(kept.get(conversationId) ?? nothing, rules);
    setChosen(() => rest);
    return good;
  };
  return { isOpen, open, close, chosen, choose, takeGood, setChosen, setRecording, isRecording };
}

export type UploadDialogState = ReturnType<typeof useUploadDialog>;
