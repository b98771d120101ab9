import type { IncomingMessage, ServerResponse } from 'node:http';

export type NodeCall = {
  request: IncomingMessage & { params?: Record<string, string>; path?: unknown };
  response: ServerResponse;
};

/** What restify hands over, as Node made it: the published types of restify are of an older version. */
export function nodeCall(req: unknown, res: unknown): NodeCall {
  return { request: req as NodeCall['request'], response: res as ServerResponse };
}
