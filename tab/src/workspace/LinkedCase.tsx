import { Button } from '@fluentui/react-components';
import { WrenchRegular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCase } from '../cases/useCase.ts';
import { useJoinCase } from '../conversations/useJoinCase.ts';
import { FailureText } from '../ui/FailureText.tsx';
import { visibleName } from '../messages/visibleName.ts';
import { LoadingShapes } from '../ui/LoadingShapes.tsx';
import { StateView } from '../ui/StateView.tsx';
import { NotReachable } from './NotReachable.tsx';

type Props = { number: string; onOpen: (conversationId: string) => void; onBack: () => void };

/** A link into a case: its chat for who takes part, an offer to join for who may see it (rule SC9). */
export function LinkedCase({ number, onOpen, onBack }: Props) {
  const { t } = useTranslation();
  const { data: item, error, refetch, isFetching } = useCase(number);
  const join = useJoinCase(onOpen);
  const isJoined = item?.joined === true && !isFetching;
  const openChat = useEffectEvent(() => item && onOpen(item.conversationId));
  useEffect(() => {
    if (isJoined) openChat();
  }, [isJoined]);

  if (error) return <NotReachable error={error} onTryAgain={() => void refetch()} onBack={onBack} />;
  if (!item || item.joined) return <LoadingShapes />;
  return (
    <StateView
      icon={<WrenchRegular />}
      title={t('case.joinTitle', { number: item.number, title: visibleName(item.title) })}
      text={
        <>
          {t('case.joinText')}
          {join.error && <FailureText error={join.error} />}
        </>
      }
      actions={
        <Button appearance="primary" disabledFocusable={join.isPending} onClick={() => join.mutate(item)}>
          {t('case.joinAndOpen')}
        </Button>
      }
    />
  );
}
