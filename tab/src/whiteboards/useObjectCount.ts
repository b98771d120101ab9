import { useEffect, useState } from 'react';
import { countObjects } from '../../../api/contract/summariseBoard.ts';
import type { BoardSync } from './sync/BoardSync.ts';

/** How many objects are on the board, what was just drawn included. */
export function useObjectCount(sync: BoardSync): number {
  const [count, setCount] = useState(() => countObjects(sync.elements().values()));
  useEffect(() => {
    const take = () => setCount(countObjects(sync.elements().values()));
    take();
    const ends = [sync.onChanged(take), sync.onSaving(take)];
    return () => {
      for (const end of ends) end();
    };
  }, [sync]);
  return count;
}
