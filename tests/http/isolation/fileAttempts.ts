import type { Answered, Caller } from '../../builders/createCaller.ts';
import { unknownIds, type HiddenName, type Ids } from './hidden.ts';

/** A request with an id in it that names something foreign. */
export type Attempt = {
  route: string;
  field: string;
  what: string;
  as: string;
  /** Sends the request with the foreign id, and once more with an unknown one. */
  send: (caller: Caller, id: string) => Promise<Answered>;
  foreign: () => string;
  unknown?: string;
  status: number;
};

/** Ids of files where they do not belong. What is hidden is there only when the tests run. */
export function listFileAttempts({
  hidden,
  ownOther,
}: {
  hidden: () => Record<HiddenName, Ids>;
  ownOther: () => { fileId: string };
}): Attempt[] {
  const shared = () => hidden()['the Service Case Chat'];
  return [
    ...Object.entries<() => string>({
      'a file of a conversation of others': () => hidden()['the internal chat'].fileId,
      'a file of another conversation of his own': () => ownOther().fileId,
      'a file of somebody else': () => shared().fileId,
      'an id no database takes': () => 'a/b?c#d\\e',
    }).map(([what, foreign]): Attempt => ({
      route: 'POST /api/conversations/:conversationId/messages',
      field: 'fileIds',
      what,
      as: 'giulia-rossi',
      send: (caller, id) =>
        caller.post(`/conversations/${shared().conversationId}/messages`, {
          clientId: 'with-a-file',
          text: 'Look',
          fileIds: [id],
        }),
      foreign,
      unknown: unknownIds.fileId,
      status: 400,
    })),
    {
      route: 'GET /api/conversations/:conversationId/files',
      field: 'authorId',
      what: 'somebody who shared nothing here',
      as: 'marco-bianchi',
      send: (caller, id) => caller.get(`/conversations/${shared().conversationId}/files?authorId=${id}`),
      foreign: () => 'anna-keller',
      status: 200,
    },
    {
      route: 'GET /api/conversations/:conversationId/files',
      field: 'ids',
      what: 'files of conversations of others, and of another of his own',
      as: 'marco-bianchi',
      send: (caller, id) => caller.get(`/conversations/${shared().conversationId}/files?ids=${id}`),
      foreign: () =>
        `${hidden()['the internal chat'].fileId},${hidden()['the direct chat of GFMS'].fileId},${ownOther().fileId}`,
      unknown: unknownIds.fileId,
      status: 200,
    },
  ];
}
