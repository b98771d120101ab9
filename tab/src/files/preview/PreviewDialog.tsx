import { Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { LocaleContext, useTimes } from '../../ui/formatTime.ts';
import { fileFacts } from '../fileFacts.ts';
import type { FileFilter } from '../fileFilter.ts';
import { useFilesAround } from '../FilesContext.ts';
import { FullDialog } from '../FullDialog.tsx';
import { NotListed } from '../NotListed.tsx';
import { useAnnounceAvailable } from '../useAnnounceAvailable.ts';
import { useFile } from '../useFile.ts';
import { DownloadButton } from './DownloadButton.tsx';
import { FileView } from './FileView.tsx';
import { useWay } from './useWay.ts';

type Props = { fileId: string; among?: FileFilter; onClose: () => void };

const everyFile: FileFilter = {};

/** A file in place (rule FL4), and from it the way to those before and after it. */
export function PreviewDialog({ fileId, among = everyFile, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { conversationId } = useFilesAround();
  const [shownId, setShownId] = useState(fileId);
  const { data: file, error, refetch } = useFile(conversationId, shownId, { isKeptFresh: true });
  useAnnounceAvailable(file);
  const { before, after, place, count } = useWay({ conversationId, among, shownId, file });
  const go = (id: string | null) => id !== null && setShownId(id);
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of a dialog above it come here too.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    if (event.altKey || event.ctrlKey || event.metaKey || usesArrows(event.target)) return;
    if (event.key === 'ArrowLeft') go(before);
    else if (event.key === 'ArrowRight') go(after);
  };
  return (
    <FullDialog
      title={file ? <bdi>{visibleName(file.name)}</bdi> : t('files.preview.loading')}
      second={file && <Facts file={file} />}
      onKeyDown={onKeyDown}
      onClose={onClose}
      actions={
        <>
          {file && <DownloadButton key={file.id} file={file} />}
          {(before !== null || after !== null) && (
            <div className={styles.ways}>
              <Button
                appearance="subtle"
                icon={<ChevronLeft20Regular />}
                aria-label={t('files.preview.previous')}
                disabledFocusable={before === null}
                onClick={() => go(before)}
              />
              <span className={styles.place}>
                {place !== null && count !== null && t('files.preview.place', { place, count })}
              </span>
              <Button
                appearance="subtle"
                icon={<ChevronRight20Regular />}
                aria-label={t('files.preview.next')}
                data-focus-next
                disabledFocusable={after === null}
                onClick={() => go(after)}
              />
            </div>
          )}
        </>
      }
    >
      {file && <FileView key={file.id} file={file} />}
      {!file && error && (
        <div className={styles.failed}>
          <NotListed error={error} onTryAgain={() => void refetch()} />
        </div>
      )}
      {!file && !error && <Spinner className={styles.failed} label={t('files.preview.loading')} />}
    </FullDialog>
  );
}

function Facts({ file }: { file: ConversationFile }) {
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const times = useTimes();
  const facts = [
    t('files.preview.by', { name: visibleName(file.authorName), time: times.moment(file.createdAt) }),
    ...(file.version > 1 ? [t('files.version', { version: file.version })] : []),
    ...fileFacts(file, { t, locale }),
  ];
  return facts.join(' · ');
}

/** Where the arrows have a meaning of their own: text, tables, players, what is scrolled sideways. */
function usesArrows(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, select, textarea, audio, video, [role="menu"], [data-arrows]') !== null
  );
}

const useStyles = makeStyles({
  ways: { display: 'flex', alignItems: 'center', marginInlineStart: 'auto' },
  place: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  failed: { flexGrow: 1, padding: '16px' },
});
