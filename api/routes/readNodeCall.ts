import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'restify';

export type NodeCall = {
  request: IncomingMessage & { params?: Record<string, string> };
  response: ServerResponse;
};

/** What restify hands over, as Node made it: the published types of restify are of an older version. */
export function readNodeCall(req: Request, res: Response): NodeCall {
  const call: { request: unknown; response: unknown } = { request: req, response: res };
  return call as NodeCall;
}
