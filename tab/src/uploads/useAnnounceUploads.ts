import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../messages/visibleName.ts';
import type { Batch, UploadFile } from './store/batch.ts';
import { useProblemWords } from './useProblemWords.ts';
import { useStuckWords } from './useStuckWords.ts';

/** Says what a reader of the screen would notice: a file arrived, a file failed; never each per cent. */
export function useAnnounceUploads(batches: readonly Batch[]): void {
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const problemWords = useProblemWords();
  const stuckWords = useStuckWords(batches);
  const before = useRef<ReadonlyMap<string, UploadFile['state']>>(new Map());
  const tell = useEffectEvent((file: UploadFile) => {
    const name = visibleName(file.name);
    if (file.state === 'done') announce(t('uploads.announceDone', { name }));
    if (file.state === 'failed') {
      const reason = problemWords.ofFile(file);
      announce(t('uploads.announceFailed', { name, reason }), { alert: true });
    }
  });
  useEffect(() => {
    const files = batches.flatMap((batch) => batch.files);
    for (const file of files) {
      const was = before.current.get(file.key);
      if (was !== undefined && was !== file.state) tell(file);
    }
    before.current = new Map(files.map(({ key, state }) => [key, state]));
  }, [batches]);
  useEffect(() => {
    if (stuckWords !== null) announce(stuckWords, { alert: true });
  }, [stuckWords, announce]);
}
