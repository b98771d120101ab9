import { historyList, message, messageList, newMessage, pageQuery } from '../contract/messages.ts';
import type { Context } from '../domain/context.ts';
import { readHistory, readMessages } from '../domain/readMessages.ts';
import { sendMessage } from '../domain/sendMessage.ts';
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
      async handle({ state, query }) {
        const items = await readMessages(context, { conversationId: state.id, ...query });
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
