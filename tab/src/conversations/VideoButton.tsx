import {
  Button,
  Link,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { Info20Regular, Video20Filled, Video20Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../../api/contract/meetings.ts';
import { useOngoingWords } from '../meetings/useOngoingWords.ts';
import { CountPill } from '../ui/CountPill.tsx';
import { Hint } from '../ui/Hint.tsx';

type Props = {
  /** The button is its icon alone; its name stays. */
  isIconOnly: boolean;
  /** The link is an icon; its name stays. */
  isLinkIcon: boolean;
  isTouch: boolean;
  /** Takes the focus when it comes. */
  isAsked: boolean;
  isClosed: boolean;
  isOpening: boolean;
  /** The meeting, while people are in it. */
  ongoing: Meeting | null;
  onOpen: () => void;
};

/** Video Conference, who is in it, and where one reads more about it (rule VC1). */
export function VideoButton(props: Props) {
  const { isIconOnly, isLinkIcon, isTouch, isAsked, isClosed, isOpening, ongoing, onOpen } = props;
  const styles = useStyles();
  const { t, i18n } = useTranslation();
  const ongoingWords = useOngoingWords();
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsked) ref.current?.focus();
  }, [isAsked]);

  const name = t('head.video');
  const guide = {
    href: `/guide/video?locale=${i18n.language}`,
    target: '_blank',
    rel: 'noopener',
    'aria-label': `${t('head.aboutVideo')} (${t('head.newWindow')})`,
  } as const;
  const status = ongoing && !isClosed ? ongoingWords(ongoing) : null;
  const hint = isClosed
    ? t('head.videoClosed')
    : isOpening
      ? t('head.videoOpening')
      : (status ?? t('head.videoHint'));
  const Icon = status === null ? Video20Regular : Video20Filled;
  const button = (
    <Hint text={hint}>
      {(described) => (
        <Button
          ref={ref}
          aria-label={name}
          aria-busy={isOpening}
          disabledFocusable={isClosed || isOpening}
          icon={isOpening ? <Spinner size="tiny" aria-hidden /> : <Icon />}
          onClick={onOpen}
          {...described}
          {...(isIconOnly ? { appearance: 'subtle' } : {})}
          className={mergeClasses(styles.button, isTouch && styles.touch)}
        >
          {isIconOnly ? undefined : name}
        </Button>
      )}
    </Hint>
  );
  const present = ongoing?.present.length ?? 0;
  const pill = isLinkIcon && status !== null && (
    <span className={mergeClasses(styles.pill, isTouch && styles.touchPill)}>
      {present > 0 ? <CountPill count={present} /> : <span className={styles.dot} />}
    </span>
  );
  const linkIcon = (
    <Button
      as="a"
      appearance="subtle"
      className={isTouch ? styles.touch : undefined}
      icon={<Info20Regular />}
      {...guide}
    />
  );
  return (
    <div className={mergeClasses(styles.video, isTouch && styles.touchVideo)}>
      {isLinkIcon && isIconOnly && linkIcon}
      <span className={styles.place}>
        {button}
        {pill}
      </span>
      {isLinkIcon && !isIconOnly && linkIcon}
      {!isLinkIcon && (
        <span className={styles.beside}>
          <Link className={styles.link} {...guide}>
            {t('head.aboutVideo')}
          </Link>
          {/* For who listens it is the button's description already. */}
          {status !== null && (
            <span className={styles.status} aria-hidden>
              {status}
            </span>
          )}
        </span>
      )}
      <span role="status" className={styles.heard}>
        {isOpening ? t('head.videoOpening') : ''}
      </span>
    </div>
  );
}

const useStyles = makeStyles({
  video: { position: 'relative', display: 'flex', alignItems: 'center', gap: '12px', flexShrink: 0 },
  button: { whiteSpace: 'nowrap' },
  touch: { minWidth: '48px', minHeight: '48px' },
  place: { position: 'relative', display: 'inline-flex' },
  pill: { position: 'absolute', top: '-8px', right: '-8px', display: 'flex', pointerEvents: 'none' },
  dot: {
    width: '12px',
    height: '12px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
  },
  touchVideo: { gap: '8px', marginRight: '-12px' },
  touchPill: { top: '2px', right: '2px' },
  beside: { display: 'flex', flexDirection: 'column', minWidth: 0, maxWidth: '180px' },
  link: { ...typographyStyles.caption1, whiteSpace: 'nowrap' },
  status: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorBrandForeground1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});
