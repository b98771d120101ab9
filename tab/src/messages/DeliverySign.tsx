import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular, Clock16Regular, ErrorCircle16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import { useListSettings } from './ListContext.ts';
import { PlacedSign } from './PlacedSign.tsx';
import type { MessageRow } from './rows.ts';
import { useSignStyles } from './useSignStyles.ts';

/** How far one's own message came, in words, and never further than is known (rule MS6). */
export function DeliverySign({ row }: { row: MessageRow }) {
  const styles = useSignStyles();
  const { t } = useTranslation();
  const { times } = useListSettings();
  switch (row.kind) {
    case 'message':
      return row.showsSign ? <PlacedSign message={row.message} /> : null;
    case 'pending':
      if (!row.endsGroup && row.delay === null) return null;
      return (
        <p className={styles.sign}>
          <Clock16Regular aria-hidden />
          {waitingWords(row)}
        </p>
      );
    case 'failed':
      return <FailedSign entry={row.entry} />;
    default:
      return row satisfies never;
  }

  function waitingWords({ entry, delay, place, waiting }: Extract<MessageRow, { kind: 'pending' }>): string {
    if (delay === null) return t('messages.sign.waiting', { time: times.clock(entry.createdAt) });
    if (waiting > 1) return t('messages.sign.waitingInRow', { place, count: waiting });
    return t(delay === 'network' ? 'messages.sign.waitingForNetwork' : 'messages.sign.waitingForServer');
  }
}

function FailedSign({ entry }: { entry: Extract<MessageRow, { kind: 'failed' }>['entry'] }) {
  const styles = { ...useSignStyles(), ...useStyles() };
  const { t } = useTranslation();
  const { times, isClosed, layout, onSendAgain, onDiscard } = useListSettings();
  const isOne = layout === 'one';
  const touch = isOne ? styles.touch : undefined;
  const { code, reference } = entry.refusal;
  const isOut = code === 'notFound' || code === 'forbidden';
  const reason = isOut ? t('messages.sign.removed') : t(`failure.${code}`);
  return (
    <div className={styles.failed} role="group" aria-label={t('messages.sign.notSentName')}>
      <p className={mergeClasses(styles.sign, styles.problem)}>
        <ErrorCircle16Filled aria-hidden className={styles.icon} />
        <span>
          {t('messages.sign.notSent', { time: times.clock(entry.createdAt) })}{' '}
          {code === 'caseClosed' ? t('messages.closedKept') : reason}
          {reference !== null && code === 'failed' && ` ${t('notice.reference')} ${reference}`}
        </span>
      </p>
      <div className={styles.actions}>
        {code === 'caseClosed' && isClosed ? null : (
          <Button
            size="small"
            icon={isOne ? undefined : <ArrowClockwise16Regular />}
            className={touch}
            onClick={() => onSendAgain(entry.clientId)}
          >
            {t('messages.sendAgain')}
          </Button>
        )}
        <CopyButton text={entry.text} isTouch={isOne} />
        <Button size="small" appearance="subtle" className={touch} onClick={() => onDiscard(entry.clientId)}>
          {t('messages.discard')}
        </Button>
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  touch: { minHeight: '48px', fontSize: tokens.fontSizeBase300 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
});
