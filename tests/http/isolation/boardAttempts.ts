import { picture } from '../../builders/boardElements.ts';
import type { Attempt } from './fileAttempts.ts';
import { unknownIds, type HiddenName, type Ids } from './hidden.ts';

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
