import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowUpload24Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import { ReaderLine } from '../../messages/composer/ReaderLine.tsx';
import type { Layout } from '../../ui/useLayout.ts';

type Props = { conversation: Conversation; layout: Layout };

/** Over the conversation while files are dragged across it; who reads them is said here too (rule MS10). */
export function DropTarget({ conversation, layout }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.target}>
      <div className={styles.readers}>
        <ReaderLine conversation={conversation} layout={layout} />
      </div>
      <div className={styles.words}>
        <ArrowUpload24Regular aria-hidden />
        <strong className={styles.strong}>{t('uploads.dropHere')}</strong>
        <span>{t('uploads.dropNote')}</span>
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  target: {
    position: 'absolute',
    inset: '8px',
    zIndex: 2,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusXLarge,
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    opacity: 0.96,
    // The pane below goes on hearing the drag.
    pointerEvents: 'none',
  },
  readers: { order: 1 },
  words: {
    ...typographyStyles.body1,
    display: 'flex',
    flexGrow: 1,
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    padding: '16px',
    rowGap: '4px',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  strong: { ...typographyStyles.subtitle2, color: tokens.colorNeutralForeground1 },
});
