import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Whiteboard } from '../../../../api/contract/whiteboards.ts';
import { useSession } from '../../session.ts';
import { boardPath } from '../boardPath.ts';

type Wanted = { format: 'png' | 'pdf'; page?: number };

export type Copy = {
  isPending: boolean;
  isDone: boolean;
  error: Error | null;
  make: (wanted: Wanted) => void;
  /** The same copy once more: if only the answer was lost, it is that one. */
  tryAgain: () => void;
  dismiss: () => void;
};

/** A copy of the board as a file of its conversation. */
export function useCopy({ id }: Pick<Whiteboard, 'id'>): Copy {
  const { api } = useSession();
  const last = useRef<(Wanted & { clientId: string }) | null>(null);
  const making = useMutation({
    mutationFn: (wanted: Wanted & { clientId: string }) =>
      api.send('POST', `${boardPath(id)}/copies`, wanted),
  });
  return {
    isPending: making.isPending,
    isDone: making.isSuccess,
    error: making.error,
    make: (wanted) => {
      last.current = { ...wanted, clientId: crypto.randomUUID() };
      making.mutate(last.current);
    },
    tryAgain: () => {
      if (last.current) making.mutate(last.current);
    },
    dismiss: making.reset,
  };
}
