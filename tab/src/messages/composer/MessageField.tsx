import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps, KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'onKeyDown'> & {
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  /** On touch Enter makes a new line, as its key on the screen says. */
  isTouch: boolean;
  /** What it is for; by default a new message. */
  name?: string;
  /** 48 px high when empty. */
  isTall: boolean;
};

/** Characters that fill eight lines on any screen: more of them would only cost layout. */
const twinLength = 2_000;

/** One to eight lines. Nothing typed is corrected or beautified: part numbers and G-code stay as they are (MS3). */
export function MessageField({ text, onText, onSend, isTouch, isTall, name, className, ...field }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  // Safari ends the composition before it tells of the key that ended it.
  const isComposing = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || isTouch) return;
    // Enter that ends a composition (Chinese, Japanese, accents) belongs to the input method.
    if (event.nativeEvent.isComposing || isComposing.current) return;
    event.preventDefault();
    onSend();
  };
  return (
    // A twin behind the textarea grows with the text; measuring the textarea would cost a layout per key.
    <div
      className={mergeClasses(styles.grower, isTall && styles.tallTwin, className)}
      data-text={`${text.slice(0, twinLength)}\n`}
    >
      <textarea
        {...field}
        rows={1}
        value={text}
        dir="auto"
        aria-label={name ?? t('messages.message')}
        placeholder={name ?? t('messages.message')}
        autoCorrect="off"
        autoCapitalize="sentences"
        autoComplete="off"
        spellCheck
        enterKeyHint={isTouch ? 'enter' : 'send'}
        className={mergeClasses(styles.field, isTall && styles.tall)}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={() => {
          requestAnimationFrame(() => {
            isComposing.current = false;
          });
        }}
      />
    </div>
  );
}

const shape = {
  gridArea: '1 / 1',
  boxSizing: 'border-box',
  minWidth: 0,
  maxHeight: '172px',
  padding: '6px 8px',
  font: 'inherit',
  fontSize: tokens.fontSizeBase300,
  lineHeight: tokens.lineHeightBase300,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const;

const useStyles = makeStyles({
  grower: {
    display: 'grid',
    minWidth: 0,
    fontFamily: tokens.fontFamilyBase,
    '::after': {
      ...shape,
      content: 'attr(data-text)',
      visibility: 'hidden',
      overflow: 'hidden',
      pointerEvents: 'none',
    },
  },
  field: {
    ...shape,
    width: '100%',
    height: '100%',
    resize: 'none',
    overflowY: 'auto',
    border: 'none',
    outline: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontVariantLigatures: 'none',
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  tall: { padding: '13px 12px', maxHeight: '186px' },
  tallTwin: { '::after': { padding: '13px 12px', maxHeight: '186px' } },
});
