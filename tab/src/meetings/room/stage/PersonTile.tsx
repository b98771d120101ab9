import {
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { PlugDisconnected16Regular, Screenshot20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../../../api/contract/people.ts';
import { visibleName } from '../../../messages/visibleName.ts';
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx';
import type { Tile } from './arrange.ts';
import { tileWords } from './tileWords.ts';
import { TileLabel } from './TileLabel.tsx';
import { TileVideo } from './TileVideo.tsx';

export type TileSize = 'large' | 'small';

type Props = {
  tile: Tile;
  company: Company | null;
  size: TileSize;
  isTouch: boolean;
  /** Of the button that takes a still. */
  hasWords?: boolean;
  /** How much of its lower end another picture covers, in pixels. */
  coveredWidth?: number;
  /** Null where no still can be taken. */
  onStill: ((tile: Tile) => void) | null;
};

/** One person or screen: picture or face, name, company, and how it stands. */
export function PersonTile({
  tile,
  company,
  size,
  isTouch,
  hasWords = false,
  coveredWidth = 0,
  onStill,
}: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const { person, shows } = tile;
  const name = visibleName(person.name);
  const stream = shows === 'screen' ? person.screen : person.media.hasCamera ? person.camera : null;
  const isLarge = size === 'large';
  const isSpeaking = shows === 'camera' && person.isSpeaking && !person.media.isMuted;
  const label = shows === 'screen' ? t('tile.screenOf', { name }) : t('tile.videoOf', { name });
  return (
    <div
      role="group"
      aria-label={tileWords({ tile, company }, t)}
      className={mergeClasses(styles.tile, !isLarge && styles.small, isSpeaking && styles.speaking)}
    >
      {stream ? (
        <TileVideo
          stream={stream}
          label={label}
          isMirrored={person.isSelf && shows === 'camera'}
          isFilling={!isLarge && shows === 'camera'}
        />
      ) : (
        <PersonAvatar id={person.id} name={person.name} size={isLarge ? 96 : 40} />
      )}
      <Standing tile={tile} isLarge={isLarge} />
      <TileLabel {...{ tile, company, isLarge, isSpeaking, coveredWidth }} />
      {onStill && stream && (
        <Button
          className={mergeClasses(styles.still, isTouch && styles.touch)}
          icon={<Screenshot20Regular />}
          aria-label={shows === 'screen' ? t('still.ofScreen', { name }) : t('still.of', { name })}
          onClick={() => onStill(tile)}
        >
          {hasWords ? t('bar.still') : null}
        </Button>
      )}
    </div>
  );
}

/** That the connection is being made, or that it is lost. */
function Standing({ tile: { person }, isLarge }: { tile: Tile; isLarge: boolean }) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  if (person.isSelf || person.connection === 'connected') return null;
  const isLost = person.connection === 'lost';
  return (
    <div className={mergeClasses(styles.standing, !isLarge && styles.standingSmall)}>
      {isLost ? <PlugDisconnected16Regular aria-hidden /> : <Spinner size="extra-tiny" aria-hidden />}
      <span>{isLost ? t(isLarge ? 'tile.lostLong' : 'tile.lost') : t('tile.connecting')}</span>
    </div>
  );
}

const useStyles = makeStyles({
  tile: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: 0,
    minHeight: 0,
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  // Above the picture, which would cover an outline.
  speaking: {
    '::after': {
      content: '""',
      position: 'absolute',
      inset: 0,
      border: `4px solid ${tokens.colorBrandStroke1}`,
      borderRadius: tokens.borderRadiusLarge,
      pointerEvents: 'none',
    },
  },
  small: { alignItems: 'flex-start', paddingTop: '8px', boxSizing: 'border-box' },
  still: {
    position: 'absolute',
    top: '8px',
    insetInlineEnd: '8px',
    minWidth: '32px',
    whiteSpace: 'nowrap',
  },
  touch: { minWidth: '48px', minHeight: '48px' },
  standing: {
    ...typographyStyles.caption1,
    position: 'absolute',
    top: '8px',
    insetInlineStart: '8px',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    maxWidth: 'calc(100% - 80px)',
    padding: '4px 8px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  standingSmall: {
    top: '4px',
    insetInlineStart: '4px',
    padding: '0 4px',
    gap: '4px',
    maxWidth: 'calc(100% - 44px)',
  },
});
