import { useEffect, useState } from 'react';
import type { BoardSaving, BoardSync } from './sync/BoardSync.ts';

/** How what was drawn stands, as it changes. */
export function useSaving(sync: BoardSync): BoardSaving {
  const [shown, setShown] = useState({ sync, saving: sync.saving() });
  useEffect(() => {
    const take = () => setShown({ sync, saving: sync.saving() });
    take();
    return sync.onSaving(take);
  }, [sync]);
  return shown.sync === sync ? shown.saving : sync.saving();
}
