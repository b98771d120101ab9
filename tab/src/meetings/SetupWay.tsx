import { Button, makeStyles } from '@fluentui/react-components';
import { useId } from 'react';

type Props = {
  text: string;
  button: string;
  isPrimary: boolean;
  isBusy?: boolean;
  isTouch: boolean;
  onPress: () => void;
};

/** One way to a meeting: what happens, and the button for it. */
export function SetupWay({ text, button, isPrimary, isBusy = false, isTouch, onPress }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.way}>
      <p id={id} className={styles.text}>
        {text}
      </p>
      <Button
        className={isTouch ? styles.touch : undefined}
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-describedby={id}
        aria-busy={isBusy}
        disabledFocusable={isBusy}
        onClick={onPress}
      >
        {button}
      </Button>
    </div>
  );
}

const useStyles = makeStyles({
  way: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: '8px' },
  text: { margin: 0 },
  touch: { minHeight: '48px', width: '100%' },
});
