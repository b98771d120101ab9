import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { visibleName } from '../messages/visibleName.ts';
import { formatSize } from '../ui/formatSize.ts';
import { LocaleContext } from '../ui/formatTime.ts';
import type { FileFilter } from './fileFilter.ts';
import { FileIcon } from './FileIcon.tsx';
import { FilePicture } from './FilePicture.tsx';
import { useFilesAround } from './FilesContext.ts';
import { canOpen, fileStatus } from './fileStatus.ts';
import { StatusSign } from './StatusSign.tsx';

type Props = {
  file: ConversationFile;
  /** The list that previous and next go through. */
  among?: FileFilter;
  /** More for the second line, such as the day. */
  more?: string;
};

/** A file in a list: thumbnail or icon, name, and what there is to know about it. */
export function FileRow({ file, among, more }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const { onOpen, layout } = useFilesAround();
  const status = fileStatus(file);
  const size = formatSize(file.size, locale);
  const second = [
    ...(status === 'ready' ? [] : [t(`files.state.${status}`)]),
    ...(file.version > 1 ? [t('files.version', { version: file.version })] : []),
    size,
    ...(status === 'ready' || more ? [visibleName(file.authorName)] : []),
    ...(more ? [more] : []),
  ];
  const isPicture = canOpen(file) && file.thumbnailUrl !== null;
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, layout === 'one' && styles.touch)}
      onClick={() => onOpen(file.id, among)}
    >
      <span
        className={mergeClasses(styles.icon, (isPicture || more) && styles.wide, isPicture && styles.picture)}
      >
        {isPicture ? <FilePicture file={file} isNamed /> : <FileIcon kind={file.kind} />}
      </span>
      <span className={styles.lines}>
        <bdi className={styles.name}>{visibleName(file.name)}</bdi>
        <span className={styles.second}>{second.join(' · ')}</span>
      </span>
      <StatusSign status={status} />
    </button>
  );
}

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    minHeight: '40px',
    margin: 0,
    padding: '2px 4px',
    boxSizing: 'border-box',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground2Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  touch: { minHeight: '48px' },
  icon: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: '24px',
    color: tokens.colorNeutralForeground2,
  },
  wide: { width: '44px' },
  picture: { height: '30px' },
  lines: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  name: {
    ...typographyStyles.body1,
    // Two lines.
    maxHeight: '40px',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  second: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
});
