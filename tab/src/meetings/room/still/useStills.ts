import { useAnnounce } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../../../api/contract/conversations.ts';
import type { ConversationFile } from '../../../../../api/contract/files.ts';
import { visibleName } from '../../../messages/visibleName.ts';
import type { Room } from '../Room.ts';
import type { Still } from './Still.ts';
import { takeStill } from './takeStill.ts';
import { useSharperStill } from './useSharperStill.ts';
import type { StillSharing } from './useShareStill.ts';
import { useShareStill } from './useShareStill.ts';
import type { Tile } from '../stage/arrange.ts';

export type Stills = {
  /** What was taken and is looked at now. */
  still: Still | null;
  /** Whether it may yet come sharper. */
  isSharpening: boolean;
  /** How the last one fared. */
  news: { intent: 'done' | 'failed'; words: string } | null;
  sharing: StillSharing;
  /** What is drawn on, with its board. */
  drawn: { file: ConversationFile; boardId: string } | null;
  take: (tile: Tile) => void;
  close: () => void;
  onShared: (file: ConversationFile) => void;
  onDraw: (file: ConversationFile) => void;
  openBoard: (board: { id: string }) => void;
  closeBoard: () => void;
  dismiss: () => void;
};

/** Stills of what is seen in the room: taken, put into the conversation, drawn on (rule VC5). */
export function useStills(room: Room, conversation: Conversation): Stills {
  const { t } = useTranslation('room');
  const { announce } = useAnnounce();
  const sharing = useShareStill(conversation.id);
  const sharper = useSharperStill(room);
  const [still, setStill] = useState<Still | null>(null);
  const [news, setNews] = useState<Stills['news']>(null);
  const [toDraw, setToDraw] = useState<ConversationFile | null>(null);
  const [boardId, setBoardId] = useState<string | null>(null);
  const tellDone = () => {
    announce(t('still.done'));
    setNews({ intent: 'done', words: t('still.done') });
  };
  return {
    still,
    isSharpening: sharper.isComing,
    news,
    sharing: {
      ...sharing,
      share: (taken) => {
        // What is shown is what is put into the conversation.
        sharper.end();
        return sharing.share(taken);
      },
    },
    drawn: toDraw && boardId !== null ? { file: toDraw, boardId } : null,
    take: (tile) => {
      if (still) return;
      setNews(null);
      sharing.reset();
      const name = visibleName(tile.person.name);
      const whose = tile.shows === 'screen' ? t('tile.screenOf', { name }) : name;
      const received = takeStill({ tile, whose, caseNumber: conversation.case?.number ?? null });
      if (!tile.person.isSelf) sharper.ask({ tile, received, onSharper: setStill });
      received.then(setStill, () => {
        sharper.end();
        setNews({ intent: 'failed', words: t('still.notTaken', { name }) });
      });
    },
    close: () => {
      sharper.end();
      setStill(null);
    },
    onShared: () => {
      setStill(null);
      tellDone();
    },
    onDraw: (file) => {
      setBoardId(null);
      setToDraw(file);
    },
    openBoard: ({ id }) => {
      setStill(null);
      setBoardId(id);
    },
    closeBoard: () => {
      setToDraw(null);
      setBoardId(null);
    },
    dismiss: () => setNews(null),
  };
}
