import { z } from 'zod';
import { DomainError } from '../domain/errors.ts';
import type { ConnectorEndpoint } from '../domain/relay/gateway.ts';
import { readBody } from './readBody.ts';
import { defineRoute, type Route } from './route.ts';

/** Where Teams' connector brings activities. The endpoint checks the connector's token, which is none of a person. */
export function botRoutes(endpoint: ConnectorEndpoint): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/messages',
      access: 'anyone',
      summary: "Activities of Teams, from its connector with the connector's token",
      answers: { 200: z.unknown() },
      refusals: ['unauthenticated'],
      async handle({ request }) {
        const { authorization = '' } = request.headers;
        // Before it is read: who has no token at all sends no body of any size.
        if (!authorization.startsWith('Bearer '))
          throw new DomainError('unauthenticated', 'A token is needed.');
        return endpoint.receive({ authorization, body: await readBody(request) });
      },
    }),
  ];
}
