import type { LiveEvent, LiveEvents } from '../../../../../api/contract/events.ts';
import type { IceServer, Meeting, RoomEntry } from '../../../../../api/contract/meetings.ts';
import type { Api } from '../../../api.ts';
import type { Live } from '../../../live/Live.ts';
import { waitBeforeReconnect } from '../../../live/waitBeforeReconnect.ts';
import { conversationOfMeeting, meetingPath } from '../../meetingPath.ts';
import type { RoomState } from '../Room.ts';
import { createPauses } from './createPauses.ts';
import { isGone, readJoinFailure } from './readJoinFailure.ts';

/** A stream that is opened anew, as it is every hour, is not worth a word. */
const cutAfterMs = 1_500;
/** Answers to the first offers come by the stream; it is as quick as the other request. */
const streamWithinMs = 3_000;
/** Joining is tried so often before the person is told; joining again without end. */
const mostFailures = 3;

export type Phase = RoomState['phase'];
export type Final = Exclude<Phase, 'joining' | 'in' | 'cut'>;

type MembershipNeeds = {
  meetingId: string;
  personId: string;
  sessionId: string;
  api: Api;
  live: Live;
  on: {
    /** This window has come in, or again after the server had given it up. */
    joined: (entry: RoomEntry) => void;
    /** Others have come or gone. */
    present: (meeting: Meeting) => void;
    /** The server can be reached again. */
    back: () => void;
    signals: (told: LiveEvents['signals']) => void;
    phase: (phase: Phase, error: Error | null) => void;
  };
};

/** Whether this window is in the room, and who else: as the log has it. It begins with joining and ends for good. */
export type Membership = {
  /** Asks who is there now; answers whether that window is. */
  ask: (sessionId: string) => Promise<boolean>;
  isReachable: () => boolean;
  /** With credentials that are good again; null while they cannot be had. */
  renewIceServers: () => Promise<readonly IceServer[] | null>;
  leave: () => void;
};

/**
 * What the stream tells may be older than an answer: after a cut some seconds are told again. So who comes is taken up at
 * once, and who seems to have gone, this window itself above all, is asked for first.
 */
