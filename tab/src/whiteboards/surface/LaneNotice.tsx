import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../lane/Lane.ts';
import { useLaneState } from './usePen.ts';

/** Losing the fast lane costs little, and one should know what. */
export function LaneNotice({ lane }: { lane: Lane | null }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useLaneState(lane);
  return (
    <div role="status" className={styles.place}>
      {state === 'lost' && (
        <MessageBar intent="info" layout="multiline" politeness="polite">
          <MessageBarBody>{t('boardSurface.laneLost')}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  place: {
    position: 'absolute',
    top: '8px',
    left: '50%',
    transform: 'translateX(-50%)',
    width: 'max-content',
    maxWidth: 'calc(100% - 24px)',
    zIndex: 4,
  },
});
