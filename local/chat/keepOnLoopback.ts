import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server, type AddressInfo, type Socket } from 'node:net';
import { refuseCaller } from '../host/refuseCaller.ts';

/**
 * The Playground listens on every address and answers every page: from now on, what listens in this process without
 * saying where, listens on loopback, and the HTTP server on `port` answers its own pages only.
 */
export function keepOnLoopback(port: number): void {
  const listen = Reflect.get(Server.prototype, 'listen') as (this: Server, ...args: unknown[]) => Server;
  Server.prototype.listen = function (this: Server, ...args: unknown[]): Server {
    const [first, ...rest] = args;
    return typeof first === 'number' && typeof rest[0] !== 'string'
      ? listen.call(this, first, '127.0.0.1', ...rest)
      : listen.apply(this, args);
  };
  const emit = Reflect.get(HttpServer.prototype, 'emit') as (this: HttpServer, ...args: unknown[]) => boolean;
  HttpServer.prototype.emit = function (this: HttpServer, ...args: unknown[]): boolean {
    const [event, request, answer] = args;
    if (event !== 'request' && event !== 'upgrade') return emit.apply(this, args);
    if ((this.address() as AddressInfo).port !== port) return emit.apply(this, args);
    const refusal = refuseCaller(request as IncomingMessage, port);
    if (!refusal) return emit.apply(this, args);
    if (event === 'upgrade') (answer as Socket).destroy();
    else {
      const response = answer as ServerResponse;
      response.statusCode = 403;
      response.end(refusal);
    }
    return true;
  };
}
