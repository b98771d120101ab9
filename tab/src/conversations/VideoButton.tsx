import { Button, Link, makeStyles, typographyStyles } from '@fluentui/react-components';
import { Info20Regular, Video20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { Hint } from '../ui/Hint.tsx';

type Props = {
  /** The button is its icon alone; its name stays. */
  isIconOnly: boolean;
  /** The link is an icon; its name stays. */
  isLinkIcon: boolean;
};

/** Video Conference, and where one reads more about it. */
export function VideoButton({ isIconOnly, isLinkIcon }: Props) {
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const name = t('head.video');
  const guide = {
    href: `/guide/video?locale=${i18n.language}`,
    target: '_blank',
    rel: 'noopener',
    'aria-label': `${t('head.aboutVideo')} (${t('head.newWindow')})`,
  } as const;
  const link = isLinkIcon ? (
    <Button as="a" appearance="subtle" icon={<Info20Regular />} {...guide} />
  ) : (
    <Link className={styles.link} {...guide}>
      {t('head.aboutVideo')}
    </Link>
  );
  const button = (
    <Hint text={t('head.videoNotYet')}>
      {(described) => (
        <Button
          disabledFocusable
          icon={<Video20Regular />}
          {...described}
          {...(isIconOnly ? { 'aria-label': name, appearance: 'subtle' } : { className: styles.button })}
        >
          {isIconOnly ? undefined : name}
        </Button>
      )}
    </Hint>
  );
  return (
    <div className={styles.video}>
      {isIconOnly ? (
        <>
          {link}
          {button}
        </>
      ) : (
        <>
          {button}
          {link}
        </>
      )}
    </div>
  );
}

const useStyles = makeStyles({
  video: { display: 'flex', alignItems: 'center', gap: '12px', flexShrink: 0 },
  button: { whiteSpace: 'nowrap' },
  link: { ...typographyStyles.caption1, whiteSpace: 'nowrap' },
});
