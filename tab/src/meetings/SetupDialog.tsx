import { makeStyles } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation, ConversationSummary } from '../../../api/contract/conversations.ts';
import type { MeetingSetup } from '../../../api/contract/meetings.ts';
import { visibleName } from '../messages/visibleName.ts';
import { useSession } from '../session.ts';
import { FailureText } from '../ui/FailureText.tsx';
import { FramedDialog } from '../ui/FramedDialog.tsx';
import type { Layout } from '../ui/useLayout.ts';
import { DiagnosisPart } from './DiagnosisPart.tsx';
import { JoinLinkField } from './JoinLinkField.tsx';
import { useMeetingDoor } from './MeetingDoorContext.ts';
import { SetupWay } from './SetupWay.tsx';
import { useOpenMeeting } from './useOpenMeeting.ts';
import { whyOf } from './whyOf.ts';

type Props = {
  conversation: Conversation | ConversationSummary;
  /** Of the meeting's window. */
  title: string;
  setup: MeetingSetup;
  layout: Layout;
  onClose: () => void;
};

/** What a person can do where the app cannot make the meeting by itself (rule VC2). */
export function SetupDialog({ conversation, title, setup: first, layout, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const door = useMeetingDoor();
  const isTouch = layout === 'one';
  const [link, setLink] = useState('');
  const opening = useOpenMeeting(conversation.id, title);
  // Asked anew, the ways may have changed.
  const setup = opening.data ?? first;
  const { scheduleUrl, mayPaste, mayUseRoom, callees } = setup;
  const leaving = useMutation({ mutationFn: (way: () => Promise<void>) => way() });
  const { callPeople } = door;
  const mayCall = callPeople !== null && callees.length > 0;
  const hasWay = scheduleUrl !== null || mayPaste || mayUseRoom || mayCall;

  // One filled button: the step that is next.
  const next = link.trim() !== '' ? 'link' : scheduleUrl !== null ? 'schedule' : mayUseRoom ? 'room' : 'link';
  const isBusy = opening.isPending;
  const close = { onSuccess: (asked: MeetingSetup | null) => asked === null && onClose() };
  const wasLink = opening.variables?.joinUrl !== undefined;
  return (
    <FramedDialog title={t('setup.title')} isTouch={isTouch} isSpaced onClose={onClose}>
      <Why setup={setup} members={conversation.members} />
      {scheduleUrl !== null && (
        <SetupWay
          text={t('setup.scheduleText')}
          button={t('setup.schedule')}
          isPrimary={next === 'schedule'}
          isTouch={isTouch}
          onPress={() => leaving.mutate(() => door.openLink(scheduleUrl))}
        />
      )}
      {mayPaste && (
        <JoinLinkField
          link={link}
          error={wasLink ? opening.error : null}
          isBusy={isBusy && wasLink}
          isPrimary={next === 'link'}
          isTouch={isTouch}
          onChange={(changed) => {
            setLink(changed);
            if (wasLink) opening.reset();
          }}
          onUse={() => opening.mutate({ joinUrl: link.trim() }, close)}
        />
      )}
      {mayCall && (
        <SetupWay
          text={t('setup.callText', { count: callees.length })}
          button={t('setup.call')}
          isPrimary={false}
          isTouch={isTouch}
          onPress={() => leaving.mutate(() => callPeople(callees))}
        />
      )}
      {mayUseRoom && (
        <SetupWay
          text={t('setup.roomText')}
          button={t('setup.room')}
          isPrimary={next === 'room'}
          isBusy={isBusy && !wasLink}
          isTouch={isTouch}
          onPress={() => opening.mutate({ use: 'room' }, close)}
        />
      )}
      {leaving.error && <FailureText error={leaving.error} />}
      {opening.error && !wasLink && <FailureText error={opening.error} />}
      {!hasWay && <p className={styles.text}>{t('setup.nothing')}</p>}
      <DiagnosisPart reasons={setup.reasons} isTouch={isTouch} />
    </FramedDialog>
  );
}

function Why({ setup, members }: { setup: MeetingSetup; members: ConversationSummary['members'] }) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const { gfms, person } = useSession();
  const why = whyOf(setup);
  const hosts = members.filter(({ id, companyId }) => companyId === gfms.id && id !== person.id);
  const names = hosts.map(({ name }) => visibleName(name)).join(', ');
  return (
    <p className={styles.text}>
      {t(`setup.${why}`)}
      {why === 'guest' && hosts.length > 0 && ` ${t('setup.askColleague', { names, gfms: gfms.name })}`}
    </p>
  );
}

const useStyles = makeStyles({ text: { margin: 0 } });
