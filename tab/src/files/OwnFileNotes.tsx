import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/contract/messages.ts';
import { useFilesAround } from './FilesContext.ts';
import { useFiles } from './useFile.ts';

/** So long a message counts as just sent: its writer may look for its files. */
const newMs = 10 * 60_000;

/** Below one's own message with files: what was done to them, and the way to where they stand. */
export function OwnFileNotes({ message }: { message: Message }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { conversationId, onShowDetails } = useFilesAround();
  const files = useFiles(conversationId, message.fileIds);
  const [isNew] = useState(() => Date.now() - Date.parse(message.createdAt) < newMs);
  const cleared = files.filter(({ locationRemoved }) => locationRemoved).length;
  return (
    <>
      {cleared > 0 && <span className={styles.note}>{t('files.locationRemoved', { count: cleared })}</span>}
      {isNew && onShowDetails && (
        <Link className={styles.link} onClick={onShowDetails}>
          {t('files.showInDetails')}
        </Link>
      )}
    </>
  );
}

const useStyles = makeStyles({
  note: {
    ...typographyStyles.caption1,
    padding: '4px 0 0',
    textAlign: 'end',
    color: tokens.colorNeutralForeground3,
  },
  link: { ...typographyStyles.caption1, paddingTop: '4px' },
});
