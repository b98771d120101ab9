import { picture } from '../../builders/boardElements.ts';
import type { Attempt } from './fileAttempts.ts';
import { unknownIds, type HiddenName, type Ids } from './hidden.ts';

const session = '55555555-5555-4555-a555-555555555555';

/** Ids of boards, and of what lies on them, where they do not belong. */
export function listBoardAttempts({
  hidden,
  ownOther,
}: {
  hidden: () => Record<HiddenName, Ids>;
  ownOther: () => { fileId: string };
}): Attempt[] {
  const shared = () => hidden()['the Service Case Chat'];
  return [
    ...Object.entries<() => string>({
      'a picture of a conversation of others': () => hidden()['the internal chat'].fileId,
      'a picture of another conversation of his own': () => ownOther().fileId,
      'an id no database takes': () => 'a/b?c#d\\e',
    }).map(([what, foreign]): Attempt => ({
      route: 'POST /api/whiteboards/:whiteboardId/operations',
      field: 'elements',
      what,
      as: 'marco-bianchi',
      send: (caller, id) =>
        caller.post(`/whiteboards/${shared().whiteboardId}/operations`, {
          elements: [picture('foreign', id)],
        }),
      foreign,
      unknown: unknownIds.fileId,
      status: 400,
    })),
    {
      route: 'GET /api/events',
      field: 'whiteboard',
      what: 'a board of a conversation of others',
      as: 'dieter-hoffmann',
      send: (caller, id) => caller.get(`/events?whiteboard=${id}`),
      foreign: () => shared().whiteboardId,
      unknown: unknownIds.whiteboardId,
      status: 404,
    },
    {
      route: 'GET /api/events',
      field: 'meeting',
      what: 'a meeting of a conversation of others',
      as: 'dieter-hoffmann',
      send: (caller, id) => caller.get(`/events?meeting=${id}&session=${session}`),
      foreign: () => shared().meetingId,
      unknown: unknownIds.meetingId,
      status: 404,
    },
    {
      route: 'POST /api/meetings/:meetingId/participants',
      field: 'sessionId',
      what: 'the window of another person',
      as: 'marco-bianchi',
      send: async (caller, sessionId) => {
        const { status, text, ...answered } = await caller.post(
          `/meetings/${shared().meetingId}/participants`,
          { sessionId },
        );
        return { ...answered, status: Math.min(status, 200), text: text.slice(0, 10) };
      },
      foreign: () => session,
      unknown: '77777777-7777-4777-a777-777777777777',
      status: 200,
    },
    {
      route: 'PUT /api/whiteboards/:whiteboardId/lane/container',
      field: 'containerId',
      what: 'a container of another board',
      as: 'marco-bianchi',
      send: (caller, containerId) =>
        caller.put(`/whiteboards/${shared().whiteboardId}/lane/container`, { containerId, replaces: null }),
      foreign: () => 'of-another-board',
      unknown: 'of-no-board',
      status: 200,
    },
  ];
}
