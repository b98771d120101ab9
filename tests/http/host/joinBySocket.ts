import { createRequire } from 'node:module';
import type { FluidServer } from '../../../local/fluid/startFluidServer.ts';

// The client of Fluid's own driver, with which a caller can say what he likes.
const driver = createRequire(require.resolve('@fluidframework/routerlicious-driver'));
const { io } = driver('socket.io-client') as { io: (url: string, options: object) => Socket };

/** What a socket gets that asks to join a container with a token. */
export function joinBySocket(
  { endpoint }: FluidServer,
  { id, token, headers = {}, isUntilCut = false }: Attempt,
): Promise<Outcome> {
  const socket = io(endpoint, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true },
    // A true browser sends these itself.
    extraHeaders: headers,
  });
  return new Promise<Outcome>((resolve) => {
    socket.on('connect', () =>
      socket.emit('connect_document', {
        ...{
          id,
          token,
          tenantId: 'local',
          mode: 'write',
          versions: ['^0.4.0', '^0.3.0', '^0.2.0', '^0.1.0'],
        },
        client: {
          ...{ mode: 'write', details: { capabilities: { interactive: true } }, permission: [], scopes: [] },
          user: { id: 'forged' },
        },
      }),
    );
    socket.on('connect_error', () => resolve('no socket'));
    socket.on('connect_document_error', ({ code }: { code: number }) => resolve({ refused: code }));
    socket.on('connect_document_success', ({ claims }: { claims: { user: { id: string } } }) => {
      const joined = claims.user.id;
      if (isUntilCut) socket.on('disconnect', () => resolve({ joined, isCut: true }));
      else resolve({ joined });
    });
  }).finally(() => socket.close());
}

type Attempt = { id: string; token: string; headers?: Record<string, string>; isUntilCut?: boolean };

type Outcome = { refused: number } | { joined: string; isCut?: true } | 'no socket';

type Socket = {
  on: (event: string, listener: (message: never) => void) => void;
  emit: (event: string, message: object) => void;
  close: () => void;
};
