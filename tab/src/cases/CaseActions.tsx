import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronDown20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { useSession } from '../session.ts';
import { FailureText } from '../ui/FailureText.tsx';
import { LazyPart } from '../ui/LazyPart.tsx';
import { PressMenu } from '../ui/PressMenu.tsx';
import { stateWords } from './turnWords.ts';
import { useChangeCase } from './useChangeCase.ts';

const loadDialog = () => import('./CaseDialog.tsx').then((file) => file.CaseDialog);

/** Closing has a button of its own, and asks. */
const offeredStates = ['new', 'inProgress', 'waitingForCustomer', 'waitingForGfms'] as const;

/** What GFMS can do with a case: its state, close or re-open it, share an internal one. */
export function CaseActions({
  item,
  onOpen,
}: {
  item: ServiceCase;
  onOpen: (conversationId: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { gfms } = useSession();
  const change = useChangeCase(item.number);
  const [asking, setAsking] = useState<'close' | 'reopen' | 'share' | null>(null);
  const state = stateWords(t, item.state, gfms);
  return (
    <div className={styles.actions}>
      {item.state === 'closed' ? (
        <Button className={styles.wide} onClick={() => setAsking('reopen')}>
          {t('case.reopen')}
        </Button>
      ) : (
        <>
          <PressMenu
            choices={offeredStates.map((offered) => ({
              key: offered,
              label: stateWords(t, offered, gfms),
              isChecked: offered === item.state,
              onChoose: () => {
                if (offered !== item.state) change.mutate({ state: offered });
              },
            }))}
            trigger={(properties) => (
              <Button
                {...properties}
                className={styles.wide}
                icon={<ChevronDown20Regular />}
                iconPosition="after"
                aria-label={t('case.changeState', { state })}
              >
                {state}
              </Button>
            )}
          />
          <Button className={styles.narrow} onClick={() => setAsking('close')}>
            {t('case.closeCase')}
          </Button>
        </>
      )}
      {item.internal && (
        <Button className={styles.row} onClick={() => setAsking('share')}>
          {t('case.share')}
        </Button>
      )}
      {change.error && <FailureText error={change.error} />}
      {asking && (
        <LazyPart
          load={loadDialog}
          props={{ item, question: asking, onOpen, onClose: () => setAsking(null) }}
        />
      )}
    </div>
  );
}

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', padding: '0 12px 12px' },
  wide: { flexGrow: 1, flexBasis: '140px', minWidth: '120px', padding: '4px 8px' },
  narrow: { minWidth: '64px', padding: '4px 8px' },
  row: { flexBasis: '100%' },
});
