import { Button, mergeClasses } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ServiceCase } from '../../../api/contract/cases.ts';
import { CaseTile } from '../cases/CaseTile.tsx';
import { isDown } from '../cases/isDown.ts';
import { OnlyUs } from '../ui/OnlyUs.tsx';
import { visibleName } from '../messages/visibleName.ts';
import { useSession } from '../session.ts';
import { useRowStyles } from './useRowStyles.ts';

type Props = {
  item: ServiceCase;
  isTabStop: boolean;
  isJoining: boolean;
  onJoin: (item: ServiceCase) => void;
};

/** An open case that the reader may see but has not joined. */
export function OtherCaseRow({ item, isTabStop, isJoining, onJoin }: Props) {
  const styles = useRowStyles();
  const { t } = useTranslation();
  const { company } = useSession();
  const title = visibleName(item.title);
  return (
    <div className={mergeClasses(styles.row, styles.wrapped)}>
      <CaseTile item={item} isInternal={item.internal} />
      <span className={mergeClasses(styles.lines, styles.wideLines)}>
        <span className={mergeClasses(styles.name, styles.threeLines)}>{title}</span>
        <span className={styles.second}>
          <span className={styles.part}>{item.number}</span>
          {isDown(item) && (
            <span className={mergeClasses(styles.part, styles.down)}>{t('mark.machineDown')}</span>
          )}
          {item.internal && (
            <span className={styles.part}>
              <OnlyUs company={company} />
            </span>
          )}
        </span>
      </span>
      <Button
        data-row
        size="small"
        className={styles.join}
        tabIndex={isTabStop ? 0 : -1}
        disabledFocusable={isJoining}
        aria-label={t('list.joinCase', { number: item.number, title })}
        onClick={() => onJoin(item)}
      >
        {t('list.join')}
      </Button>
    </div>
  );
}
