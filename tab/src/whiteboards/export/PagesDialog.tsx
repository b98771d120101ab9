import { Button, DialogActions, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat, Whiteboard } from '../../../../api/contract/whiteboards.ts';
import { useSaveAddress } from '../../files/preview/useDownload.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { FramedDialog } from '../../ui/FramedDialog.tsx';
import { exportAddress } from './exportAddress.ts';
import type { BoardPage } from './findPages.ts';
import type { Copy } from './useCopy.ts';

type Props = { board: Whiteboard; pages: readonly BoardPage[]; copy: Copy; onClose: () => void };

/** One background with what is drawn on it, at the background's own resolution. */
export function PagesDialog({ board, pages, copy, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const save = useSaveAddress();
  const [page, setPage] = useState(1);
  const saveAs = (format: ExportFormat) => {
    save(exportAddress(board, { format, page }));
    onClose();
  };
  const actions = (
    <DialogActions fluid className={styles.actions}>
      {!board.isClosed && (
        <Button
          onClick={() => {
            copy.make({ format: 'png', page });
            onClose();
          }}
        >
          {t('whiteboards.export.copyPng')}
        </Button>
      )}
      {(['svg', 'pdf', 'png'] as const).map((format) => (
        <Button
          key={format}
          appearance={format === 'png' ? 'primary' : 'secondary'}
          onClick={() => saveAs(format)}
        >
          {t(`whiteboards.export.${format}`)}
        </Button>
      ))}
    </DialogActions>
  );
  return (
    <FramedDialog title={t('whiteboards.export.what')} isWide actions={actions} onClose={onClose}>
      <RadioGroup
        aria-label={t('whiteboards.export.what')}
        value={String(page)}
        onChange={(_, { value }) => setPage(Number(value))}
      >
        {pages.map(({ elementId, title }, index) => (
          <Radio
            key={elementId}
            value={String(index + 1)}
            label={t('whiteboards.export.page', { page: index + 1, title: visibleName(title) })}
          />
        ))}
      </RadioGroup>
    </FramedDialog>
  );
}

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px', paddingTop: '12px' },
});
