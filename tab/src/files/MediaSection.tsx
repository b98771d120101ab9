import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { DetailsSection } from '../details/DetailsSection.tsx';
import { useFilesAround } from './FilesContext.ts';
import { MediaTile } from './MediaTile.tsx';
import { NotListed } from './NotListed.tsx';
import { filesOf, useFileList } from './useFileList.ts';
import { useSectionStyles } from './useSectionStyles.ts';

const shown = 6;
const media = { kind: 'media' } as const;
const filter = { ...media, limit: shown } as const;

/** Pane 3's newest pictures, sound and video (rule DP1). `count` is of all; undefined while it is asked for. */
export function MediaSection({ count }: { count: number | undefined }) {
  const styles = useStyles();
  const shared = useSectionStyles();
  const { t } = useTranslation();
  const { conversationId, isClosed, onShowAll } = useFilesAround();
  const { data, error, refetch } = useFileList(conversationId, filter);
  const files = filesOf(data).slice(0, shown);
  const placeholders = data || !count ? 0 : Math.min(count, shown);
  return (
    <DetailsSection
      title={t('details.media')}
      count={count ?? 0}
      action={
        files.length > 0 && (
          <Link
            className={shared.showAll}
            aria-label={t('files.showAllMedia')}
            onClick={() => onShowAll(media)}
          >
            {t('files.showAll')}
          </Link>
        )
      }
    >
      {error && !data && count !== 0 && <NotListed error={error} onTryAgain={() => void refetch()} />}
      {files.length === 0 && (count === 0 || data) && (
        <p className={shared.note}>{t(isClosed ? 'files.none' : 'files.noMedia')}</p>
      )}
      {(files.length > 0 || placeholders > 0) && (
        <ul className={styles.grid} role="list">
          {files.map((file) => (
            <li key={file.id}>
              <MediaTile file={file} among={media} />
            </li>
          ))}
          {Array.from({ length: placeholders }, (_, index) => (
            <li key={index} className={styles.placeholder} aria-hidden />
          ))}
        </ul>
      )}
    </DetailsSection>
  );
}

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: '8px',
    listStyleType: 'none',
    margin: 0,
    padding: '0 0 4px',
  },
  placeholder: {
    aspectRatio: '3 / 2',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground6,
  },
});