export function createMembership(needs: MembershipNeeds): Membership {
  const { meetingId, personId, sessionId, api, live, on } = needs;
  const path = meetingPath(meetingId);
  const conversationId = conversationOfMeeting(meetingId);
  const pauses = createPauses();
  let phase: Phase = 'joining';
  let meeting: Meeting | null = null;
  let newestSequence = 0;
  /** Counts what an answer on its way may not know yet. */
  let news = 0;
  const over = new AbortController();
  let isComing = false;
  let wasDown = false;
  let asking: Promise<void> | null = null;
  let cutTimer: ReturnType<typeof setTimeout> | undefined;
  let onHello: (() => void) | null = null;
  const leaveStream = live.enterRoom({ meetingId, sessionId });
  const stopListening = [live.onEvent(onEvent), live.onConnection(onConnection)];

  const isOver = () => over.signal.aborted;
  const hasLeft = () => phase === 'left';

  function setPhase(next: Phase, error: Error | null = null): void {
    if (phase === next) return;
    phase = next;
    on.phase(next, error);
  }

  function end(next: Final, error: Error | null = null): void {
    if (isOver()) return;
    over.abort();
    clearTimeout(cutTimer);
    onHello?.();
    pauses.close();
    for (const stop of stopListening) stop();
    leaveStream();
    setPhase(next, error);
  }

  async function come(isFirst: boolean): Promise<void> {
    if (isComing) return;
    isComing = true;
    const isStreamOpen = isFirst ? firstHello() : null;
    for (let failures = 0; !isOver(); failures += 1) {
      const before = news;
      try {
        const entry = await postParticipant();
        // Who has left while he was coming in is out for sure.
        if (hasLeft()) sayLeave();
        await isStreamOpen;
        if (!isOver()) takeEntry(entry, before);
        break;
      } catch (error) {
        const final = readJoinFailure(error) ?? (isFirst && failures + 1 >= mostFailures ? 'failed' : null);
        if (final) end(final, error instanceof Error ? error : null);
        else await pauses.wait(waitBeforeReconnect(failures));
      }
    }
    isComing = false;
  }

  const postParticipant = () => api.send<RoomEntry>('POST', `${path}/participants`, { sessionId });

  function takeEntry(entry: RoomEntry, before: number): void {
    meeting = entry.meeting;
    setPhase('in');
    wasDown = false;
    onConnection();
    on.joined(entry);
    if (news !== before) void refresh();
  }

  /** Answers to one's offers come by the stream. */
  function firstHello(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => onHello?.(), streamWithinMs);
      onHello = () => {
        clearTimeout(timer);
        onHello = null;
        resolve();
      };
    });
  }

  function refresh(): Promise<void> {
    news += 1;
    asking ??= askUntilAnswered().finally(() => (asking = null));
    return asking;
  }

  async function askUntilAnswered(): Promise<void> {
    for (let failures = 0; !isOver();) {
      const before = news;
      try {
        const answer = await api.get<Meeting>(path);
        if (isOver()) return;
        if (news === before) return follow(answer);
      } catch (error) {
        if (isGone(error)) return end('removed');
        await pauses.wait(waitBeforeReconnect(failures));
        failures += 1;
      }
    }
  }

  function follow(next: Meeting): void {
    const own = next.present.find(({ id }) => id === personId);
    if (own && own.sessionId !== sessionId) return end('elsewhere');
    // The server has given this window up while it was cut off.
    if (!own) return void come(false);
    meeting = next;
    on.present(next);
  }

  function onEvent(event: LiveEvent): void {
    if (event.event === 'hello') onHello?.();
    const isGap = event.event === 'reset' || (event.event === 'hello' && !event.data.resumed);
    if (isGap && meeting) void refresh();
    if (event.event === 'signals') on.signals(event.data);
    if (event.event === 'removed' && event.data.conversationId === conversationId) end('removed');
    if (event.event === 'entry' && event.data.conversationId === conversationId) takeUp(event.data);
  }

  function takeUp(entry: LiveEvents['entry']): void {
    if (entry.sequence <= newestSequence || !(entry.meeting ?? entry.case)) return;
    newestSequence = entry.sequence;
    news += 1;
    // Before the answer to joining nothing is known that could change.
    if (!meeting) return;
    if (entry.meeting?.id === meetingId && hasAllOf(entry.meeting, meeting)) follow(entry.meeting);
    else void refresh();
  }

  function onConnection(): void {
    if (live.connection().state !== 'live') {
      wasDown = true;
      cutTimer ??= setTimeout(() => {
        if (phase === 'in') setPhase('cut');
      }, cutAfterMs);
      return;
    }
    clearTimeout(cutTimer);
    cutTimer = undefined;
    if (phase === 'cut') setPhase('in');
    if (!wasDown || !meeting) return;
    wasDown = false;
    pauses.end();
    on.back();
    void refresh();
  }

  const sinceOf = (of: Meeting | null) => of?.present.find((one) => one.sessionId === sessionId)?.since;

  function sayLeave(): void {
    const init = { method: 'DELETE', headers: {}, signal: new AbortController().signal } as const;
    // The window may be closed in this moment. Unheard it is given up by the server, for its stream is closed.
    api.open(`${path}/participants/${sessionId}`, { ...init, keepalive: true }).catch(() => {});
  }

  void come(true);

  return {
    async ask(other) {
      await refresh();
      return !isOver() && (meeting?.present.some((one) => one.sessionId === other) ?? false);
    },
    async renewIceServers() {
      if (phase !== 'in' || isComing) return null;
      const before = news;
      const entry = await postParticipant();
      if (hasLeft()) sayLeave();
      if (isOver()) return null;
      // The server had given this window up without a word.
      if (sinceOf(entry.meeting) !== sinceOf(meeting)) takeEntry(entry, before);
      return entry.iceServers;
    },
    isReachable: () => live.connection().state === 'live',
    leave() {
      if (isOver()) return;
      sayLeave();
      end('left');
    },
  };
}

const hasAllOf = (next: Meeting, before: Meeting) =>
  before.present.every(({ sessionId }) => next.present.some((one) => one.sessionId === sessionId));
