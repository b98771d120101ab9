import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../messages/visibleName.ts';
import { LocaleContext } from '../ui/formatTime.ts';
import { fileFacts } from './fileFacts.ts';
import { FileMenu } from './FileMenu.tsx';
import { fileStatus } from './fileStatus.ts';
import { MediaTile } from './MediaTile.tsx';
import type { ListedProps } from './useFileChoices.ts';
import { useFileChoices } from './useFileChoices.ts';

/** A picture, sound or video of the list of all files, with what it tells of itself below it (rule DP1). */
export function ListedPicture({ columns, ...props }: ListedProps & { columns: number }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const choices = useFileChoices(props);
  const { file, among } = props;
  const status = fileStatus(file);
  const facts = [
    ...(status === 'ready' ? [] : [t(`files.state.${status}`)]),
    ...(file.version > 1 ? [t('files.version', { version: file.version })] : []),
    ...fileFacts(file, { t, locale }),
  ];
  const gaps = 12 * (columns - 1);
  return (
    <div role="listitem" className={styles.item} style={{ width: `calc((100% - ${gaps}px) / ${columns})` }}>
      <MediaTile file={file} among={among} />
      {choices.length > 0 && (
        <div className={styles.menu}>
          <FileMenu file={file} choices={choices} />
        </div>
      )}
      <div className={styles.words}>
        <bdi className={styles.name}>{visibleName(file.name)}</bdi>
        <div className={styles.facts}>{facts.join(' · ')}</div>
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  item: { position: 'relative', minWidth: 0, flexShrink: 0 },
  menu: {
    position: 'absolute',
    top: '4px',
    right: '4px',
    display: 'flex',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  words: { paddingTop: '4px', overflowWrap: 'anywhere' },
  name: { ...typographyStyles.body1 },
  facts: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});
