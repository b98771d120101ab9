import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { visibleName } from '../messages/visibleName.ts';
import { canOpen } from './fileStatus.ts';

/** Tells who listens that a file which was being checked can be opened now, or is blocked (rules FL8, AX1). */
export function useAnnounceAvailable(file: ConversationFile | undefined): void {
  const { announce } = useAnnounce();
  const { t } = useTranslation();
  const before = useRef<'waiting' | 'open' | 'blocked' | null>(null);
  const now = file ? standing(file) : null;
  const tell = useEffectEvent((words: 'files.available' | 'files.blockedNow') => {
    // One file may stand in several places: the same batch is said once.
    if (file) announce(t(words, { name: visibleName(file.name) }), { batchId: file.id });
  });
  useEffect(() => {
    if (before.current === 'waiting' && now === 'open') tell('files.available');
    if (before.current !== null && before.current !== 'blocked' && now === 'blocked')
      tell('files.blockedNow');
    before.current = now;
  }, [now]);
}

function standing(file: ConversationFile): 'waiting' | 'open' | 'blocked' {
  if (file.state === 'infected') return 'blocked';
  return canOpen(file) ? 'open' : 'waiting';
}
