import { makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/contract/conversations.ts';
import type { Person } from '../../../api/contract/people.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { PeoplePicker } from '../ui/PeoplePicker.tsx';
import { membersPath } from './membersPath.ts';

/** Adds people of the reader's own company (rules CV1, CV3). */
export function AddPeopleDialog({
  conversation,
  onClose,
}: {
  conversation: Conversation;
  onClose: () => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { api, company } = useSession();
  const client = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const [chosen, setChosen] = useState<Person[]>([]);
  const addition = useMutation({
    mutationFn: () =>
      api.send<unknown>('POST', membersPath(conversation), { personIds: chosen.map(({ id }) => id) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.details(conversation.id) });
      void client.invalidateQueries({ queryKey: queryKeys.conversation(conversation.id) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('people.addTitle', { company: company.name })}
      confirm={t('people.addConfirm')}
      isBusy={addition.isPending}
      error={addition.error}
      onConfirm={() => {
        setIsAsked(true);
        if (chosen.length > 0) addition.mutate();
      }}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <PeoplePicker
          chosen={chosen}
          onChange={setChosen}
          without={new Set(conversation.members.map(({ id }) => id))}
          isMissing={isAsked && chosen.length === 0}
        />
        <span>{t('people.addWhy')}</span>
      </div>
    </ConfirmDialog>
  );
}

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '12px', paddingTop: '4px' },
});
