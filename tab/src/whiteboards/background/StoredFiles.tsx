import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { bareButton } from '../../files/bareButton.ts';
import { FilePicture } from '../../files/FilePicture.tsx';
import { NotListed } from '../../files/NotListed.tsx';
import { filesOf, useFileList } from '../../files/useFileList.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { isDrawable } from './drawable.ts';

const pictures = { kind: 'image', limit: 30 } as const;
const pdfs = { kind: 'pdf', limit: 30 } as const;

type Props = { conversationId: string; onChoose: (file: ConversationFile) => void };

/** The pictures and PDFs of the conversation, newest first. */
export function StoredFiles({ conversationId, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const lists = [useFileList(conversationId, pictures), useFileList(conversationId, pdfs)];
  const files = lists
    .flatMap(({ data }) => filesOf(data))
    .sort((one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id));
  const failed = lists.find(({ error, data }) => error && !data);
  const isLoading = lists.some(({ isPending }) => isPending);
  const more = lists.filter(({ hasNextPage }) => hasNextPage);
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.heading}>
        {t('whiteboards.background.fromConversation')}
      </h3>
      {failed?.error && <NotListed error={failed.error} onTryAgain={() => void failed.refetch()} />}
      {isLoading && files.length === 0 && <Spinner size="small" />}
      {!isLoading && !failed && files.length === 0 && (
        <p className={styles.note}>{t('whiteboards.background.none')}</p>
      )}
      <ul role="list" className={styles.grid}>
        {files.map((file) => (
          <li key={file.id}>
            <FileChoice file={file} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {more.length > 0 && (
        <Button
          className={styles.more}
          onClick={() => {
            for (const list of more) void list.fetchNextPage();
          }}
        >
          {t('whiteboards.background.more')}
        </Button>
      )}
    </section>
  );
}

function FileChoice({ file, onChoose }: { file: ConversationFile; onChoose: Props['onChoose'] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const drawable = isDrawable(file);
  const note =
    drawable === 'later'
      ? t('whiteboards.background.notCheckedYet')
      : drawable === 'no'
        ? t('whiteboards.background.notDrawable')
        : null;
  return (
    <button
      type="button"
      className={styles.choice}
      aria-disabled={drawable !== 'yes'}
      onClick={() => {
        if (drawable === 'yes') onChoose(file);
      }}
    >
      <span className={styles.picture}>
        <FilePicture file={file} isNamed />
      </span>
      <bdi className={styles.name}>{visibleName(file.name)}</bdi>
      {note !== null && <span className={styles.note}>{note}</span>}
    </button>
  );
}

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px' },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(128px, 42%), 1fr))',
    gap: '12px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  choice: {
    ...bareButton,
    ...typographyStyles.caption1,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    width: '100%',
    textAlign: 'start',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    '&[aria-disabled="true"]': { cursor: 'not-allowed', color: tokens.colorNeutralForeground3 },
  },
  // The picture's own height would stretch its frame.
  picture: { display: 'block', width: '100%', minHeight: 0, aspectRatio: '3 / 2', overflow: 'hidden' },
  name: { maxHeight: '32px', overflow: 'hidden' },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  more: { alignSelf: 'center', minHeight: '48px' },
});
