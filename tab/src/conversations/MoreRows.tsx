import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** At the end of a list: asks for more when it comes into view, or when it is pressed. */
export function MoreRows({ onWanted }: { onWanted: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const end = useRef<HTMLButtonElement>(null);
  const want = useEffectEvent(onWanted);
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) want();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  return (
    <Button ref={end} className={styles.more} appearance="subtle" size="small" onClick={onWanted}>
      {t('list.showMore')}
    </Button>
  );
}

const useStyles = makeStyles({ more: { margin: '4px 16px' } });
