import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { judgeChosen } from '../choose/chosenFiles.ts';
import { useSizes } from '../useSizes.ts';
import type { Batch } from '../store/batch.ts';
import { filesInTheWay, isShareable } from '../store/batch.ts';
import type { Uploads } from '../store/createUploads.ts';
import { ChosenRow } from './ChosenRow.tsx';
import { RefusedBatch } from './RefusedBatch.tsx';
import { UploadRow } from './UploadRow.tsx';
import { useHeldFocus } from './useHeldFocus.ts';

type Props = {
  uploads: Uploads;
  batches: readonly Batch[];
  chosen: ReturnType<typeof judgeChosen>;
  onRemoveChosen: (key: string) => void;
  onDiscard: (clientId: string) => void;
};

/** What is on its way, then what is listed and has not left. */
export function FileLists({ uploads, batches, chosen, onRemoveChosen, onDiscard }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const sizes = useSizes();
  const place = useRef<HTMLDivElement>(null);
  const { onFocus } = useHeldFocus(place);
  const list = useRef<HTMLUListElement>(null);
  const files = batches.flatMap((batch) => batch.files);
  const all = [...files, ...chosen.filter(({ problem }) => !problem).map(({ file }) => file)];
  const size = sizes.size(all.reduce((sum, file) => sum + file.size, 0));
  const done = files.filter(isShareable).length;
  const isStuck = batches.some((batch) => filesInTheWay(batch).length > 0);
  useEffect(() => {
    if (isStuck) list.current?.querySelector('[data-failed]')?.scrollIntoView({ block: 'nearest' });
  }, [isStuck]);

  return (
    <div ref={place} onFocus={onFocus}>
      {all.length > 0 && (
        <div className={styles.head}>
          <span>{t('uploads.count', { count: all.length, size })}</span>
          {files.length > 0 && <span>{t('uploads.uploaded', { done, count: files.length })}</span>}
        </div>
      )}
      {batches.map((batch) =>
        batch.refusal ? (
          <RefusedBatch
            key={batch.clientId}
            problem={batch.refusal}
            onTryAgain={() => uploads.tryBatchAgain(batch.clientId)}
            onDiscard={() => onDiscard(batch.clientId)}
          />
        ) : null,
      )}
      <ul ref={list} aria-label={t('uploads.files')} className={styles.list}>
        {batches.map((batch) =>
          batch.files.map((file) => (
            <UploadRow
              key={file.key}
              file={file}
              body={uploads.bodyOf(file.key)}
              isFixed={batch.refusal !== null || batch.files.every(isShareable)}
              onTryAgain={() => uploads.tryAgain(file.key)}
              onRemove={() => uploads.remove(file.key)}
            />
          )),
        )}
        {chosen.map(({ key, file, problem }) => (
          <ChosenRow key={key} file={file} problem={problem} onRemove={() => onRemoveChosen(key)} />
        ))}
      </ul>
    </div>
  );
}

const useStyles = makeStyles({
  head: {
    ...typographyStyles.caption1Strong,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: '12px',
    padding: '0 0 8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontVariantNumeric: 'tabular-nums',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});
