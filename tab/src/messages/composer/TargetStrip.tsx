import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { QuoteContent } from '../quote/QuoteContent.tsx';
import type { ComposerTarget } from './ComposerTarget.ts';

type Props = { conversationId: string; target: ComposerTarget; isTouch: boolean; onDrop: () => void };

/** Above the text: which message is answered or edited, and how not to. */
export function TargetStrip({ conversationId, target, isTouch, onDrop }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const isReply = target.kind === 'reply';
  return (
    <div role="group" aria-label={t(`messages.target.${target.kind}`)} className={styles.strip}>
      {isReply ? (
        <QuoteContent message={target.message} conversationId={conversationId} />
      ) : (
        <span className={styles.words}>{t('messages.target.edit')}</span>
      )}
      <Button
        appearance="subtle"
        size="small"
        icon={<Dismiss20Regular />}
        aria-label={t(isReply ? 'messages.target.dropReply' : 'messages.target.dropEdit')}
        className={mergeClasses(styles.drop, isTouch && styles.touch)}
        onClick={onDrop}
      />
    </div>
  );
}

const useStyles = makeStyles({
  strip: { display: 'flex', alignItems: 'center', columnGap: '8px', padding: '8px 8px 0 12px' },
  words: { ...typographyStyles.caption1Strong, color: tokens.colorNeutralForeground1 },
  drop: { flexShrink: 0, marginInlineStart: 'auto' },
  touch: { minWidth: '48px', minHeight: '48px' },
});
