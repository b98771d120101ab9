import { create as createDisposition } from 'content-disposition';
import type { ServerResponse } from 'node:http';
import { message } from '../contract/messages.ts';
import { exportQuery, lane, laneContainer, newCopy, thumbnailQuery } from '../contract/whiteboards.ts';
import { copyBoard } from '../domain/boards/copyBoard.ts';
import { makePicture, makeThumbnail } from '../domain/boards/makePicture.ts';
import { claimLane, openLane } from '../domain/boards/openLane.ts';
import type { BoardPicture } from '../domain/boards/picturePorts.ts';
import type { Context } from '../domain/context.ts';
import { toSafeName } from '../domain/fileNames.ts';
import { defineRoute, type Route } from './route.ts';

/** What is made of whiteboards, and the way into their fast lane. */
export function whiteboardPictureRoutes(context: Context): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/whiteboards/:whiteboardId/export',
      access: 'boardReader',
      summary: 'The board or a page of it as PNG, SVG or PDF; by a link or a bearer token',
      query: exportQuery,
      answers: { 200: null },
      refusals: ['tooMany'],
      async handle({ person, board, query, response }) {
        const { format, page, version, download } = query;
        const picture = await makePicture(context, {
          board,
          personId: person.id,
          format,
          ...(page === undefined ? {} : { page }),
          ...(version === undefined ? {} : { version }),
        });
        const name = toSafeName(`${board.name}${page === undefined ? '' : ` (${page})`}.${format}`);
        const type = download === '1' ? 'attachment' : 'inline';
        response.setHeader('content-disposition', createDisposition(name, { type }));
        return sendPicture(response, { picture, cacheControl: 'private, no-store' });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/whiteboards/:whiteboardId/thumbnail',
      access: 'boardReader',
      summary: 'The board in small; by a link or a bearer token',
      query: thumbnailQuery,
      answers: { 200: null },
      async handle({ board, query, response }) {
        const { picture, sequence } = await makeThumbnail(context, board);
        // The address changes with the board; whether the reader is still a member is asked now and then. An instance that
        // is behind has an older picture than the address says.
        const isOf = query.v === String(sequence);
        return sendPicture(response, { picture, cacheControl: isOf ? 'private, max-age=900' : 'no-store' });
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/whiteboards/:whiteboardId/copies',
      access: 'boardMember',
      summary:
        'Makes the board or a page of it a file of the conversation; repeated with one clientId it is there once',
      body: newCopy,
      answers: { 201: message, 200: message },
      refusals: ['caseClosed', 'tooMany', 'tooLarge'],
      async handle({ person, state, board, body }) {
        const { page, ...asked } = body;
        const copied = { state, board, ...asked, ...(page === undefined ? {} : { page }) };
        const { message: sent, isNew } = await copyBoard(context, person, copied);
        return { status: isNew ? 201 : 200, body: sent };
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/whiteboards/:whiteboardId/lane',
      access: 'boardMember',
      summary: "What opens the board's fast lane for the caller, for some minutes; null where there is none",
      answers: { 200: lane },
      handle: async ({ person, board }) => ({
        status: 200,
        body: { lane: await openLane(context, person, board.id) },
      }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/whiteboards/:whiteboardId/lane/container',
      access: 'boardMember',
      summary:
        'Makes a container the one that all join, unless another was first: the answer tells which one it is',
      body: laneContainer,
      answers: { 200: lane },
      handle: async ({ person, board, body }) => ({
        status: 200,
        body: { lane: await claimLane(context, person, { whiteboardId: board.id, ...body }) },
      }),
    }),
  ];
}

/** Whatever was drawn, it is no page of ours: typed, sandboxed, and with nothing to load from anywhere. */
function sendPicture(
  response: ServerResponse,
  sent: { picture: BoardPicture; cacheControl: string },
): 'streaming' {
  const { type, bytes } = sent.picture;
  response.statusCode = 200;
  response.setHeader('content-type', type);
  response.setHeader('content-length', bytes.length);
  response.setHeader('cache-control', sent.cacheControl);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; img-src data:; frame-ancestors 'none'; sandbox",
  );
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('referrer-policy', 'no-referrer');
  response.end(bytes);
  return 'streaming';
}
