import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useListSettings } from './ListContext.ts';
import { useToday } from './useToday.ts';

/** Line, words, line: neutral. */
export function DayDivider({ time }: { time: string }) {
  const today = useToday();
  return <Divider>{useListSettings().times.day(time, today)}</Divider>;
}

/** The same in brand; it stays until the conversation is left (rule MS11). */
export function NewSinceDivider({ time }: { time: string }) {
  const { t } = useTranslation();
  return <Divider isBrand>{t('messages.newSince', { time: useListSettings().times.clock(time) })}</Divider>;
}

function Divider({ isBrand = false, children }: { isBrand?: boolean; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.divider, isBrand && styles.brand)}>
      <span className={mergeClasses(styles.line, isBrand && styles.brandLine)} />
      <span>{children}</span>
      <span className={mergeClasses(styles.line, isBrand && styles.brandLine)} />
    </div>
  );
}

const useStyles = makeStyles({
  divider: {
    ...typographyStyles.caption1Strong,
    display: 'flex',
    alignItems: 'center',
    columnGap: '20px',
    padding: '8px 0',
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
  brand: { color: tokens.colorBrandForeground1 },
  line: { flexGrow: 1, minWidth: '16px', height: '1px', backgroundColor: tokens.colorNeutralStroke2 },
  brandLine: { backgroundColor: tokens.colorBrandStroke1 },
});
