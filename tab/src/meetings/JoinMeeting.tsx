import { Button, makeStyles } from '@fluentui/react-components';
import { Video20Filled } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FailureText } from '../ui/FailureText.tsx';
import type { MeetingToOpen } from './MeetingDoorContext.ts';
import { useMeetingDoor } from './MeetingDoorContext.ts';

type Props = {
  meeting: MeetingToOpen;
  /** Of the conversation. */
  name: string;
  isTouch: boolean;
};

/** The way into a meeting that goes on; says when Teams does not open it. */
export function JoinMeeting({ meeting, name, isTouch }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const door = useMeetingDoor();
  const joining = useMutation({ mutationFn: () => door.open(meeting, name) });
  return (
    <div className={styles.join}>
      <Button
        className={isTouch ? styles.touch : undefined}
        icon={<Video20Filled />}
        aria-label={t('joinName', { name })}
        disabledFocusable={joining.isPending}
        onClick={() => joining.mutate()}
      >
        {t('join')}
      </Button>
      {joining.error && <FailureText error={joining.error} />}
    </div>
  );
}

const useStyles = makeStyles({
  join: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start' },
  touch: { minHeight: '48px' },
});
