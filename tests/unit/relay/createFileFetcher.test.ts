import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFileFetcher } from '../../../api/adapters/web/createFileFetcher.ts';
import type { FetchedFile } from '../../../api/domain/relay/relayPorts.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback and what was asked of it. */
async function start(answer: Answer): Promise<{ server: Server; origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

let answer: Answer;
let allowed: Awaited<ReturnType<typeof start>>;
let foreign: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  allowed = await start((request, response) => answer(request, response));
  foreign = await start((_request, response) => response.end('inside'));
});
afterAll(async () => {
  for (const { server } of [allowed, foreign]) {
    const closed = new Promise((resolve) => {
      server.close(resolve);
    });
    server.closeAllConnections();
    await closed;
  }
});
beforeEach(() => {
  allowed.asked.length = 0;
  foreign.asked.length = 0;
});

const get = (path: string, largestBytes = 1_000): Promise<FetchedFile> =>
  createFileFetcher([allowed.origin])(`${allowed.origin}${path}`, largestBytes);

async function read(fetched: FetchedFile): Promise<Buffer> {
  if (fetched.outcome !== 'fetched') throw new Error(fetched.outcome);
  const chunks: Uint8Array[] = [];
  for await (const chunk of fetched.bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const redirect =
  (location: string, status = 302): Answer =>
  (request, response) => {
    if (request.url === '/file') response.end('the file');
    else {
      response.writeHead(status, { location });
      response.end('gone on');
    }
  };

it('[FL7] brings the bytes as they are, with their number and hash', async () => {
  const bytes = Buffer.from(Array.from({ length: 1_000 }, (_one, at) => at % 256));
  answer = (_request, response) => response.end(bytes);
  const fetched = await get('/file');
  expect(await read(fetched)).toEqual(bytes);
  if (fetched.outcome !== 'fetched') throw new Error(fetched.outcome);
  expect(fetched.digest()).toEqual({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: 1_000,
  });
});

it.each([301, 302, 303, 307, 308])('[FL7] follows a %i to an allowed address', async (status) => {
  answer = redirect('/file', status);
  expect((await read(await get('/start'))).toString()).toBe('the file');
  expect(allowed.asked).toEqual(['/start', '/file']);
});

it('[FL7] follows nobody to a foreign host, and asks nothing of it', async () => {
  const port = new URL(foreign.origin).port;
  for (const location of [
    `${foreign.origin}/`,
    `//127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    'http://169.254.169.254/metadata',
    'file:///etc/passwd',
    'http://',
    `http://user@${new URL(allowed.origin).host}/file`,
  ]) {
    answer = redirect(location);
    expect(await get('/start')).toEqual({ outcome: 'notFetched' });
  }
  expect(foreign.asked).toEqual([]);
  expect(allowed.asked).not.toContain('/file');
});

it('[FL7] does not call an address that is not allowed in the first place', async () => {
  const fetchFile = createFileFetcher([allowed.origin]);
  for (const address of [`${foreign.origin}/`, 'nothing', '', 'file:///etc/passwd'])
    expect(await fetchFile(address, 1_000)).toEqual({ outcome: 'notFetched' });
  expect(foreign.asked).toEqual([]);
});

it('[FL7] goes round in no circle', async () => {
  answer = redirect('/start');
  expect(await get('/start')).toEqual({ outcome: 'notFetched' });
  expect(allowed.asked.length).toBeLessThan(10);
});

it('[FL7] reads nothing of what says that it is too large', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '1001' });
    response.write('x');
  };
  expect(await get('/file')).toEqual({ outcome: 'tooLarge' });
});

it('[FL7] stops at the first byte too many of what does not say how large it is', async () => {
  let isCut = false;
  answer = (_request, response) => {
    response.on('close', () => (isCut = true));
    const write = (): void => {
      if (!response.destroyed) response.write(Buffer.alloc(400), () => setImmediate(write));
    };
    write();
  };
  await expect(read(await get('/file'))).rejects.toMatchObject({ code: 'tooLarge' });
  await new Promise<void>((resolve) => {
    const look = () => (isCut ? resolve() : setImmediate(look));
    look();
  });
});

it('[FL7] takes exactly the limit', async () => {
  answer = (_request, response) => response.end(Buffer.alloc(1_000));
  expect(await read(await get('/file'))).toHaveLength(1_000);
});

it.each([400, 401, 403, 404, 410])('[FL7] what is answered %i is not to be had', async (status) => {
  answer = (_request, response) => {
    response.statusCode = status;
    response.end('no');
  };
  expect(await get('/file')).toEqual({ outcome: 'notFetched' });
});

it.each([429, 500, 502, 503])('[FL7] what is answered %i may be had later', async (status) => {
  answer = (_request, response) => {
    response.statusCode = status;
    response.end('no');
  };
  await expect(get('/file')).rejects.toMatchObject({ code: 'unavailable' });
});

it('[FL7] so may be what nobody answers for', async () => {
  answer = (request) => request.socket.destroy();
  await expect(get('/file')).rejects.toMatchObject({ code: 'unavailable' });
});

it('[FL7] so may be what ends in the middle', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '900' });
    response.write(Buffer.alloc(100), () => response.destroy());
  };
  await expect(get('/file').then(read)).rejects.toMatchObject({ code: 'unavailable' });
});

describe('with a clock of its own', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'performance', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('[FL7] waits 30 seconds for a first byte, and not longer', async () => {
    const isAsked = new Promise<void>((resolve) => {
      answer = () => resolve();
    });
    const outcome = get('/file').catch((cause: unknown) => cause);
    await isAsked;
    jest.advanceTimersByTime(30_001);
    expect(await outcome).toMatchObject({ code: 'unavailable' });
  });

  it('[FL7] takes its time while bytes come, and gives up 30 seconds after the last', async () => {
    let response: ServerResponse | undefined;
    answer = (_request, given) => {
      response = given;
      response.write('a');
    };
    const fetched = await get('/file');
    if (fetched.outcome !== 'fetched') throw new Error(fetched.outcome);
    const bytes = fetched.bytes[Symbol.asyncIterator]();
    expect((await bytes.next()).value).toHaveLength(1);
    for (let times = 0; times < 4; times += 1) {
      jest.advanceTimersByTime(20_000);
      response?.write('a');
      expect((await bytes.next()).value).toHaveLength(1);
    }
    const next = bytes.next().catch((cause: unknown) => cause);
    jest.advanceTimersByTime(30_001);
    expect(await next).toMatchObject({ code: 'unavailable' });
  });
});
