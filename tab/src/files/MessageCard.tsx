import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../messages/visibleName.ts';
import { formatSize } from '../ui/formatSize.ts';
import { LocaleContext } from '../ui/formatTime.ts';
import { FileIcon } from './FileIcon.tsx';
import { useFilesAround } from './FilesContext.ts';
import { fileStatus } from './fileStatus.ts';
import type { SharedFile } from './SharedFile.ts';
import { StatusSign } from './StatusSign.tsx';
import { useAnnounceAvailable } from './useAnnounceAvailable.ts';
import { useFile } from './useFile.ts';

/** A file in a bubble that is no picture: its name, its size, and what hinders it, in words. */
export function MessageCard({ shared }: { shared: SharedFile }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const { conversationId, layout, onOpen } = useFilesAround();
  const { data: file } = useFile(conversationId, shared.id);
  useAnnounceAvailable(file);
  const status = file ? fileStatus(file) : 'ready';
  const card = mergeClasses(styles.card, layout === 'one' && styles.wide);
  if (status === 'deleted') {
    return (
      <span className={mergeClasses(card, styles.tombstone)}>
        <StatusSign status="deleted" />
        {t('files.state.deleted')}
      </span>
    );
  }
  return (
    <button type="button" className={mergeClasses(card, styles.button)} onClick={() => onOpen(shared.id)}>
      <span className={styles.icon}>
        <FileIcon kind={file?.kind ?? shared.kind} />
      </span>
      <span className={styles.lines}>
        <bdi className={styles.name}>{visibleName(shared.name)}</bdi>
        <span className={styles.second}>
          {formatSize(shared.size, locale)}
          {status !== 'ready' && ` · ${t(`files.state.${status}`)}`}
        </span>
      </span>
      <StatusSign status={status} />
    </button>
  );
}

const useStyles = makeStyles({
  card: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '280px',
    maxWidth: '100%',
    minHeight: '48px',
    margin: 0,
    padding: '4px 12px 4px 8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
  },
  wide: { width: '100%' },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  tombstone: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  lines: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});
