import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseChange, ServiceCase } from '../../../api/contract/cases.ts';
import { useSession } from '../session.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useChangeCase } from './useChangeCase.ts';

type Props = {
  item: ServiceCase;
  question: 'close' | 'reopen' | 'share';
  onOpen: (conversationId: string) => void;
  onClose: () => void;
};

/** Asks before a case is closed, opened again, or shown to its customer. */
export function CaseDialog({ item, question, onOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { company } = useSession();
  const change = useChangeCase(item.number);
  const [reason, setReason] = useState('');
  const names = { number: item.number, customer: item.customer.name, company: company.name };

  const words = {
    close: { title: t('case.closeTitle', names), confirm: t('case.closeConfirm') },
    reopen: { title: t('case.reopenTitle', names), confirm: t('case.reopenConfirm') },
    share: { title: t('case.shareTitle', names), confirm: t('case.shareConfirm', names) },
  }[question];
  const changes: Record<Props['question'], CaseChange> = {
    close: { state: 'closed' },
    reopen: { state: 'inProgress', reason: reason.trim() },
    share: { internal: false, confirmSharing: true },
  };

  function confirm(): void {
    change.mutate(changes[question], {
      onSuccess: (changed) => {
        onClose();
        if (question === 'share') onOpen(changed.conversationId);
      },
    });
  }

  return (
    <ConfirmDialog
      title={words.title}
      confirm={words.confirm}
      isBusy={change.isPending}
      isIncomplete={question === 'reopen' && reason.trim() === ''}
      error={change.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      {question === 'close' && t('case.closeText')}
      {question === 'share' && t('case.shareText', names)}
      {question === 'reopen' && (
        <Field label={t('case.reopenReason')} required>
          <Input value={reason} maxLength={200} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
