import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Desktop16Regular, MicOff16Filled, MicPulse16Filled } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../../../api/contract/people.ts';
import { visibleName } from '../../../messages/visibleName.ts';
import { CompanyBadge } from '../../../ui/CompanyBadge.tsx';
import type { Tile } from './arrange.ts';

type Props = {
  tile: Tile;
  company: Company | null;
  isLarge: boolean;
  isSpeaking: boolean;
  /** How much of the tile's lower end another picture covers, in pixels. */
  coveredWidth: number;
};

/** Whose picture it is, on a ground of its own: the picture behind it may have any colour. */
export function TileLabel({ tile: { person, shows }, company, isLarge, isSpeaking, coveredWidth }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const name = visibleName(person.name);
  const isCamera = shows === 'camera';
  const words = person.isSelf ? t('tile.self') : isCamera ? name : t('tile.screenOf', { name });
  return (
    <div
      aria-hidden
      className={mergeClasses(styles.label, !isLarge && styles.small)}
      style={coveredWidth > 0 ? { maxWidth: `calc(100% - ${coveredWidth + 16}px)` } : {}}
    >
      <span className={styles.who}>
        {!isCamera && <Desktop16Regular className={styles.icon} />}
        {isSpeaking && <MicPulse16Filled className={styles.icon} />}
        {isCamera && person.media.isMuted && <MicOff16Filled className={styles.icon} />}
        <span className={styles.name}>{words}</span>
      </span>
      {company && <CompanyBadge company={company} />}
      {isLarge && isSpeaking && <span className={styles.sign}>{t('tile.speaking')}</span>}
      {isLarge && isCamera && person.media.isMuted && <span className={styles.sign}>{t('tile.muted')}</span>}
    </div>
  );
}

const useStyles = makeStyles({
  label: {
    ...typographyStyles.caption1,
    position: 'absolute',
    bottom: '8px',
    insetInlineStart: '8px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    maxWidth: 'calc(100% - 16px)',
    padding: '4px 8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  small: { bottom: '4px', insetInlineStart: '4px', maxWidth: 'calc(100% - 8px)', padding: '2px 4px' },
  who: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  icon: { flexShrink: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  sign: { whiteSpace: 'nowrap' },
});
