import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { SendFilled } from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { useIsHighContrast } from '../../ui/themes.ts';
import type { Layout } from '../../ui/useLayout.ts';
import { AddMenu } from './AddMenu.tsx';
import { ClosedNote } from './ClosedNote.tsx';
import type { ComposerTarget } from './ComposerTarget.ts';
import { MessageField } from './MessageField.tsx';
import { ReaderLine } from './ReaderLine.tsx';
import { TargetStrip } from './TargetStrip.tsx';
import { findTextProblem } from './textProblem.ts';
import { useProblemWords } from './useProblemWords.ts';
import { useDraft } from './useDraft.ts';
import { useIsTouch } from './useIsTouch.ts';

type Props = {
  conversation: Conversation;
  layout: Layout;
  isClosed: boolean;
  /** What is answered or edited instead of a message of its own. */
  target: ComposerTarget | null;
  onTarget: (target: ComposerTarget | null) => void;
  onSend: (text: string) => void;
  onUpload: () => void;
  /** Null while a board is being made. */
  onWhiteboard: (() => void) | null;
};

const loadEditRow = () => import('./EditRow.tsx').then((file) => file.EditRow);

/** Who reads, then what one writes. Sending only hands the text over: it can't fail here. */
export function Composer(props: Props) {
  const { conversation, layout, isClosed, target, onTarget, onSend, onUpload, onWhiteboard } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const { text, setText, isKept } = useDraft(conversation.id);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isTouch = useIsTouch() || layout === 'one';
  const isHighContrast = useIsHighContrast();
  const problemId = useId();
  const problem = findTextProblem(text);
  const problemWords = useProblemWords();
  const isOne = layout === 'one';

  // Whoever wants to answer wants to write, and who has edited goes on.
  const met = useRef(target);
  useEffect(() => {
    if (met.current !== target) field.current?.focus();
    met.current = target;
  }, [target]);

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
  const drop = () => onTarget(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && target) drop();
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
        {target && (
          <TargetStrip conversationId={conversation.id} target={target} isTouch={isTouch} onDrop={drop} />
        )}
        {target?.kind === 'edit' ? (
          <LazyPart
            key={target.message.id}
            load={loadEditRow}
            props={{
              conversationId: conversation.id,
              message: target.message,
              isTouch,
              isTall: isOne,
              onDone: drop,
            }}
          />
        ) : (
          <>
            <div className={styles.row} onKeyDown={onKeyDown}>
              <AddMenu layout={layout} box={box} onUpload={onUpload} onWhiteboard={onWhiteboard} />
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
              {problem && (
                <p className={mergeClasses(styles.note, styles.problem)}>{problemWords(problem)}</p>
              )}
              {!isKept && text !== '' && <p className={styles.note}>{t('messages.draftNotKept')}</p>}
            </div>
          </>
        )}
      </div>
    </div>
  );
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
