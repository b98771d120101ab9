import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../api/contract/messages.ts';
import { takeAnswer } from '../../live/replaceMessage.ts';
import { useSession } from '../../session.ts';
import { FailureText } from '../../ui/FailureText.tsx';
import { messagePath } from '../messagePath.ts';
import { MessageField } from './MessageField.tsx';
import { findTextProblem } from './textProblem.ts';
import { useProblemWords } from './useProblemWords.ts';

type Props = {
  conversationId: string;
  message: Message;
  isTouch: boolean;
  isTall: boolean;
  onDone: () => void;
};

/** The composer while one edits a message: the draft waits below it untouched. */
export function EditRow({ conversationId, message, isTouch, isTall, onDone }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [text, setText] = useState(message.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const problemId = useId();
  const problemWords = useProblemWords();
  const edit = useEdit({ conversationId, message, onDone });
  const problem = findTextProblem(text);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);

  const save = () => {
    if (edit.isPending || problem || text.trim() === '') return;
    if (text === message.text) onDone();
    else edit.mutate(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onDone();
  };
  return (
    <>
      <div className={styles.row} onKeyDown={onKeyDown}>
        <MessageField
          ref={field}
          text={text}
          onText={setText}
          onSend={save}
          isTouch={isTouch}
          isTall={isTall}
          name={t('messages.target.field')}
          aria-invalid={problem !== null}
          aria-describedby={problemId}
          className={styles.field}
        />
        <Button className={mergeClasses(styles.button, isTall && styles.tall)} onClick={onDone}>
          {t('app.cancel')}
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={edit.isPending || problem !== null || text.trim() === ''}
          className={mergeClasses(styles.button, isTall && styles.tall)}
          onClick={save}
        >
          {t('messages.target.save')}
        </Button>
      </div>
      <div id={problemId} role="status" className={styles.notes}>
        {problem && <p className={styles.problem}>{problemWords(problem)}</p>}
        {edit.error && <FailureText error={edit.error} />}
      </div>
    </>
  );
}

function useEdit({ conversationId, message, onDone }: Pick<Props, 'conversationId' | 'message' | 'onDone'>) {
  const { api } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      api.send<Message>('PATCH', messagePath(conversationId, message.id), { text }),
    onSuccess: (answer) => {
      takeAnswer(client, conversationId, { before: message, answer });
      onDone();
    },
  });
}

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'flex-end',
    gap: '8px',
    padding: '8px',
    ':has(textarea:focus)': { boxShadow: `inset 0 -2px ${tokens.colorCompoundBrandStroke}` },
  },
  // On a narrow screen the buttons stand below it.
  field: { flexGrow: 1, flexBasis: '160px' },
  button: { flexShrink: 0 },
  tall: { minHeight: '48px' },
  notes: { ...typographyStyles.caption1, padding: '0 12px' },
  problem: { margin: 0, padding: '0 0 8px', color: tokens.colorPaletteRedForeground1 },
});
