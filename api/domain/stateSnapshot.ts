import type { ConversationState, MemberRecord, PlaceLink, WhiteboardRecord } from './conversationState.ts';
import type { FileCounts } from './entries.ts';

export type StateSnapshot = Omit<
  ConversationState,
  'members' | 'former' | 'counts' | 'places' | 'whiteboards' | 'meeting'
> & {
  /** Missing in snapshots from before there were meetings. */
  meeting?: ConversationState['meeting'];
  /** Missing in snapshots from before there were whiteboards. */
  whiteboards?: WhiteboardRecord[];
  /** Missing in snapshots from before there were files. */
  counts?: FileCounts;
  /** Missing in snapshots from before there were places. */
  places?: [string, PlaceLink][];
  members: [string, MemberRecord][];
  former: [string, { sequence: number; storedAt: number }][];
};

export function toSnapshot(state: ConversationState): StateSnapshot {
  const members = [...state.members].map(([id, member]): [string, MemberRecord] => [id, { ...member }]);
  return {
    ...state,
    members,
    former: [...state.former],
    places: [...state.places],
    whiteboards: [...state.whiteboards.values()],
  };
}

export function fromSnapshot(snapshot: StateSnapshot): ConversationState {
  const { counts = { files: 0, media: 0 }, places = [], whiteboards = [], meeting = null } = snapshot;
  return {
    ...snapshot,
    counts,
    meeting,
    members: new Map(snapshot.members),
    former: new Map(snapshot.former),
    places: new Map(places),
    whiteboards: new Map(whiteboards.map((one) => [one.id, one])),
  };
}
