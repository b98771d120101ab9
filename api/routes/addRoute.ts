import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'restify';
import type { z } from 'zod';
import type { ApiError, ErrorCode } from '../contract/errors.ts';
import { requireBoard } from '../domain/boards/requireBoard.ts';
import { requireMeeting } from '../domain/meetings/requireMeeting.ts';
import { requireCase, requireFile, requireMember } from '../domain/access.ts';
import type { Context } from '../domain/context.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { Bearer, Log, PersonRecord, VerifyToken } from '../domain/ports.ts';
import { readBody } from './readBody.ts';
import { readNodeCall, type NodeCall } from './readNodeCall.ts';
import type { Answer, Route, Subjects } from './route.ts';

/** What every route needs to know who calls. */
export type Gate = { context: Context; verifyToken: VerifyToken; log: Log };

const statusOfCode: Record<ErrorCode, number> = {
  unauthenticated: 401,
  notSetUp: 403,
  forbidden: 403,
  notFound: 404,
  invalid: 400,
  conflict: 409,
  caseClosed: 409,
  lastOfSide: 409,
  tooLarge: 413,
  unsupported: 415,
  checking: 409,
  infected: 409,
  lost: 410,
  tooMany: 429,
  unavailable: 503,
  failed: 500,
};

/**
 * Puts a route behind its gate: first who it is (401, 403), then whether it is his (404), and only then what he sent
 * (400, 413), so that nobody learns from a complaint that something exists (rule SE2).
 */
export function addRoute(server: Server, gate: Gate, route: Route): void {
  const register = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'del' } as const;
  server[register[route.method]](route.path, (req, res, next) => {
    const call = readNodeCall(req, res);
    // restify would log a whole request for a returned value, and send a thrown error's message to the client.
    answerCall(gate, route, call)
      .catch((cause: unknown) => answerRefusal(gate, { ...call, cause }))
      .finally(() => next(false));
  });
}

async function answerCall(gate: Gate, route: Route, { request, response }: NodeCall): Promise<void> {
  const params = request.params ?? {};
  const subject = await admit(gate, route, { request, params });
  const query = route.query ? parse(route.query, readQuery(request)) : undefined;
  const body = route.body ? parse(route.body, await readBody(request)) : undefined;
  const handle = route.handle as (all: unknown) => Promise<Answer | 'streaming'>;
  const answer = await handle({ ...subject, params, query, body, request, response });
  if (answer !== 'streaming') sendJson(response, answer);
}

async function admit(
  gate: Gate,
  route: Route,
  call: { request: NodeCall['request']; params: Record<string, string> },
): Promise<Subjects[keyof Subjects]> {
  if (route.access === 'anyone') return {};
  if (route.access === 'fileReader') {
    const fileId = call.params.fileId ?? '';
    const person = await findReader(gate, { request: call.request, id: fileId });
    return { person, ...(await requireFile(gate.context, person, fileId)) };
  }
  if (route.access === 'boardReader') {
    const whiteboardId = call.params.whiteboardId ?? '';
    const person = await findReader(gate, { request: call.request, id: whiteboardId });
    return { person, ...(await requireBoard(gate.context, person, whiteboardId)) };
  }
  const bearer = await authenticate(gate, call.request);
  const person = await gate.context.directory.findByIdentity(bearer.identity);
  if (route.access === 'bearer') return { bearer, person };
  if (!person) throw new DomainError('notSetUp', 'You are not set up here yet.');
  return { bearer, person, ...(await admitTo(gate, route, { person, params: call.params })) };
}

async function admitTo(
  gate: Gate,
  route: Route,
  caller: { person: PersonRecord; params: Record<string, string> },
): Promise<object> {
  const { person, params } = caller;
  if (route.access === 'member') {
    return { state: await requireMember(gate.context, person, params.conversationId ?? '') };
  }
  if (route.access === 'fileSeer') return requireFile(gate.context, person, params.fileId ?? '');
  if (route.access === 'boardMember') return requireBoard(gate.context, person, params.whiteboardId ?? '');
  if (route.access === 'meetingMember') return requireMeeting(gate.context, person, params.meetingId ?? '');
  if (route.access === 'caseSeer')
    return { home: await requireCase(gate.context, person, params.number ?? '') };
  return {};
}

/** Whom a link was made for, or else whose bearer token it is. A link opens the one file or board it names. */
async function findReader(
  gate: Gate,
  call: { request: NodeCall['request']; id: string },
): Promise<PersonRecord> {
  const { directory, files } = gate.context;
  const [token, ...more] = new URLSearchParams(call.request.url?.split('?')[1]).getAll('token');
  if (token !== undefined) {
    // Of two nobody can say which one counts.
    const link = more.length > 0 || token.length > 1_000 ? null : files.links.read(token);
    const person = link?.fileId === call.id ? await directory.findPerson(link.personId) : null;
    if (!person) throw new DomainError('unauthenticated', 'The link has run out.');
    return person;
  }
  const { identity } = await authenticate(gate, call.request);
  const person = await directory.findByIdentity(identity);
  if (!person) throw new DomainError('notSetUp', 'You are not set up here yet.');
  return person;
}

async function authenticate(gate: Gate, request: IncomingMessage): Promise<Bearer> {
  const match = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw new DomainError('unauthenticated', 'A bearer token is needed.');
  return gate.verifyToken(match[1]);
}

function readQuery(request: IncomingMessage): Record<string, string> {
  const at = request.url?.indexOf('?') ?? -1;
  const query = new URLSearchParams(at < 0 ? '' : (request.url ?? '').slice(at + 1));
  for (const name of query.keys()) if (query.getAll(name).length > 1) throw invalid(name, 'is given twice');
  return Object.fromEntries(query);
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(issue?.path.join('.') || 'body', issue?.message ?? 'is invalid');
}

function sendJson(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
  response.statusCode = answer.status;
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  if (body !== '') response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-length', Buffer.byteLength(body));
  response.end(body);
}

/** A refusal by rule with its code; anything else is logged under the reference and answered with a bare 500. */
export function answerRefusal(
  gate: Pick<Gate, 'log'>,
  refused: { request: IncomingMessage; response: ServerResponse; cause: unknown },
): void {
  const { request, response, cause } = refused;
  const reference = createReference();
  const refusal = cause instanceof DomainError ? cause : null;
  const code = refusal?.code ?? 'failed';
  const status = statusOfCode[code];
  const fields = { reference, method: request.method, path: pathOf(request), code };
  if (status >= 500) gate.log.error({ ...fields, cause: refusal?.cause ?? cause }, 'a request failed');
  else gate.log.info({ ...fields, because: safeMessage(refusal?.cause) }, 'a request was refused');
  if (refusal?.retryAfterSeconds !== undefined) response.setHeader('retry-after', refusal.retryAfterSeconds);
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  // What is left of a body that nobody will read would hold up the connection.
  if (!request.readableEnded) {
    request.resume();
    if (status === 413) response.setHeader('connection', 'close');
  }
  const error: ApiError['error'] = {
    code,
    message: refusal?.message ?? 'Something failed here. It is logged under the reference.',
    reference,
    ...(refusal?.field === undefined ? {} : { field: refusal.field }),
  };
  sendJson(response, { status, body: { error } });
}

/** Eight characters that can be read out on the telephone: no I, L, O, U. */
export function createReference(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const letters = [...randomBytes(8)].map((byte) => alphabet[byte % 32]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0]?.slice(0, 200) ?? '';
}

function safeMessage(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message.slice(0, 200) : undefined;
}
