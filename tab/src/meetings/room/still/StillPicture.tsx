import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Still } from './Still.ts';

/** The frame itself: it is not there as a file yet that an `img` could show. */
export function StillPicture({ still, label }: { still: Still; label: string }) {
  const styles = useStyles();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(still.canvas, 0, 0);
  }, [still]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={still.width}
      height={still.height}
      className={styles.picture}
    />
  );
}

const useStyles = makeStyles({
  picture: {
    display: 'block',
    maxWidth: '100%',
    maxHeight: '46dvh',
    margin: '0 auto',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
  },
});
