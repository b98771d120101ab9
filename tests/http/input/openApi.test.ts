import { liveEvents } from '../../../api/contract/events.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import { openWhiteboard } from '../../builders/openWhiteboard.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { fillPath, nameOf, routes } from '../isolation/examples.ts';
import { shareChecked } from '../isolation/hidden.ts';

type Schema = Record<string, unknown>;
type Operation = {
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  security?: Record<string, unknown>[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, Schema> };
};

let test: TestApp;
let document: Document;
beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  const response = await fetch(`${test.url}/api/openapi.json`);
  document = (await response.json()) as Document;
});
afterAll(() => test.stop());

function listOperations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

describe('/api/openapi.json', () => {
  it('[SE2] is an OpenAPI 3.1 document that lists every route, itself too', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toEqual({ title: expect.any(String), version: expect.any(String) });
    const listed = listOperations().map(([name]) => name);
    expect(listed.sort()).toEqual(routes.map((route) => nameOf(route).replace(/:(\w+)/g, '{$1}')).sort());
  });

  it('[SE2] states for every route who may call it, and how he shows who he is', () => {
    for (const [name, operation] of listOperations()) {
      const route = routes.find((one) => nameOf(one).replace(/:(\w+)/g, '{$1}') === name)!;
      expect(operation).toMatchObject({ summary: route.summary, 'x-access': route.access });
      const schemes = (operation.security ?? []).flatMap((one) => Object.keys(one));
      expect(schemes).toEqual(route.access === 'anyone' ? [] : ['entra']);
      for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
    }
  });

  it('[SE2] declares each parameter once, those of the path as required', () => {
    for (const [name, { parameters }] of listOperations()) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = parameters.filter((one) => one.in === 'path');
      expect(declared.map((one) => one.name)).toEqual(inPath);
      expect(declared.every((one) => one.required)).toBe(true);
      const keys = parameters.map((one) => `${one.in} ${one.name}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const parameter of parameters) expect(['path', 'query']).toContain(parameter.in);
    }
  });

  it('[SE2] describes every answer, the refusal too', () => {
    for (const [, { responses }] of listOperations()) {
      expect(Object.keys(responses).length).toBeGreaterThan(1);
      for (const [status, response] of Object.entries(responses)) {
        expect(status).toMatch(/^(\d{3}|default)$/);
        expect(response.description).not.toBe('');
      }
      expect(responses.default?.content?.['application/json']?.schema).toEqual({
        $ref: '#/components/schemas/Error',
      });
    }
  });

  it('[SE2] has sound schemas: known types, no reference to nothing, nothing required that is not described', () => {
    const schemas = [
      ...Object.values(document.components.schemas),
      ...listOperations().flatMap(([, one]) => [
        ...one.parameters.map((parameter) => parameter.schema),
        ...Object.values(one.requestBody?.content ?? {}).map((content) => content.schema),
        ...Object.values(one.responses).flatMap((response) =>
          Object.values(response.content ?? {}).map((content) => content.schema),
        ),
      ]),
    ];
    for (const schema of schemas) checkSchema(schema);
  });

  it('[MS9] says of the page limits what they are', () => {
    const get = document.paths['/api/conversations/{conversationId}/messages']!.get!;
    const limit = get.parameters.find((parameter) => parameter.name === 'limit')!;
    expect(limit).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100 },
    });
  });

  it('[EV1] describes every live event', () => {
    const names = Object.keys(liveEvents).map((name) => `LiveEvent_${name}`);
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names));
  });
});

describe('what the routes answer', () => {
  let ids: Record<string, string>;
  let callers: Caller[];
  let dispatcher: Caller;
  beforeAll(async () => {
    const marco = await test.as('marco-bianchi');
    const anna = await test.as('anna-keller');
    const { number, conversationId } = await openCase(marco, { severity: 'machineDown' });
    await anna.post(`/cases/${number}/watchers`);
    await anna.patch(`/cases/${number}`, { state: 'inProgress', priority: 2, assigneeId: 'anna-keller' });
    await say(anna, conversationId, { text: 'Guten Tag', replyTo: (await say(marco, conversationId)).id });
    await openDirectChat(marco, ['giulia-rossi'], { caseNumber: number });
    const fileId = await shareChecked(marco, conversationId);
    const { id: messageId } = await say(marco, conversationId);
    const { id: whiteboardId } = await openWhiteboard(marco, conversationId);
    const { id: meetingId } = await startMeeting(marco, conversationId);
    ids = { number, conversationId, fileId, personId: 'marco-bianchi', messageId, whiteboardId, meetingId };
    callers = [marco, anna];
    dispatcher = await test.as('sven-brandt');
  });

  const readable = routes.filter((route) => route.method === 'GET' && route.answers[200]);
  it.each(readable.map((route) => [nameOf(route), route] as const))(
    '[SE2] %s is as the contract says, with nothing beside it',
    async (_name, route) => {
      const readers = route.path === '/api/meeting-providers' ? [dispatcher] : callers;
      for (const caller of readers) {
        const response = await fetch(`${caller.url}${fillPath(route.path, ids)}`, {
          headers: { authorization: `Bearer ${caller.token}` },
        });
        const body: unknown = await response.json();
        expect(response.status).toBe(200);
        expect(route.answers[200]!.parse(body)).toEqual(body);
      }
    },
  );
});

const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'];

function checkSchema(schema: unknown): void {
  if (typeof schema === 'boolean') return;
  expect(schema).toEqual(expect.any(Object));
  const { type, $ref, properties, required, items, pattern, ...rest } = schema as Schema;
  if ($ref !== undefined) {
    const found = ($ref as string)
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
    expect(found).toEqual(expect.any(Object));
  }
  for (const one of [type ?? 'object'].flat()) expect(types).toContain(one);
  const described = Object.keys(properties ?? {});
  for (const name of (required as string[] | undefined) ?? []) expect(described).toContain(name);
  for (const part of Object.values(properties ?? {})) checkSchema(part);
  if (items !== undefined) checkSchema(items);
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    for (const part of (rest[key] as unknown[] | undefined) ?? []) checkSchema(part);
  }
  expect(() => new RegExp((pattern as string | undefined) ?? '', 'u')).not.toThrow();
}
