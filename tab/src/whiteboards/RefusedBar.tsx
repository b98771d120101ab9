import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Button,
  useAnnounce,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardSync } from './sync/BoardSync.ts';

/** What the server did not take is gone from the board: its author must hear of it. */
export function RefusedBar({ sync }: { sync: BoardSync }) {
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const [count, setCount] = useState(0);
  const tell = useEffectEvent((refused: number) => {
    setCount((before) => before + refused);
    announce(t('whiteboards.window.refused', { count: refused }));
  });
  useEffect(() => sync.onChanged((elements, { isRefused }) => isRefused && tell(elements.length)), [sync]);
  if (count === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t('whiteboards.window.refused', { count })}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<Dismiss20Regular />}
            aria-label={t('whiteboards.window.dismiss')}
            onClick={() => setCount(0)}
          />
        }
      />
    </MessageBar>
  );
}
