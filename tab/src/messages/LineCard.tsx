import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

type Props = {
  title: string;
  picture?: ReactNode;
  /** Below the title. */
  children: ReactNode;
  /** The way in. */
  action: ReactNode;
};

/** Below a line of the conversation: what it tells of, and the way in. */
export function LineCard({ title, picture, children, action }: Props) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.card, !picture && styles.wordsOnly)} role="group" aria-label={title}>
      {picture && <span className={styles.picture}>{picture}</span>}
      <span className={mergeClasses(styles.words, !!picture && styles.besidePicture)}>
        <bdi className={styles.title}>{title}</bdi>
        {children}
      </span>
      {action}
    </div>
  );
}

const useStyles = makeStyles({
  card: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    width: '100%',
    maxWidth: '440px',
    margin: '4px auto 0',
    padding: '8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    textAlign: 'start',
  },
  wordsOnly: { paddingInline: '12px' },
  picture: { flexShrink: 0, width: '96px', height: '64px' },
  words: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    flexGrow: 1,
    flexBasis: '160px',
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  besidePicture: { flexBasis: '120px' },
  title: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
});
