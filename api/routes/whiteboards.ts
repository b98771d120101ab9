import {
  boardVersionList,
  boardVersionQuery,
  contentAt,
  newWhiteboard,
  operations,
  operationsAnswer,
  restoration,
  whiteboard,
  whiteboardChange,
  whiteboardContent,
  whiteboardList,
} from '../contract/whiteboards.ts';
import { drawOnBoard } from '../domain/boards/drawOnBoard.ts';
import { listBoards } from '../domain/boards/listBoards.ts';
import { listVersions } from '../domain/boards/listVersions.ts';
import type { Drawn } from '../domain/boards/loadedBoard.ts';
import { openBoard } from '../domain/boards/openBoard.ts';
import { renameBoard } from '../domain/boards/renameBoard.ts';
import { restoreBoard } from '../domain/boards/restoreBoard.ts';
import { summarise, toBoardView, toContent, toStoredElement } from '../domain/boards/boardViews.ts';
import type { Context } from '../domain/context.ts';
import type { ConversationState, WhiteboardRecord } from '../domain/conversationState.ts';
import { notFound } from '../domain/errors.ts';
import type { PersonRecord } from '../domain/ports.ts';
import { defineRoute, type Route } from './route.ts';

type Seen = { person: PersonRecord; state: ConversationState; board: WhiteboardRecord };

/** Whiteboards: what is drawn is stored here, whatever else carries it faster (rule WB2). */
export function whiteboardRoutes(context: Context): Route[] {
  async function viewOf({ person, state, board }: Seen) {
    const summary = summarise(await context.boards.log.read(board.id));
    return toBoardView(context, person, { state, board, summary });
  }
  return [
    defineRoute({
      method: 'POST',
      path: '/api/conversations/:conversationId/whiteboards',
      access: 'member',
      summary:
        'Opens a whiteboard, named by case number and date; repeated with one clientId it is opened once',
      body: newWhiteboard,
      answers: { 201: whiteboard, 200: whiteboard },
      refusals: ['caseClosed', 'tooMany'],
      async handle({ person, state, body }) {
        const { isNew, ...opened } = await openBoard(context, person, {
          conversationId: state.id,
          draft: body,
        });
        return { status: isNew ? 201 : 200, body: await viewOf({ person, ...opened }) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/whiteboards',
      access: 'member',
      summary: 'All whiteboards of the conversation, newest first',
      answers: { 200: whiteboardList },
      handle: async ({ person, state }) => ({
        status: 200,
        body: await listBoards(context, person, state),
      }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/whiteboards/:whiteboardId',
      access: 'boardMember',
      summary: 'The board with its elements: all, those that changed since, or as they were at a version',
      query: contentAt,
      answers: { 200: whiteboardContent },
      async handle({ query, ...seen }) {
        const { log } = context.boards;
        const { version } = query;
        const content =
          version === undefined
            ? await log.readNewest(seen.board.id)
            : await log.readAt(seen.board.id, version);
        if (!content) throw notFound();
        const view = await viewOf(seen);
        return { status: 200, body: toContent(content, { whiteboard: view, since: query.since ?? null }) };
      },
    }),
    defineRoute({
      method: 'PATCH',
      path: '/api/whiteboards/:whiteboardId',
      access: 'boardMember',
      summary: 'Gives the board another name',
      body: whiteboardChange,
      answers: { 200: whiteboard },
      refusals: ['caseClosed'],
      async handle({ person, state, board, body }) {
        const conversationId = state.id;
        const renamed = await renameBoard(context, person, {
          conversationId,
          whiteboardId: board.id,
          name: body.name,
        });
        return { status: 200, body: await viewOf({ person, ...renamed }) };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/whiteboards/:whiteboardId/operations',
      access: 'boardMember',
      summary: 'Stores elements as they are now; all or none. Repeated or late they come to the same board',
      body: operations,
      answers: { 200: operationsAnswer },
      refusals: ['caseClosed', 'tooLarge'],
      async handle({ person, state, board, body }) {
        const drawn = { conversationId: state.id, whiteboardId: board.id, elements: body.elements };
        return { status: 200, body: toAnswer(await drawOnBoard(context, person, drawn)) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/whiteboards/:whiteboardId/versions',
      access: 'boardMember',
      summary: 'The stretches of drawing, newest first; the first is how the board is now',
      query: boardVersionQuery,
      answers: { 200: boardVersionList },
      handle: async ({ board, query }) => ({
        status: 200,
        body: await listVersions(context, board.id, query.cursor ?? null),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/whiteboards/:whiteboardId/restore',
      access: 'boardMember',
      summary:
        'Makes the board what it was at a version, as a new state; repeated with one clientId it is done once',
      body: restoration,
      answers: { 200: operationsAnswer },
      refusals: ['caseClosed'],
      async handle({ person, state, board, body }) {
        const restored = { conversationId: state.id, whiteboardId: board.id, ...body };
        return { status: 200, body: toAnswer(await restoreBoard(context, person, restored)) };
      },
    }),
  ];
}

function toAnswer({ sequence, newer }: Drawn) {
  return { sequence, newer: newer.map(toStoredElement) };
}
