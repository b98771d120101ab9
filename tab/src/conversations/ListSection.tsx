import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';

/** A part of pane 1 that folds away. */
export function ListSection({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  const [isOpen, setIsOpen] = useState(true);
  return (
    <section aria-labelledby={`${id}title`} className={styles.section}>
      <h2 className={styles.heading}>
        <button
          type="button"
          id={`${id}title`}
          className={styles.button}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? <ChevronDown16Regular aria-hidden /> : <ChevronRight16Regular aria-hidden />}
          {title}
        </button>
      </h2>
      {isOpen && children}
    </section>
  );
}

const useStyles = makeStyles({
  section: { paddingTop: 0 },
  heading: { margin: 0 },
  button: {
    ...typographyStyles.caption1Strong,
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    width: '100%',
    minHeight: '32px',
    padding: '4px 16px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});
