import { Button, Field, makeStyles, Textarea, useAnnounce } from '@fluentui/react-components';
import { NoteAdd20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A note for the middle of what is seen, written here. */
export function AddNote({ onAdd }: { onAdd: (text: string) => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const [text, setText] = useState('');

  function add(): void {
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
    announce(t('boardSurface.noteAdded'));
  }

  return (
    <div className={styles.part}>
      <Field label={t('boardSurface.noteLabel')}>
        <Textarea value={text} maxLength={1_000} onChange={(_, { value }) => setText(value)} />
      </Field>
      <Button icon={<NoteAdd20Regular />} disabledFocusable={text.trim() === ''} onClick={add}>
        {t('boardSurface.addNote')}
      </Button>
    </div>
  );
}

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
});
