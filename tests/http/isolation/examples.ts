import type { Route } from '../../../api/routes/route.ts';
import { listRoutes } from '../../../api/server.ts';

/** What a test sends to a route so that only the caller and the ids can be wrong with it. */
export type Example = {
  body?: unknown;
  /** The fields of body and query that name something: each has a case in foreignIds.test.ts. */
  ids?: readonly string[];
};

/** A window's own id in a room. */
const aSession = '55555555-5555-4555-a555-555555555555';

/** One example for each route of the API. A route that is missing here fails the tests. */
export const examples: Record<string, Example> = {
  'GET /api/me': {},
  'GET /api/people': {},
  'GET /api/cases': {},
  'POST /api/cases': { body: { title: 'Wire breaks' }, ids: ['customerId', 'watcherIds'] },
  'GET /api/cases/:number': {},
  'PATCH /api/cases/:number': { body: { severity: 'high' }, ids: ['assigneeId'] },
  'POST /api/cases/:number/watchers': { body: {}, ids: ['personIds'] },
  'DELETE /api/cases/:number/watchers/:personId': {},
  'GET /api/conversations': { ids: ['case'] },
  'POST /api/conversations': {
    body: { kind: 'direct', memberIds: ['giulia-rossi'] },
    ids: ['memberIds', 'caseNumber'],
  },
  'GET /api/conversations/:conversationId': {},
  'PATCH /api/conversations/:conversationId': { body: { name: 'Another name' } },
  'POST /api/conversations/:conversationId/members': {
    body: { personIds: ['giulia-rossi'] },
    ids: ['personIds'],
  },
  'DELETE /api/conversations/:conversationId/members/:personId': {},
  'PUT /api/conversations/:conversationId/read': { body: { sequence: 1 } },
  'GET /api/conversations/:conversationId/details': {},
  'GET /api/conversations/:conversationId/messages': {},
  'POST /api/conversations/:conversationId/messages': {
    body: { clientId: 'an-attempt', text: 'Let me in' },
    ids: ['replyTo', 'fileIds'],
  },
  'PATCH /api/conversations/:conversationId/messages/:messageId': { body: { text: 'Other words' } },
  'DELETE /api/conversations/:conversationId/messages/:messageId': {},
  'GET /api/conversations/:conversationId/messages/:messageId/versions': {},
  'PUT /api/conversations/:conversationId/messages/:messageId/reactions/:emoji': {},
  'DELETE /api/conversations/:conversationId/messages/:messageId/reactions/:emoji': {},
  'GET /api/conversations/:conversationId/places': {},
  'DELETE /api/conversations/:conversationId/places/:placeId': {},
  'POST /api/conversations/:conversationId/places/:placeId/retry': {},
  'POST /api/conversations/:conversationId/messages/:messageId/deliveries/:placeId/resend': {},
  'GET /api/conversations/:conversationId/history': {},
  'POST /api/conversations/:conversationId/files': {
    body: { name: 'alarm.log', size: 7, clientId: 'an-attempt' },
  },
  'GET /api/conversations/:conversationId/files': { ids: ['authorId', 'ids'] },
  'POST /api/files/:fileId/complete': { body: { sha256: '0'.repeat(64) } },
  'GET /api/files/:fileId': {},
  'DELETE /api/files/:fileId': {},
  'GET /api/files/:fileId/content': {},
  'GET /api/files/:fileId/thumbnail': {},
  'POST /api/conversations/:conversationId/whiteboards': { body: { clientId: 'an-attempt' } },
  'GET /api/conversations/:conversationId/whiteboards': {},
  'GET /api/whiteboards/:whiteboardId': {},
  'PATCH /api/whiteboards/:whiteboardId': { body: { name: 'Another name' } },
  'POST /api/whiteboards/:whiteboardId/operations': {
    body: { elements: [{ id: 'secret', version: 2, versionNonce: 1, isDeleted: true }] },
    ids: ['elements'],
  },
  'GET /api/whiteboards/:whiteboardId/versions': {},
  'POST /api/whiteboards/:whiteboardId/restore': { body: { version: 1, clientId: 'an-attempt' } },
  'GET /api/whiteboards/:whiteboardId/export': {},
  'GET /api/whiteboards/:whiteboardId/thumbnail': {},
  'POST /api/whiteboards/:whiteboardId/copies': { body: { clientId: 'an-attempt', format: 'png' } },
  'POST /api/whiteboards/:whiteboardId/lane': {},
  'PUT /api/whiteboards/:whiteboardId/lane/container': {
    body: { containerId: 'a-container', replaces: null },
    ids: ['containerId'],
  },
  'POST /api/conversations/:conversationId/meetings': { body: {} },
  'GET /api/conversations/:conversationId/meetings': {},
  'GET /api/meetings/:meetingId': {},
  'POST /api/meetings/:meetingId/participants': { body: { sessionId: aSession }, ids: ['sessionId'] },
  'DELETE /api/meetings/:meetingId/participants/:sessionId': {},
  'POST /api/meetings/:meetingId/signals': {
    body: {
      from: aSession,
      to: { personId: 'giulia-rossi', sessionId: aSession },
      signals: [{ description: { type: 'offer', sdp: 'v=0' } }],
    },
  },
  'GET /api/meeting-providers': {},
  'GET /api/events': { ids: ['whiteboard', 'meeting'] },
  'GET /healthz': {},
  'GET /readyz': {},
  'GET /api/openapi.json': {},
};

/** The routes as the server has them; no handler is called. */
export const routes: Route[] = listRoutes({} as never);

export function nameOf(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method} ${route.path}`;
}

/** What names nothing that is hidden. */
const fixed: Record<string, string> = {
  emoji: '👍',
  placeId: '33333333-3333-8333-a333-333333333333',
  sessionId: aSession,
};

/** The path with its parameters filled in; a parameter that no test knows fails it. */
export function fillPath(path: string, ids: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => {
    const id = ids[name] ?? fixed[name];
    if (id === undefined) throw new Error(`the tests know no example of :${name}`);
    return encodeURIComponent(id);
  });
}
