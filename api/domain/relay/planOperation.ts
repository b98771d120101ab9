import type { PlaceLink } from '../conversationState.ts';
import type { Entry } from '../entries.ts';
import type { DeliveryOperation } from './relayPorts.ts';

/** What an entry asks of a place that shows its conversation; `none` for what places are not told (rules RL4, NT1, CV5). */
export function planOperation(entry: Entry, link: PlaceLink): DeliveryOperation {
  const { content } = entry;
  const isFromHere = 'origin' in content && content.origin?.placeId === link.id;
  switch (content.kind) {
    case 'message':
      if (isFromHere) return 'react';
      return entry.now?.deletedAt === undefined ? 'post' : 'none';
    case 'messageEdited':
    case 'reacted':
      return isFromHere ? 'none' : 'update';
    case 'messageDeleted':
      return isFromHere ? 'none' : 'remove';
    case 'placeLinked':
      return content.place.id === link.id && !content.place.isCaseThread ? 'card' : 'none';
    case 'caseChanged': {
      const { state, assignee, severity } = content.changes;
      const isNews = state !== undefined || assignee !== undefined || severity !== undefined;
      return isNews ? 'notice' : 'cardUpdate';
    }
    case 'whiteboardOpened':
    case 'meetingStarted':
      return 'notice';
    case 'meetingCreated':
    case 'meetingJoined':
    case 'meetingLeft':
    case 'meetingEnded':
    case 'whiteboardRenamed':
    case 'caseCreated':
    case 'internalChanged':
    case 'caseShared':
    case 'conversationCreated':
    case 'memberAdded':
    case 'memberRemoved':
    case 'renamed':
    case 'placeUnlinked':
    case 'fileChecked':
    case 'fileDeleted':
      return 'none';
    default:
      return content satisfies never;
  }
}
