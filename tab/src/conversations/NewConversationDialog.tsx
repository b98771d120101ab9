import { Checkbox, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Conversation,
  ConversationSummary,
  NewConversation,
} from '../../../api/contract/conversations.ts';
import type { Person } from '../../../api/contract/people.ts';
import type { ListedConversations } from '../live/listedConversations.ts';
import { putConversation } from '../live/listedConversations.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { OnlyUs } from '../ui/OnlyUs.tsx';
import { PeoplePicker } from '../ui/PeoplePicker.tsx';

type Props = {
  /** The case of the open conversation, to which the new one may be attached. */
  openCase: ConversationSummary['case'];
  onClose: () => void;
  onCreated: (conversationId: string) => void;
};

const nobody: ReadonlySet<string> = new Set();

/** Starts a direct conversation with people of one's own company (rule CV2). */
export function NewConversationDialog({ openCase, onClose, onCreated }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { api, company, gfms } = useSession();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [people, setPeople] = useState<Person[]>([]);
  const [isAsked, setIsAsked] = useState(false);
  const [isAttached, setIsAttached] = useState(openCase !== null);
  // One id for the whole dialog: however often the button is pressed, there is one conversation (rule MS1).
  const [clientId] = useState(() => crypto.randomUUID());

  const creation = useMutation({
    mutationFn: () => {
      const wanted: NewConversation = {
        kind: 'direct',
        memberIds: people.map(({ id }) => id),
        clientId,
        ...(name.trim() ? { name: name.trim() } : {}),
        ...(isAttached && openCase ? { caseNumber: openCase.number } : {}),
      };
      return api.send<Conversation>('POST', '/api/conversations', wanted);
    },
    onSuccess: (created) => {
      client.setQueryData(queryKeys.conversation(created.id), created);
      client.setQueryData<ListedConversations>(
        queryKeys.conversations(),
        (listed) => listed && putConversation(listed, created),
      );
      onClose();
      onCreated(created.id);
    },
  });

  const other = company.kind === 'gfms' ? openCase?.customer.name : gfms.name;
  return (
    <ConfirmDialog
      title={t('create.title')}
      confirm={t('create.confirm')}
      isBusy={creation.isPending}
      error={creation.error}
      onConfirm={() => {
        setIsAsked(true);
        if (people.length > 0) creation.mutate();
      }}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <p className={styles.strip}>
          <OnlyUs company={company} />
          <span className={styles.unseen}>
            {other ? t('create.unseen', { other }) : t('create.unseenCustomers')}
          </span>
        </p>
        <Field
          label={{
            weight: 'semibold',
            children: (
              <>
                {t('create.name')} <span className={styles.optional}>{t('create.optional')}</span>
              </>
            ),
          }}
        >
          <Input
            aria-label={t('create.name')}
            value={name}
            maxLength={200}
            onChange={(_, { value }) => setName(value)}
          />
        </Field>
        <PeoplePicker
          chosen={people}
          onChange={setPeople}
          without={nobody}
          isMissing={isAsked && people.length === 0}
        />
        {openCase && (
          <Checkbox
            className={styles.attach}
            label={t('create.attach', { number: openCase.number, title: openCase.title })}
            checked={isAttached}
            onChange={(_, { checked }) => setIsAttached(checked === true)}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '16px', paddingTop: '4px' },
  strip: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '8px',
    margin: 0,
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorPaletteBerryBorder1}`,
    backgroundColor: tokens.colorPaletteBerryBackground1,
    color: tokens.colorPaletteBerryForeground2,
  },
  unseen: { ...typographyStyles.body1, color: tokens.colorNeutralForeground1 },
  attach: { marginInlineStart: '-8px' },
  optional: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
});
