import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../../api/contract/conversations.ts';
import type { ConversationFile, FileKind } from '../../../api/contract/files.ts';
import { visibleName } from '../messages/visibleName.ts';
import { DeleteFileDialog } from './DeleteFileDialog.tsx';
import type { FileFilter } from './fileFilter.ts';
import { useFilesAround } from './FilesContext.ts';
import { FoundFiles } from './FoundFiles.tsx';
import { FullDialog } from './FullDialog.tsx';
import { filesOfPage, knownFiles, useFileList } from './useFileList.ts';

type Props = { members: readonly Member[]; first: FileFilter; onClose: () => void };

const kinds = [
  'image',
  'pdf',
  'text',
  'table',
  'audio',
  'video',
  'archive',
  'other',
] as const satisfies FileKind[];

/** Every file of the conversation, by kind and by person, with the earlier versions of each. */
export function AllFilesDialog({ members, first, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { conversationId, layout } = useFilesAround();
  const isOne = layout === 'one';
  const [filter, setFilter] = useState(first);
  const [versionsOf, setVersionsOf] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<ConversationFile | null>(null);
  const wanted = versionsOf === null ? filter : { name: versionsOf };
  const list = useFileList(conversationId, { ...wanted, limit: filesOfPage });

  const authors = withFormer(members, knownFiles(useQueryClient(), conversationId));
  return (
    <FullDialog
      title={
        versionsOf === null
          ? t('files.allTitle')
          : t('files.versionsTitle', { name: visibleName(versionsOf) })
      }
      onClose={onClose}
    >
      <div className={styles.filters}>
        {versionsOf === null ? (
          <>
            <Select
              select={{ className: isOne ? styles.touch : undefined }}
              aria-label={t('files.kindFilter')}
              value={filter.kind ?? ''}
              onChange={(_, { value }) => setFilter(withFilter(filter, 'kind', value))}
            >
              <option value="">{t('files.everyKind')}</option>
              <option value="media">{t('details.media')}</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`files.kinds.${kind}`)}
                </option>
              ))}
            </Select>
            <Select
              select={{ className: isOne ? styles.touch : undefined }}
              aria-label={t('files.personFilter')}
              value={filter.authorId ?? ''}
              onChange={(_, { value }) => setFilter(withFilter(filter, 'authorId', value))}
            >
              <option value="">{t('files.everyone')}</option>
              {authors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {visibleName(name)}
                </option>
              ))}
            </Select>
          </>
        ) : (
          <Button icon={<ArrowLeft20Regular />} onClick={() => setVersionsOf(null)}>
            {t('files.backToAll')}
          </Button>
        )}
      </div>
      <FoundFiles
        list={list}
        isGrid={wanted.kind === 'media'}
        filter={wanted}
        onVersions={versionsOf === null ? ({ name }) => setVersionsOf(name) : null}
        onDelete={setDeleting}
      />
      {deleting && <DeleteFileDialog file={deleting} onClose={() => setDeleting(null)} />}
    </FullDialog>
  );
}

type Author = Pick<Member, 'id' | 'name'>;

/** Who is no longer a member has left files here too. */
function withFormer(members: readonly Author[], files: readonly ConversationFile[]): Author[] {
  const authors = new Map(files.map(({ authorId, authorName }) => [authorId, authorName]));
  for (const { id } of members) authors.delete(id);
  return [...members, ...[...authors].map(([id, name]) => ({ id, name }))];
}

function withFilter(filter: FileFilter, key: 'kind' | 'authorId', value: string): FileFilter {
  const { [key]: _, ...others } = filter;
  return value === '' ? others : { ...others, [key]: value };
}

const useStyles = makeStyles({
  touch: { height: '48px' },
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    flexShrink: 0,
    padding: '8px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});
