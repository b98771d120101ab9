import { placeList } from '../contract/places.ts';
import type { Context } from '../domain/context.ts';
import { endLink, resendMessage, retryPlace } from '../domain/relay/managePlace.ts';
import { listPlaces } from '../domain/relay/showPlaces.ts';
import { defineRoute, type Route } from './route.ts';

export function placeRoutes(context: Context): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/places',
      access: 'member',
      summary: 'The Teams chats and threads that show the conversation, as far as the reader may know them',
      answers: { 200: placeList },
      async handle({ person, state }) {
        return { status: 200, body: await listPlaces(context, person, state) };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/conversations/:conversationId/places/:placeId',
      access: 'member',
      summary: 'Unlinks a Teams chat: it shows nothing new from now on',
      answers: { 204: null },
      refusals: ['forbidden'],
      async handle({ person, state, params }) {
        await endLink(context, person, { state, placeId: params.placeId ?? '' });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/conversations/:conversationId/places/:placeId/retry',
      access: 'member',
      summary: 'Tries to reach a Teams chat again, at once',
      answers: { 204: null },
      async handle({ person, state, params }) {
        await retryPlace(context, person, { state, placeId: params.placeId ?? '' });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/conversations/:conversationId/messages/:messageId/deliveries/:placeId/resend',
      access: 'member',
      summary: 'Sends a message to a Teams chat once more, where it may arrive twice',
      answers: { 204: null },
      refusals: ['conflict'],
      async handle({ person, state, params }) {
        const { placeId = '', messageId = '' } = params;
        await resendMessage(context, person, { state, placeId, messageId });
        return { status: 204 };
      },
    }),
  ];
}
