import { makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode } from 'react';

type Props<Value extends string> = {
  label: string;
  values: readonly Value[];
  chosen: Value;
  nameOf: (value: Value) => string;
  children: (value: Value) => ReactNode;
  onChoose: (value: Value) => void;
};

/** Round choices in a row, one of them taken: arrow keys move and take, as radio buttons do. */
export function RadioRow<Value extends string>(props: Props<Value>) {
  const { label, values, chosen, nameOf, children, onChoose } = props;
  const styles = useStyles();

  function move(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = (values.indexOf(chosen) + step + values.length) % values.length;
    const next = values[place];
    if (next !== undefined) onChoose(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[place]?.focus();
  }

  return (
    <div role="radiogroup" aria-label={label} className={styles.row} onKeyDown={move}>
      {values.map((value) => (
        <Tooltip
          key={value}
          content={nameOf(value)}
          relationship="inaccessible"
          positioning="above"
          withArrow
        >
          <button
            type="button"
            role="radio"
            aria-checked={value === chosen}
            aria-label={nameOf(value)}
            tabIndex={value === chosen ? 0 : -1}
            className={mergeClasses(styles.choice, value === chosen && styles.chosen)}
            onClick={() => onChoose(value)}
          >
            {children(value)}
          </button>
        </Tooltip>
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  row: { display: 'flex', gap: '2px' },
  choice: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '32px',
    height: '32px',
    padding: 0,
    border: '2px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (pointer: coarse)': { width: '48px', height: '48px' },
  },
  chosen: {
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
});
