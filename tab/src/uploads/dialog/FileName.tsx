import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { visibleName } from '../../messages/visibleName.ts';

/** Characters that stay in sight at the end: a short ending, and what tells a series apart. */
const endLength = 12;

/** A name on one line; where it is too long, the middle is cut and the ending stays. */
export function FileName({ name }: { name: string }) {
  const styles = useStyles();
  const letters = Array.from(visibleName(name));
  const cut = Math.max(0, letters.length - endLength);
  return (
    <bdi className={styles.name} title={letters.join('')}>
      {cut > 0 && <span className={styles.start}>{letters.slice(0, cut).join('')}</span>}
      <span className={styles.end}>{letters.slice(cut).join('')}</span>
    </bdi>
  );
}

const useStyles = makeStyles({
  name: {
    ...typographyStyles.body1,
    display: 'flex',
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'pre',
  },
  start: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  end: { flexShrink: 0 },
});
