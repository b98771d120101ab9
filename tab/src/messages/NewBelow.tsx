import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDown20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListSettings } from './ListContext.ts';
import type { Row } from './rows.ts';

type Props = { rows: readonly Row[]; isAtEnd: boolean; onGo: () => void };

/** While one reads further up: how many messages came meanwhile, and the way down to them. */
export function NewBelow({ rows, isAtEnd, onGo }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { layout } = useListSettings();
  const newest = newestSequence(rows);
  const [seenUpTo, setSeenUpTo] = useState(newest);
  if (isAtEnd && newest > seenUpTo) setSeenUpTo(newest);
  const count = isAtEnd ? 0 : countNewer(rows, seenUpTo);
  if (count === 0) return null;
  return (
    <div className={styles.place}>
      <Button
        shape="circular"
        size={layout === 'one' ? 'large' : 'medium'}
        icon={<ArrowDown20Regular />}
        className={styles.button}
        onClick={onGo}
      >
        {t('messages.newBelow', { count })}
      </Button>
    </div>
  );
}

function newestSequence(rows: readonly Row[]): number {
  const row = rows.findLast(({ kind }) => kind === 'message');
  return row?.kind === 'message' ? row.message.sequence : 0;
}

function countNewer(rows: readonly Row[], seenUpTo: number): number {
  let count = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row?.kind !== 'message') continue;
    if (row.message.sequence <= seenUpTo) break;
    if (!row.isOwn) count += 1;
  }
  return count;
}

const useStyles = makeStyles({
  place: {
    position: 'absolute',
    bottom: '8px',
    left: '16px',
    right: '16px',
    display: 'flex',
    justifyContent: 'center',
    pointerEvents: 'none',
  },
  button: {
    pointerEvents: 'auto',
    minHeight: '32px',
    color: tokens.colorBrandForeground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: tokens.shadow16,
  },
});
