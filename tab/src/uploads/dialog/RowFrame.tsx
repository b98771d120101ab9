import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { FileName } from './FileName.tsx';
import { FileTile } from './FileTile.tsx';

type Props = {
  name: string;
  body: Blob | undefined;
  /** Between the name and the words. */
  progress?: ReactNode;
  words: ReactNode;
  /** It does not go on by itself. */
  isFailed?: boolean;
  /** A pill or buttons at the end. */
  end?: ReactNode;
};

/** One file of the list: what it is, its name, how it stands, what can be done. */
export function RowFrame({ name, body, progress, words, isFailed = false, end }: Props) {
  const styles = useStyles();
  return (
    <li className={styles.row} data-failed={isFailed || undefined}>
      <FileTile name={name} body={body} />
      <div className={styles.middle}>
        <FileName name={name} />
        {progress}
        <div className={styles.words}>{words}</div>
      </div>
      {end && <div className={styles.end}>{end}</div>}
    </li>
  );
}

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '8px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  middle: { flex: '1 1 128px', minWidth: 0, display: 'flex', flexDirection: 'column', rowGap: '4px' },
  words: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  end: { display: 'flex', alignItems: 'center', columnGap: '8px', marginInlineStart: 'auto' },
});
