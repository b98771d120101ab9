import { makeStyles } from '@fluentui/react-components';
import { LoadingShapes } from '../ui/LoadingShapes.tsx';

/** Before the words are there: the shapes of what comes. */
export function LoadingPage() {
  const styles = useStyles();
  return (
    <main className={styles.page} aria-busy="true">
      <LoadingShapes />
    </main>
  );
}

const useStyles = makeStyles({
  page: { flexGrow: 1, display: 'flex', flexDirection: 'column' },
});
