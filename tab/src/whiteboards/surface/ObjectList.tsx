import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  tokens,
  typographyStyles,
  useAnnounce,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElementAuthor } from '../sync/BoardSync.ts';
import { AddNote } from './AddNote.tsx';
import { CaptionDialog } from './CaptionDialog.tsx';
import type { BoardObject } from './listObjects.ts';
import { ObjectRow } from './ObjectRow.tsx';
import { objectName } from './objectWords.ts';

/** So many rows at once: a board may have thousands. */
const pageSize = 100;

type Props = {
  objects: readonly BoardObject[];
  summary: string;
  isReadOnly: boolean;
  authorOf: (elementId: string) => ElementAuthor | null;
  onFocus: (id: string) => void;
  onCaption: (id: string, caption: string) => void;
  onDelete: (id: string) => void;
  onAddNote: (text: string) => void;
  onClose: () => void;
};

/** All that is on the board in words: the way to read and change it without a mouse. */
export function ObjectList(props: Props) {
  const { objects, summary, isReadOnly, authorOf, onFocus, onCaption, onDelete, onAddNote, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const { announce } = useAnnounce();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [captioned, setCaptioned] = useState<BoardObject | null>(null);
  const [shown, setShown] = useState(pageSize);
  useEffect(() => heading.current?.focus(), []);

  function remove(object: BoardObject): void {
    onDelete(object.id);
    announce(t('boardSurface.deleted', { object: objectName(t, object) }));
    heading.current?.focus();
  }

  return (
    <section
      aria-labelledby={headingId}
      className={styles.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isDefaultPrevented()) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={headingId} ref={heading} tabIndex={-1} className={styles.title}>
          {t('boardSurface.objects')}
        </h2>
        <Button
          appearance="subtle"
          icon={<Dismiss20Regular />}
          aria-label={t('boardSurface.closeObjects')}
          onClick={onClose}
        />
      </div>
      <Caption1 className={styles.summary}>{summary}</Caption1>
      {!isReadOnly && <AddNote onAdd={onAddNote} />}
      {objects.length === 0 ? (
        <Body1 className={styles.summary}>{t('boardSurface.empty')}</Body1>
      ) : (
        <ol className={styles.list}>
          {objects.slice(0, shown).map((object) => (
            <ObjectRow
              key={object.id}
              object={object}
              author={authorOf(object.id)}
              isReadOnly={isReadOnly}
              onFocus={() => onFocus(object.id)}
              onCaption={() => setCaptioned(object)}
              onDelete={() => remove(object)}
            />
          ))}
        </ol>
      )}
      {objects.length > shown && (
        <Button onClick={() => setShown(shown + pageSize)}>
          {t('boardSurface.showMore', { count: objects.length - shown })}
        </Button>
      )}
      {captioned && (
        <CaptionDialog
          object={captioned}
          onSave={(caption) => onCaption(captioned.id, caption)}
          onClose={() => setCaptioned(null)}
        />
      )}
    </section>
  );
}

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    width: '320px',
    maxWidth: '100%',
    height: '100%',
    padding: '12px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow8,
    overflowY: 'auto',
    pointerEvents: 'auto',
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  title: { ...typographyStyles.subtitle2, margin: 0, outlineOffset: '2px' },
  summary: { color: tokens.colorNeutralForeground2 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});
