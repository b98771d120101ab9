import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { NewWhiteboard, Whiteboard } from '../../../api/contract/whiteboards.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { useOpenBoard } from './BoardOpenerContext.ts';
import { boardsPath } from './boardPath.ts';

export type NewBoard = {
  isMaking: boolean;
  /** Why the board could not be made; null when it is tried again. */
  error: Error | null;
  /** Makes a board and opens it; while one is being made, it is that one. */
  make: () => void;
  dismiss: () => void;
};

/** A press makes one board, however often its answer is lost: until there is one, the next press asks for the same. */
export function useNewBoard(conversationId: string): NewBoard {
  const { api } = useSession();
  const client = useQueryClient();
  const openBoard = useOpenBoard();
  const clientId = useRef<string | null>(null);
  const making = useMutation({
    mutationFn: () => {
      clientId.current ??= crypto.randomUUID();
      const wanted: NewWhiteboard = { clientId: clientId.current, date: localDate(new Date()) };
      return api.send<Whiteboard>('POST', boardsPath(conversationId), wanted);
    },
    onSuccess: (board) => {
      clientId.current = null;
      void client.invalidateQueries({ queryKey: queryKeys.whiteboards(conversationId) });
      openBoard(board);
    },
  });
  return {
    isMaking: making.isPending,
    error: making.error,
    make: () => {
      if (!making.isPending) making.mutate();
    },
    dismiss: () => {
      clientId.current = null;
      making.reset();
    },
  };
}

/** The day by the person's own calendar, as `2026-11-12`. */
export function localDate(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
}
