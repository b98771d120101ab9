import { Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { DetailsSection } from '../details/DetailsSection.tsx';
import { FileRow } from './FileRow.tsx';
import { useFilesAround } from './FilesContext.ts';
import { NotListed } from './NotListed.tsx';
import { filesOf, useFileList } from './useFileList.ts';
import { useSectionStyles } from './useSectionStyles.ts';

const shown = 4;
const filter = { limit: shown } as const;

/** Pane 3's newest files (rule FL3). `count` is of all; undefined while it is asked for. */
export function FilesSection({ count }: { count: number | undefined }) {
  const shared = useSectionStyles();
  const { t } = useTranslation();
  const { conversationId, isClosed, onShowAll } = useFilesAround();
  const { data, error, refetch } = useFileList(conversationId, filter);
  const files = filesOf(data).slice(0, shown);
  return (
    <DetailsSection
      title={t('details.files')}
      count={count ?? 0}
      action={
        files.length > 0 && (
          <Link className={shared.showAll} aria-label={t('files.showAllFiles')} onClick={() => onShowAll({})}>
            {t('files.showAll')}
          </Link>
        )
      }
    >
      {error && !data && count !== 0 && <NotListed error={error} onTryAgain={() => void refetch()} />}
      {files.length === 0 && (count === 0 || data) && (
        <p className={shared.note}>{t(isClosed ? 'files.none' : 'files.noFiles')}</p>
      )}
      {files.length > 0 && (
        <ul className={shared.list} role="list">
          {files.map((file) => (
            <li key={file.id}>
              <FileRow file={file} />
            </li>
          ))}
        </ul>
      )}
    </DetailsSection>
  );
}
