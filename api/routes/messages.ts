import {
  earlierTexts,
  emoji,
  historyList,
  message,
  messageChange,
  messageList,
  newMessage,
  pageQuery,
} from '../contract/messages.ts';
import type { Context } from '../domain/context.ts';
import { deleteMessage, editMessage, reactToMessage, readEarlierTexts } from '../domain/changeMessage.ts';
import { invalid } from '../domain/errors.ts';
import { readHistory, readMessages } from '../domain/readMessages.ts';
import { addDeliveries } from '../domain/relay/showPlaces.ts';
import { sendMessage } from '../domain/sendMessage.ts';
import { audienceOf } from '../domain/views.ts';
import { defineRoute, type Route } from './route.ts';

export function messageRoutes(context: Context): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/messages',
      access: 'member',
      summary: 'Messages and lines, ascending; the newest without before and after',
      query: pageQuery,
      answers: { 200: messageList },
      async handle({ person, state, query }) {
        const messages = await readMessages(context, { conversationId: state.id, ...query });
        const items = await addDeliveries(context, { audience: audienceOf(person) }, { state, messages });
        return { status: 200, body: { items } };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/conversations/:conversationId/messages',
      access: 'member',
      summary: 'Stores a message, then answers; 200 with the same message when the clientId came before',
      body: newMessage,
      answers: { 201: message, 200: message },
      refusals: ['conflict', 'caseClosed'],
      async handle({ person, state, body }) {
        const sent = await sendMessage(context, person, { conversationId: state.id, draft: body });
        return { status: sent.isNew ? 201 : 200, body: sent.message };
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/conversations/:conversationId/messages/:messageId',
      access: 'member',
      summary: 'Its author gives a message another text; the earlier ones stay readable',
      body: messageChange,
      answers: { 200: message },
      refusals: ['forbidden', 'caseClosed', 'conflict'],
      async handle({ person, state, params, body }) {
        const messageId = params.messageId ?? '';
        const edited = { conversationId: state.id, messageId, text: body.text };
        return { status: 200, body: await editMessage(context, person, edited) };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/conversations/:conversationId/messages/:messageId',
      access: 'member',
      summary: 'Its author deletes a message: a tombstone stays, the texts of all versions and its files go',
      answers: { 200: message },
      refusals: ['forbidden', 'caseClosed'],
      async handle({ person, state, params }) {
        const deleted = { conversationId: state.id, messageId: params.messageId ?? '' };
        return { status: 200, body: await deleteMessage(context, person, deleted) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/messages/:messageId/versions',
      access: 'member',
      summary: 'What a message said before it was edited, oldest first',
      answers: { 200: earlierTexts },
      async handle({ state, params }) {
        const wanted = { conversationId: state.id, messageId: params.messageId ?? '' };
        return { status: 200, body: await readEarlierTexts(context, wanted) };
      },
    }),
    ...(['PUT', 'DELETE'] as const).map((method) =>
      defineRoute({
        method,
        path: '/api/conversations/:conversationId/messages/:messageId/reactions/:emoji',
        access: 'member',
        summary: method === 'PUT' ? 'Reacts to a message' : "Takes one's reaction back",
        answers: { 200: message },
        refusals: ['caseClosed', 'conflict'],
        async handle({ person, state, params }) {
          const parsed = emoji.safeParse(params.emoji);
          if (!parsed.success) throw invalid('emoji', 'is no emoji');
          const reacted = { conversationId: state.id, messageId: params.messageId ?? '', emoji: parsed.data };
          const changed = await reactToMessage(context, person, { ...reacted, isOn: method === 'PUT' });
          return { status: 200, body: changed };
        },
      }),
    ),
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/history',
      access: 'member',
      summary: 'The log: every kind of entry, ascending, without gaps; the newest without before and after',
      query: pageQuery,
      answers: { 200: historyList },
      async handle({ person, state, query }) {
        const items = await readHistory(context, person, { conversationId: state.id, ...query });
        return { status: 200, body: { items } };
      },
    }),
  ];
}
