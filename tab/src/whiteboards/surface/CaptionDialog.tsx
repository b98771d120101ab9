import { Body1, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { BoardObject } from './listObjects.ts';
import { objectName } from './objectWords.ts';

type Props = { object: BoardObject; onSave: (caption: string) => void; onClose: () => void };

export function CaptionDialog({ object, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const [caption, setCaption] = useState(object.caption);

  function save(): void {
    onSave(caption);
    onClose();
  }

  return (
    <ConfirmDialog
      title={t('boardSurface.captionTitle')}
      confirm={t('boardSurface.save')}
      isBusy={false}
      error={null}
      onConfirm={save}
      onClose={onClose}
    >
      <Body1 block>{objectName(t, { ...object, caption: '' })}</Body1>
      <Field label={t('boardSurface.captionLabel')}>
        <Textarea value={caption} maxLength={500} onChange={(_, { value }) => setCaption(value)} />
      </Field>
    </ConfirmDialog>
  );
}
