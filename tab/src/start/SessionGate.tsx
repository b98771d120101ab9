import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Me } from '../../../api/contract/people.ts';
import { createApi } from '../api.ts';
import { LiveContext } from '../live/LiveContext.ts';
import { useLiveStream } from '../live/useLiveStream.ts';
import { queryKeys } from '../queryKeys.ts';
import { SessionContext } from '../session.ts';
import type { Teams } from '../teams.ts';
import { loadRoom } from '../meetings/loadRoom.ts';
import { roomOfPage } from '../meetings/meetingPath.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import { boardOfPage } from '../whiteboards/boardPath.ts';
import { Workspace } from '../workspace/Workspace.tsx';
import { createQueryClient } from './createQueryClient.ts';
import { LoadingPage } from './LoadingPage.tsx';
import { NotSetUp } from './NotSetUp.tsx';
import { StartFailed } from './StartFailed.tsx';

/** Asks who the person is here; only then there is a session. */
export function SessionGate({ teams }: { teams: Teams }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <KnownPerson teams={teams} />
    </QueryClientProvider>
  );
}

const loadBoard = () => import('../whiteboards/BoardPage.tsx').then((file) => file.BoardPage);

function KnownPerson({ teams }: { teams: Teams }) {
  // A window may be of one board or room alone; where it cannot be closed, closing that shows the rest.
  const [boardId, setBoardId] = useState(() => boardOfPage(location.search));
  const [meetingId, setMeetingId] = useState(() => roomOfPage(location.search));
  const [api] = useState(() => createApi(teams.getToken));
  const {
    data: me,
    error,
    refetch,
  } = useQuery({
    queryKey: queryKeys.me,
    queryFn: ({ signal }) => api.get<Me>('/api/me', signal),
    staleTime: Infinity,
  });
  // Asked for together with the person, not after; in vain only for who is not set up.
  const stream = useLiveStream(api, me?.setUp !== false);
  const session = useMemo(() => (me?.setUp ? { ...me, api } : null), [me, api]);
  if (session) {
    return (
      <SessionContext value={session}>
        <LiveContext value={stream}>
          {meetingId !== null ? (
            <LazyPart
              load={loadRoom}
              props={{
                meetingId,
                onShown: teams.notifyShown,
                onClose: teams.closeDialog ?? (() => setMeetingId(null)),
              }}
            />
          ) : boardId === null ? (
            <Workspace linkedItem={teams.linkedItem} onShown={teams.notifyShown} ways={teams} />
          ) : (
            <LazyPart
              load={loadBoard}
              props={{
                whiteboardId: boardId,
                onShown: teams.notifyShown,
                onClose: teams.closeDialog ?? (() => setBoardId(null)),
              }}
            />
          )}
        </LiveContext>
      </SessionContext>
    );
  }
  if (me?.setUp === false) return <NotSetUp me={me} />;
  if (error) return <StartFailed error={error} onTryAgain={() => void refetch()} />;
  return <LoadingPage />;
}
