import {
  conversation,
  conversationChange,
  conversationList,
  conversationListQuery,
  details,
  newConversation,
  newMembers,
  readMark,
  readState,
} from '../contract/conversations.ts';
import { addMembers, removeMember, renameConversation } from '../domain/changeMembers.ts';
import type { Context } from '../domain/context.ts';
import { createConversation } from '../domain/createConversation.ts';
import { listConversations } from '../domain/listConversations.ts';
import { markRead } from '../domain/markRead.ts';
import { getDetails, showConversation } from '../domain/showConversation.ts';
import { defineRoute, type Route } from './route.ts';

export function conversationRoutes(context: Context): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/conversations',
      access: 'person',
      summary: 'The conversations the caller is a member of, newest activity first',
      query: conversationListQuery,
      answers: { 200: conversationList },
      handle: async ({ person, query }) => ({
        status: 200,
        body: await listConversations(context, person, query),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/conversations',
      access: 'person',
      summary:
        "Opens a direct conversation with people of one's own company; 200 when the clientId came before",
      body: newConversation,
      answers: { 201: conversation, 200: conversation },
      async handle({ person, body }) {
        const created = await createConversation(context, person, body);
        return { status: created.isNew ? 201 : 200, body: created.conversation };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId',
      access: 'member',
      summary: 'One conversation',
      answers: { 200: conversation },
      handle: async ({ person, state }) => ({
        status: 200,
        body: await showConversation(context, person, state),
      }),
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/conversations/:conversationId',
      access: 'member',
      summary: 'Renames a direct conversation',
      body: conversationChange,
      answers: { 200: conversation },
      refusals: ['forbidden'],
      async handle({ person, state, body }) {
        const renamed = await renameConversation(context, person, {
          conversationId: state.id,
          name: body.name,
        });
        return { status: 200, body: await showConversation(context, person, renamed) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/conversations/:conversationId/members',
      access: 'member',
      summary: "Adds people of one's own company",
      body: newMembers,
      answers: { 200: conversation },
      async handle({ person, state, body }) {
        const changed = await addMembers(context, person, {
          conversationId: state.id,
          personIds: body.personIds,
        });
        return { status: 200, body: await showConversation(context, person, changed) };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/conversations/:conversationId/members/:personId',
      access: 'member',
      summary: 'Leaves, or removes a member',
      answers: { 204: null },
      refusals: ['forbidden', 'lastOfSide'],
      async handle({ person, state, params }) {
        await removeMember(context, person, { conversationId: state.id, personId: params.personId ?? '' });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/conversations/:conversationId/read',
      access: 'member',
      summary: 'The caller has read up to this sequence; never backwards',
      body: readMark,
      answers: { 200: readState },
      async handle({ person, state, body }) {
        return { status: 200, body: await markRead(context, person, { state, sequence: body.sequence }) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/details',
      access: 'member',
      summary: 'What pane 3 shows',
      answers: { 200: details },
      handle: async ({ person, state }) => ({ status: 200, body: await getDetails(context, person, state) }),
    }),
  ];
}
