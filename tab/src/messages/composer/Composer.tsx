import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { SendFilled } from '@fluentui/react-icons';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import { useIsHighContrast } from '../../ui/themes.ts';
import type { Layout } from '../../ui/useLayout.ts';
import { AddMenu } from './AddMenu.tsx';
import { ClosedNote } from './ClosedNote.tsx';
import { MessageField } from './MessageField.tsx';
import { ReaderLine } from './ReaderLine.tsx';
import type { TextProblem } from './textProblem.ts';
import { findTextProblem } from './textProblem.ts';
import { useDraft } from './useDraft.ts';
import { useIsTouch } from './useIsTouch.ts';

type Props = {
  conversation: Conversation;
  layout: Layout;
  isClosed: boolean;
  onSend: (text: string) => void;
  onUpload: () => void;
};

/** Who reads, then what one writes. Sending only hands the text over: it can't fail here. */
export function Composer({ conversation, layout, isClosed, onSend, onUpload }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { text, setText, isKept } = useDraft(conversation.id);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isTouch = useIsTouch() || layout === 'one';
  const isHighContrast = useIsHighContrast();
  const problemId = useId();
  const problem = findTextProblem(text);
  const isOne = layout === 'one';

  if (isClosed) {
    return (
      <div className={mergeClasses(styles.place, isOne && styles.placeInOne)}>
        <ClosedNote text={text} layout={layout} />
      </div>
    );
  }

  const send = () => {
    field.current?.focus();
    if (problem || text.trim() === '') return;
    onSend(text);
    setText('');
  };
  const isShared = conversation.companies.length > 1;
  return (
    <div className={mergeClasses(styles.place, isOne && styles.edge)}>
      <div
        ref={setBox}
        className={mergeClasses(
          styles.box,
          !isShared && !isHighContrast && styles.onlyUs,
          isShared && !isHighContrast && styles.crosses,
          isOne && styles.wholeWidth,
        )}
      >
        <ReaderLine conversation={conversation} layout={layout} />
        <div className={styles.row}>
          <AddMenu layout={layout} box={box} onUpload={onUpload} />
          <MessageField
            ref={field}
            text={text}
            onText={setText}
            onSend={send}
            isTouch={isTouch}
            isTall={isOne}
            aria-invalid={problem !== null}
            aria-describedby={problem ? problemId : undefined}
            className={mergeClasses(styles.field, isOne && styles.fieldInOne)}
          />
          <Button
            appearance="primary"
            icon={<SendFilled />}
            disabledFocusable={problem !== null}
            aria-label={isOne ? t('messages.send') : undefined}
            className={mergeClasses(styles.send, isOne && styles.touch)}
            onClick={send}
          >
            {isOne ? null : t('messages.send')}
          </Button>
        </div>
        <div id={problemId} role="status" className={styles.notes}>
          {problem && <p className={mergeClasses(styles.note, styles.problem)}>{problemWords(problem)}</p>}
          {!isKept && text !== '' && <p className={styles.note}>{t('messages.draftNotKept')}</p>}
        </div>
      </div>
    </div>
  );

  function problemWords(found: TextProblem): string {
    return found.kind === 'tooLong'
      ? t('messages.tooLong', { count: found.by })
      : t('messages.unstorable', { place: found.at });
  }
}

const useStyles = makeStyles({
  place: {
    width: '100%',
    maxWidth: '892px',
    margin: '0 auto',
    padding: '8px 16px 12px',
    boxSizing: 'border-box',
    flexShrink: 0,
  },
  placeInOne: { padding: '8px 12px 12px' },
  edge: { maxWidth: 'none', padding: 0 },
  box: {
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  crosses: { border: `1px solid ${tokens.colorPaletteTealBackground2}` },
  onlyUs: { border: `1px solid ${tokens.colorPaletteBerryBackground2}` },
  wholeWidth: {
    borderRadius: 0,
    borderLeftStyle: 'none',
    borderRightStyle: 'none',
    borderBottomStyle: 'none',
  },
  row: {
    display: 'flex',
    alignItems: 'flex-end',
    columnGap: '8px',
    padding: '8px',
    // As Fluent's own fields show their focus.
    ':has(textarea:focus)': { boxShadow: `inset 0 -2px ${tokens.colorCompoundBrandStroke}` },
  },
  field: { flexGrow: 1 },
  fieldInOne: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
  },
  send: { flexShrink: 0 },
  touch: { width: '48px', minWidth: '48px', maxWidth: '48px', height: '48px' },
  notes: { ...typographyStyles.caption1 },
  note: { margin: 0, padding: '0 12px 8px', color: tokens.colorNeutralForeground3 },
  problem: { color: tokens.colorPaletteRedForeground1 },
});
