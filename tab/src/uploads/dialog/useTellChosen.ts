import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { judgeChosen } from '../choose/chosenFiles.ts';

/** Once, when files are listed; what is wrong with one stands in its row. */
export function useTellChosen(chosen: ReturnType<typeof judgeChosen>): void {
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const told = useRef(0);
  const tell = useEffectEvent(() => {
    const good = chosen.filter(({ problem }) => problem === null).length;
    const bad = chosen.length - good;
    const words = [
      ...(good > 0 ? [t('uploads.listed', { count: good })] : []),
      ...(bad > 0 ? [t('uploads.notTaken', { count: bad })] : []),
    ];
    announce(words.join(' '));
  });
  useEffect(() => {
    if (chosen.length > told.current) tell();
    told.current = chosen.length;
  }, [chosen.length]);
}
