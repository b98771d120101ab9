import type { Relay } from './allowCall.ts';
import { tenantOf } from './BoardContainers.ts';
import type { LaneClaims, Refusal } from './readLaneToken.ts';
import { isRefusal, readLaneToken, tenantId } from './readLaneToken.ts';

/** A socket as Fluid's service wants it, on which nobody joins a container without a token for it. */
export function connectSocket(socket: Socket, relay: Relay): object {
  // The client measures the time of an answer.
  socket.on('ping', (answer: unknown) => {
    if (typeof answer === 'function') (answer as () => void)();
  });
  return {
    id: socket.id,
    on(event: string, listener: Listener) {
      socket.on(event, event === 'connect_document' ? guard(socket, { relay, listener }) : listener);
    },
    join: async (room: string) => socket.join(room),
    emit: (event: string, ...args: unknown[]) => socket.emit(event, ...args),
    emitToRoom: (room: string, event: string, ...args: unknown[]) => socket.nsp.to(room).emit(event, ...args),
    disconnect: (isAll?: boolean) => socket.disconnect(isAll),
  };
}

function guard(socket: Socket, { relay, listener }: { relay: Relay; listener: Listener }): Listener {
  return (message: unknown) => {
    allow(message, relay)
      .then((allowed) => {
        if (!isRefusal(allowed)) return listener(allowed);
        socket.emit('connect_document_error', { code: allowed.status, message: allowed.words });
      })
      // Whatever somebody sends may cost his connection, never the relay.
      .catch(() => socket.disconnect(true));
  };
}

async function allow(message: unknown, { key, containers }: Relay): Promise<object | Refusal> {
  const said = (typeof message === 'object' && message !== null ? message : {}) as Record<string, unknown>;
  const claims = await readLaneToken(typeof said.token === 'string' ? said.token : '', key);
  if (isRefusal(claims)) return claims;
  if (said.tenantId !== tenantId) return { status: 403, words: 'The token is for another tenant.' };
  const documentId = typeof said.id === 'string' ? said.id : '';
  const refusal = containers.refuse(claims, documentId);
  if (refusal) return refusal;
  const inside = { ...claims, tenantId: tenantOf(claims.boardId), documentId };
  return { ...said, tenantId: inside.tenantId, id: documentId, token: unsigned(inside) };
}

/** The service inside reads claims without a look at the signature: it has been looked at here. */
function unsigned(claims: LaneClaims): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode(claims)}.-`;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as socket.io has it
type Listener = (...args: any[]) => void;

type Socket = {
  id: string;
  on: (event: string, listener: Listener) => void;
  join: (room: string) => Promise<void> | void;
  emit: (event: string, ...args: unknown[]) => void;
  nsp: { to: (room: string) => { emit: (event: string, ...args: unknown[]) => void } };
  disconnect: (isAll?: boolean) => void;
};
