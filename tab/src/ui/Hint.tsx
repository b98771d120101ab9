import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useState } from 'react';

type Props = {
  /** What the control can't say by its name: why it does nothing yet, what an icon means. */
  text: string;
  children: (properties: { 'aria-describedby': string }) => ReactNode;
};

/** Words beside a control while it is pointed at or has the focus; always there for who listens. */
export function Hint({ text, children }: Props) {
  const styles = useStyles();
  const id = useId();
  const [isShown, setIsShown] = useState(false);
  const hide = () => setIsShown(false);
  const show = () => setIsShown(true);
  function hideOnEscape({ key }: KeyboardEvent): void {
    if (key === 'Escape') hide();
  }
  return (
    <span
      className={styles.place}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={hideOnEscape}
    >
      {children({ 'aria-describedby': id })}
      <span id={id} role="tooltip" className={mergeClasses(styles.hint, !isShown && styles.hidden)}>
        {text}
      </span>
    </span>
  );
}

const useStyles = makeStyles({
  place: { position: 'relative', display: 'inline-flex' },
  hint: {
    ...typographyStyles.caption1,
    position: 'absolute',
    top: '100%',
    right: 0,
    zIndex: 1,
    width: 'max-content',
    maxWidth: '220px',
    marginTop: '4px',
    padding: '4px 12px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow16,
    textAlign: 'start',
    pointerEvents: 'none',
  },
  hidden: { visibility: 'hidden' },
});
