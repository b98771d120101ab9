import {
  contentQuery,
  file,
  fileList,
  fileListQuery,
  newFile,
  upload,
  uploadCompletion,
} from '../contract/files.ts';
import { beginUpload, blockSize } from '../domain/beginUpload.ts';
import { completeUpload } from '../domain/completeUpload.ts';
import type { Context } from '../domain/context.ts';
import { deleteFile } from '../domain/deleteFile.ts';
import { toFileView } from '../domain/fileViews.ts';
import { listFiles } from '../domain/listFiles.ts';
import type { FileRecord } from '../domain/filePorts.ts';
import type { PersonRecord } from '../domain/ports.ts';
import { defineRoute, type Route } from './route.ts';
import { sendContent } from './sendContent.ts';

export function fileRoutes(context: Context): Route[] {
  const viewOf = (record: FileRecord, person: PersonRecord) =>
    toFileView(record, { personId: person.id, links: context.files.links });
  return [
    defineRoute({
      method: 'POST',
      path: '/api/conversations/:conversationId/files',
      access: 'member',
      summary: 'Begins an upload, or goes on with it when the clientId came before',
      body: newFile,
      answers: { 201: upload, 200: upload },
      refusals: ['conflict', 'caseClosed', 'tooMany', 'tooLarge', 'unsupported'],
      async handle({ person, state, body }) {
        const { record, uploadUrl, received, isNew } = await beginUpload(context, person, {
          state,
          draft: body,
        });
        const begun = { id: record.id, uploadUrl, blockSize, received, file: viewOf(record, person) };
        return { status: isNew ? 201 : 200, body: begun };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/conversations/:conversationId/files',
      access: 'member',
      summary: 'The files of the conversation, newest first; with ids, these files',
      query: fileListQuery,
      answers: { 200: fileList },
      handle: async ({ person, state, query }) => ({
        status: 200,
        body: await listFiles(context, person, { conversationId: state.id, query }),
      }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/files/:fileId/complete',
      access: 'fileSeer',
      summary: 'Takes the uploaded bytes over when their hash is right; completed twice it is completed once',
      body: uploadCompletion,
      answers: { 200: file },
      refusals: ['forbidden', 'conflict', 'tooLarge', 'unsupported'],
      async handle({ person, record, body }) {
        const completed = await completeUpload(context, person, { record, sha256: body.sha256 });
        return { status: 200, body: viewOf(completed, person) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/files/:fileId',
      access: 'fileSeer',
      summary: 'One file, with fresh links',
      answers: { 200: file },
      handle: async ({ person, record }) => ({ status: 200, body: viewOf(record, person) }),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/files/:fileId',
      access: 'fileSeer',
      summary: 'Its author deletes it: a tombstone stays, the bytes go after the retention time',
      answers: { 204: null },
      refusals: ['forbidden', 'caseClosed'],
      async handle({ person, state, record }) {
        await deleteFile(context, person, { state, record });
        return { status: 204 };
      },
    }),
    ...(['content', 'thumbnail'] as const).map((part) =>
      defineRoute({
        method: 'GET',
        path: `/api/files/:fileId/${part}`,
        access: 'fileReader',
        summary:
          part === 'content'
            ? 'The bytes, or with Range a part of them; by a link or a bearer token'
            : 'The small picture; by a link or a bearer token',
        query: contentQuery,
        answers: { 200: null, 206: null },
        refusals: ['checking', 'infected', 'lost'],
        handle: ({ person, record, query, request, response }) =>
          sendContent(context, {
            record,
            reader: person,
            part,
            isDownload: query.download === '1',
            request,
            response,
          }),
      }),
    ),
  ];
}
