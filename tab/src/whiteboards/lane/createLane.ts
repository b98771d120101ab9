import { createLatest } from './createLatest.ts';
import { createPeers } from './createPeers.ts';
import type { LanePen } from './createPen.ts';
import { createPen } from './createPen.ts';
import type { BoardViewport, Lane, LaneState } from './Lane.ts';
import type { LaneDoor } from './LaneDoor.ts';
import type { LaneNews } from './LaneNews.ts';
import { readLaneNews } from './LaneNews.ts';
import type { Ink, InkListeners, LaneSession, SessionListeners } from './LaneSession.ts';
import type { LiveShareSource } from './liveShare.ts';
import { stayJoined } from './stayJoined.ts';

/** Milliseconds between two places of the own pointer, and between two viewports. */
const pointerEvery = 40;
const viewportEvery = 100;

/**
 * The fast lane of one board: in a meeting, chat or channel of Teams by its Live Share, elsewhere by our own relay, if
 * there is one. It joins by itself, and again when it was lost; nothing of it ever throws into the board.
 */
export function createLane(needs: LaneNeeds): Lane {
  const { boardId, person, nameOf } = needs;
  const stateListeners = new Set<() => void>();
  let state: LaneState = 'joining';
  let session: LaneSession | null = null;
  let pen: LanePen | null = null;
  let createInk: LiveShareParts['createInk'] | null = null;
  let viewport: BoardViewport | null = null;
  const peers = createPeers({ boardId, ownId: person.id, nameOf });

  const say = (news: WithoutBoard<LaneNews>) => session?.say({ ...news, boardId });
  const pointer = createLatest<Parameters<Lane['point']>[0]>(pointerEvery, (at) =>
    say({ kind: 'pointer', pointer: at }),
  );
  const shown = createLatest<BoardViewport | null>(viewportEvery, (view) =>
    session?.show({ boardId, person, viewport: view }),
  );

  function become(next: LaneState): void {
    if (state === next) return;
    // What is being drawn on a lane that ends is kept: it becomes an element like any other.
    if (state === 'on') pen?.lift();
    state = next;
    for (const listener of [...stateListeners]) listener();
  }

  const listeners: SessionListeners = {
    onNews(said, clientId) {
      const news = readLaneNews(said);
      if (news?.boardId !== boardId || !session || !peers.knows(clientId, session)) return;
      if (news.kind === 'pointer') peers.point(clientId, news.pointer);
      else pen?.hear(news, clientId);
    },
    onMembers: () => session && peers.take(session.members()),
  };

  const stay = stayJoined({
    ...needs,
    async join(source) {
      const parts = await needs.load();
      createInk = parts.createInk;
      return parts.joinLiveShare(source, listeners);
    },
    onJoined(joined) {
      session = joined;
      joined.show({ boardId, person, viewport });
      peers.take(joined.members());
      become('on');
    },
    onLost() {
      become('lost');
      session = null;
      peers.take([]);
    },
    onNone: () => become('off'),
  });

  return {
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    peers: peers.list,
    onPeers: peers.onChange,
    point: pointer.put,
    look(view) {
      viewport = view;
      shown.put(view);
    },
    openPen(overlay) {
      if (state !== 'on' || !createInk) return null;
      const make = createInk;
      pen?.close();
      const opened = createPen({ createInk: (drawn) => make(overlay, drawn), say });
      pen = opened;
      return {
        ...opened,
        close() {
          opened.close();
          if (pen === opened) pen = null;
        },
      };
    },
    close() {
      become('off');
      stateListeners.clear();
      pointer.close();
      shown.close();
      pen?.close();
      pen = null;
      stay.end();
      session = null;
      peers.close();
    },
  };
}

type WithoutBoard<News> = News extends unknown ? Omit<News, 'boardId'> : never;

/** Live Share and its pen, which are large: loaded when a board is opened. */
export type LiveShareParts = {
  joinLiveShare: (source: LiveShareSource, listeners: SessionListeners) => Promise<LaneSession>;
  createInk: (overlay: HTMLElement, listeners: InkListeners) => Ink;
};

export type LaneNeeds = {
  boardId: string;
  /** As the server knows who is signed in. */
  person: { id: string; name: string; companyId: string };
  /** A member of the board, as it is known here; what other pages say of themselves is only believed where it is null. */
  nameOf: (personId: string) => { name: string; companyId: string } | null;
  door: LaneDoor;
  /** `LiveShareHost.create()` of teams-js, in a meeting, chat or channel of Teams; null elsewhere. */
  teamsHost: object | null;
  load: () => Promise<LiveShareParts>;
};
