import { makeStyles, tokens } from '@fluentui/react-components';
import { Whiteboard24Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { queryKeys } from '../queryKeys.ts';

type Props = { board: Pick<Whiteboard, 'conversationId' | 'sequence' | 'thumbnailUrl'> | null };

/** A board as it is now, filling its frame; its name stands beside it. A blank board shows a sign. */
export function BoardThumbnail({ board }: Props) {
  const styles = useStyles();
  const client = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  // The address names the newest change: as long as nothing is drawn, the browser keeps the picture.
  const url = board && board.sequence > 0 ? board.thumbnailUrl : null;
  function onError(): void {
    if (!board || url === null) return;
    const isFirst = refused === null;
    setRefused(url);
    // The address may have run out while nobody looked; asked for once, or a broken picture would ask for ever.
    if (isFirst) void client.invalidateQueries({ queryKey: queryKeys.whiteboards(board.conversationId) });
  }
  return (
    <span className={styles.frame} aria-hidden>
      {url === null || url === refused ? (
        <Whiteboard24Regular />
      ) : (
        <img className={styles.picture} src={url} alt="" onError={onError} />
      )}
    </span>
  );
}

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '100%',
    height: '100%',
    boxSizing: 'border-box',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    // Boards are white in every theme: what is drawn has the colours it was drawn in.
    backgroundColor: '#fff',
    color: '#616161',
  },
  picture: { display: 'block', width: '100%', height: '100%', objectFit: 'contain' },
});
