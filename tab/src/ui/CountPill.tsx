import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** How many are unread. Its meaning stands in the name of what it is in. */
export function CountPill({ count }: { count: number }) {
  const styles = useStyles();
  return (
    <span className={styles.pill} aria-hidden>
      {count > 99 ? '99+' : count}
    </span>
  );
}

const useStyles = makeStyles({
  pill: {
    ...typographyStyles.caption1Strong,
    flexShrink: 0,
    minWidth: '20px',
    height: '20px',
    lineHeight: '20px',
    padding: '0 4px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular,
    textAlign: 'center',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
});
