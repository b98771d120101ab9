import { z } from 'zod';
import { defineRoute, type Route } from './route.ts';

/** For what watches the process: alive, and able to serve. */
export function healthRoutes(probe: { isReady: () => Promise<boolean> }): Route[] {
  const status = z.object({ status: z.string() });
  return [
    defineRoute({
      method: 'GET',
      path: '/healthz',
      access: 'anyone',
      summary: 'The process is alive',
      answers: { 200: status },
      handle: () => Promise.resolve({ status: 200, body: { status: 'alive' } }),
    }),
    defineRoute({
      method: 'GET',
      path: '/readyz',
      access: 'anyone',
      summary: 'The database answers and the feed is followed',
      answers: { 200: status, 503: status },
      async handle() {
        const isReady = await probe.isReady();
        return { status: isReady ? 200 : 503, body: { status: isReady ? 'ready' : 'not ready' } };
      },
    }),
  ];
}
