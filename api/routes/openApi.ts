import { z } from 'zod';
import { apiError } from '../contract/errors.ts';
import { liveEvents } from '../contract/events.ts';
import { defineRoute, type Route } from './route.ts';

/** Serves the OpenAPI 3.1 document of the routes, made from their own schemas. */
export function openApiRoutes(routes: Route[]): Route[] {
  let document: unknown = null;
  const own: Route = defineRoute({
    method: 'GET',
    path: '/api/openapi.json',
    access: 'anyone',
    summary: 'This document',
    answers: { 200: null },
    handle: () => Promise.resolve({ status: 200, body: (document ??= toDocument([...routes, own])) }),
  });
  return [own];
}

function toDocument(routes: Route[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: toOperation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Conferencing', version: '1' },
    paths,
    components: {
      securitySchemes: { entra: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        Error: toSchema(apiError),
        ...Object.fromEntries(
          Object.entries(liveEvents).map(([name, schema]) => [`LiveEvent_${name}`, toSchema(schema)]),
        ),
      },
    },
  };
}

function toOperation(route: Route): unknown {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const querySchema = route.query ? (toSchema(route.query, 'input') as QuerySchema) : null;
  const query = Object.entries(querySchema?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: querySchema?.required?.includes(name) ?? false,
    schema,
  }));
  return {
    summary: route.summary,
    'x-access': route.access,
    ...(route.access === 'anyone' ? {} : { security: [{ entra: [] }] }),
    parameters: [...parameters, ...query],
    ...(route.body ? { requestBody: toContent(toSchema(route.body, 'input')) } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, schema]) => [
          status,
          { description: route.summary, ...(schema ? toContent(toSchema(schema)) : {}) },
        ]),
      ),
      default: { description: 'A refusal', ...toContent({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

type QuerySchema = { properties?: Record<string, unknown>; required?: string[] };

function toContent(schema: unknown): { content: unknown } {
  return { content: { 'application/json': { schema } } };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output' = 'output'): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any', io });
  return rest;
}
