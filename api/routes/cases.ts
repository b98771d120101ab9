import {
  caseChange,
  caseList,
  caseListQuery,
  newCase,
  newWatchers,
  serviceCase,
  type ServiceCase,
} from '../contract/cases.ts';
import { addMembers, joinConversation, removeMember } from '../domain/changeMembers.ts';
import { changeCase } from '../domain/changeCase.ts';
import type { Context } from '../domain/context.ts';
import type { ConversationState } from '../domain/conversationState.ts';
import { createCase } from '../domain/createCase.ts';
import { listCases } from '../domain/listConversations.ts';
import type { PersonRecord } from '../domain/ports.ts';
import { audienceOf, toCaseView } from '../domain/views.ts';
import { defineRoute, type Route } from './route.ts';

export function caseRoutes(context: Context): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/cases',
      access: 'person',
      summary: 'The service cases the caller may see, newest activity first',
      query: caseListQuery,
      answers: { 200: caseList },
      handle: async ({ person, query }) => ({ status: 200, body: await listCases(context, person, query) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/cases',
      access: 'person',
      summary: 'Opens a service case with its chat; 200 when the clientId came before',
      body: newCase,
      answers: { 201: serviceCase, 200: serviceCase },
      refusals: ['forbidden'],
      async handle({ person, body }) {
        const { state, isNew } = await createCase(context, person, body);
        return { status: isNew ? 201 : 200, body: toView(state, person) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/cases/:number',
      access: 'caseSeer',
      summary: 'One service case',
      answers: { 200: serviceCase },
      handle: async ({ person, home }) => ({ status: 200, body: toView(home, person) }),
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/cases/:number',
      access: 'caseSeer',
      summary: 'Changes fields of a case; internal: false with confirmSharing shares an internal one',
      body: caseChange,
      answers: { 200: serviceCase },
      refusals: ['forbidden', 'caseClosed', 'conflict'],
      async handle({ person, home, body }) {
        return {
          status: 200,
          body: toView(await changeCase(context, person, { home, change: body }), person),
        };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/cases/:number/watchers',
      access: 'caseSeer',
      summary: "Joins a case, or adds people of one's own company to it",
      body: newWatchers,
      answers: { 200: serviceCase },
      async handle({ person, home, body }) {
        const joins = body.personIds.length === 0;
        const state = joins
          ? await joinConversation(context, person, home.id)
          : await addMembers(context, person, { conversationId: home.id, personIds: body.personIds });
        return { status: 200, body: toView(state, person) };
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/cases/:number/watchers/:personId',
      access: 'caseSeer',
      summary: "Leaves a case, or removes somebody of one's own company",
      answers: { 204: null },
      refusals: ['forbidden', 'lastOfSide'],
      async handle({ person, home, params }) {
        await removeMember(context, person, { conversationId: home.id, personId: params.personId ?? '' });
        return { status: 204 };
      },
    }),
  ];
}

function toView(state: ConversationState, reader: PersonRecord): ServiceCase {
  if (!state.case) throw new Error(`${state.id} is the log of no case`);
  const joined = state.members.has(reader.id);
  return toCaseView({ ...state, case: state.case }, { audience: audienceOf(reader), joined });
}
