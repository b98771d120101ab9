import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../../api/contract/people.ts';
import type { Lane } from '../lane/Lane.ts';
import type { Board } from './createBoard.ts';
import { fitView } from './fitView.ts';
import { PeerCursors } from './PeerCursors.tsx';
import { useLasers, usePeers, useTellLane } from './usePeers.ts';

type Props = {
  board: Board;
  lane: Lane | null;
  surface: HTMLElement | null;
  companies: readonly Company[];
  /** A peer's id. */
  followed: string | null;
  onStop: () => void;
};

/** What the lane tells of the others: cursors, lasers, and where somebody looks whom one follows. */
export function PeerLayer({ board, lane, surface, companies, followed, onStop }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const peers = usePeers(lane);
  const { viewport } = useSyncExternalStore(board.onView, board.view);
  const colourOf = useCallback(
    (companyId: string) =>
      companies.find(({ id }) => id === companyId)?.kind === 'gfms' ? '#03787c' : '#424242',
    [companies],
  );
  useLasers(board, { peers, colourOf });
  useTellLane(board, { lane, surface });

  const peer = peers.find(({ id }) => id === followed);
  const theirs = peer?.viewport ?? null;
  useEffect(() => {
    if (!theirs) return;
    const { scrollX, scrollY, zoom, width, height } = theirs;
    const box = { x: -scrollX, y: -scrollY, width: width / zoom, height: height / zoom };
    const margins = { top: 0, right: 0, bottom: 0, left: 0 };
    board.look(fitView(box, board.view().viewport, { margins, mostScale: 30 }));
  }, [board, theirs]);

  const stop = useEffectEvent(onStop);
  useEffect(() => {
    if (!surface || followed === null) return;
    const end = new AbortController();
    for (const kind of ['pointerdown', 'wheel', 'keydown']) {
      surface.addEventListener(kind, () => stop(), { capture: true, passive: true, signal: end.signal });
    }
    return () => end.abort();
  }, [surface, followed]);

  return (
    <>
      <PeerCursors
        peers={peers}
        viewport={viewport}
        companyName={(companyId) => companies.find(({ id }) => id === companyId)?.name}
        colourOf={colourOf}
      />
      {peer && (
        <div role="status" className={styles.follow}>
          {t('boardSurface.following', { name: peer.name })}
          <Button size="small" onClick={onStop}>
            {t('boardSurface.stopFollowing')}
          </Button>
        </div>
      )}
    </>
  );
}

const useStyles = makeStyles({
  follow: {
    position: 'absolute',
    top: '8px',
    left: '50%',
    transform: 'translateX(-50%)',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '4px 8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow4,
    zIndex: 4,
  },
});
