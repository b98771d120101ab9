import { Button, Link } from '@fluentui/react-components';
import { Dismiss20Regular, Video48Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { StateView } from '../../ui/StateView.tsx';

/** The conversation's meeting has moved to Teams: an old link to the room leads on. */
export function InTeams({ joinUrl, onClose }: { joinUrl: string; onClose: () => void }) {
  const { t } = useTranslation('room');
  return (
    <StateView
      icon={<Video48Regular />}
      title={t('inTeams.title')}
      text={
        <Link href={joinUrl} target="_blank" rel="noreferrer">
          {t('inTeams.open')}
        </Link>
      }
      actions={
        <Button icon={<Dismiss20Regular />} onClick={onClose}>
          {t('head.close')}
        </Button>
      }
    />
  );
}
