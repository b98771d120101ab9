import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardViewport, LanePeer } from '../lane/Lane.ts';

/** Nearer to the right edge, in pixels, a name stands before its cursor. */
const nameRoom = 240;

type Props = {
  peers: readonly LanePeer[];
  viewport: BoardViewport;
  companyName: (companyId: string) => string | undefined;
  colourOf: (companyId: string) => string;
};

/** Where the others point, with name and company. For the eye only: who is there stands in the window's head. */
export function PeerCursors({ peers, viewport, companyName, colourOf }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { scrollX, scrollY, zoom, width } = viewport;
  return (
    <div aria-hidden className={styles.layer}>
      {peers.map(({ id, name, companyId, pointer }) => {
        if (!pointer) return null;
        const company = companyName(companyId);
        const left = (pointer.x + scrollX) * zoom;
        const top = (pointer.y + scrollY) * zoom;
        const colour = colourOf(companyId);
        return (
          <div key={id} className={styles.cursor} style={{ transform: `translate(${left}px, ${top}px)` }}>
            <svg width="22" height="24" viewBox="0 0 22 24">
              <path
                d="M2 2l17 9-8 2-4 8z"
                fill={colour}
                stroke="#ffffff"
                strokeWidth="2"
                strokeLinejoin="round"
              />
            </svg>
            <span
              className={mergeClasses(styles.name, left > width - nameRoom && styles.before)}
              style={{ backgroundColor: colour }}
            >
              {company === undefined ? name : t('boardSurface.person', { name, company })}
            </span>
          </div>
        );
      })}
    </div>
  );
}

const useStyles = makeStyles({
  layer: { position: 'absolute', inset: 0, overflow: 'hidden', pointerEvents: 'none' },
  cursor: { position: 'absolute', left: 0, top: 0 },
  name: {
    ...typographyStyles.caption1Strong,
    position: 'absolute',
    left: '16px',
    top: '20px',
    padding: '2px 8px',
    borderRadius: tokens.borderRadiusMedium,
    color: '#ffffff',
    whiteSpace: 'nowrap',
    forcedColorAdjust: 'none',
  },
  before: { left: 'auto', right: '-4px' },
});
