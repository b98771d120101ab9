import { makeStyles, Spinner } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { VList } from 'virtua';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { MoreRows } from '../conversations/MoreRows.tsx';
import { StateView } from '../ui/StateView.tsx';
import type { Layout } from '../ui/useLayout.ts';
import type { FileFilter } from './fileFilter.ts';
import { useFilesAround } from './FilesContext.ts';
import { ListedFile } from './ListedFile.tsx';
import { ListedPicture } from './ListedPicture.tsx';
import { NotListed } from './NotListed.tsx';
import type { useFileList } from './useFileList.ts';
import { filesOf } from './useFileList.ts';

type Props = {
  list: ReturnType<typeof useFileList>;
  /** Pictures beside each other, with their facts, instead of rows. */
  isGrid: boolean;
  /** What the list is of. */
  filter: FileFilter;
  onVersions: ((file: ConversationFile) => void) | null;
  onDelete: (file: ConversationFile) => void;
};

/** More than this, or more to come, and only what is in sight is in the page. */
const fewFiles = 60;
const columns: Record<Layout, number> = { three: 4, two: 3, one: 2 };

/** What the filters of the dialog found. */
export function FoundFiles({ list, isGrid, filter, onVersions, onDelete }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { layout, isClosed } = useFilesAround();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list;
  const files = filesOf(data);
  const isFiltered = Object.keys(filter).length > 0;
  if (error && !data) {
    return (
      <div className={styles.body}>
        <NotListed error={error} onTryAgain={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <Spinner className={styles.body} label={t('app.loading')} />;
  if (files.length === 0) {
    return (
      <StateView
        icon={<DocumentRegular />}
        title={isFiltered ? t('files.noneFoundTitle') : isClosed ? t('files.none') : t('files.noneTitle')}
        text={isFiltered ? t('files.noneFoundText') : isClosed ? undefined : t('files.noFiles')}
      />
    );
  }
  const each = { among: filter, onVersions, onDelete };
  const rows = isGrid
    ? inRows(files, columns[layout]).map((row) => (
        <div key={row[0]?.id} className={styles.pictures} role="presentation">
          {row.map((file) => (
            <ListedPicture key={file.id} file={file} columns={columns[layout]} {...each} />
          ))}
        </div>
      ))
    : files.map((file) => <ListedFile key={file.id} file={file} {...each} />);
  const more = hasNextPage && !isFetchingNextPage && (
    <MoreRows key="more" onWanted={() => void fetchNextPage()} />
  );
  if (files.length <= fewFiles && !hasNextPage) {
    return (
      <div className={styles.list} role="list" aria-label={t('details.files')}>
        {rows}
      </div>
    );
  }
  return (
    <VList className={styles.virtual} role="list" aria-label={t('details.files')} tabIndex={0}>
      {rows}
      {more}
    </VList>
  );
}

function inRows<Item>(items: readonly Item[], length: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / length) }, (_, row) =>
    items.slice(row * length, (row + 1) * length),
  );
}

const useStyles = makeStyles({
  body: { padding: '16px', justifyContent: 'center' },
  list: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '8px 12px', boxSizing: 'border-box' },
  virtual: { flexGrow: 1, minHeight: 0, padding: '8px 12px', boxSizing: 'border-box' },
  pictures: { display: 'flex', gap: '12px', padding: '4px 4px 12px' },
});
