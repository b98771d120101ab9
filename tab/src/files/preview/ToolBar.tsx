import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Tool = { label: string; icon: ReactElement; onPress: () => void };

type Props = {
  tools: readonly Tool[];
  /** What is to be said beside them, such as the number of pages. */
  children?: ReactNode;
};

/** Below a preview: what can be done with its view. */
export function ToolBar({ tools, children }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('files.preview.tools')} className={styles.bar}>
      <div className={styles.words}>{children}</div>
      {tools.map(({ label, icon, onPress }) => (
        <Button
          key={label}
          appearance="subtle"
          icon={icon}
          aria-label={label}
          title={label}
          onClick={onPress}
        />
      ))}
    </div>
  );
}

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    flexShrink: 0,
    minHeight: '48px',
    padding: '4px 16px',
    boxSizing: 'border-box',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '16px',
    marginInlineEnd: 'auto',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});
