import { connect } from 'node:net';
import type { Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let conversationId: string;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  ({ id: conversationId } = await openDirectChat(marco, ['giulia-rossi']));
});
afterAll(() => test.stop());

describe('HTTP itself', () => {
  it('[SE2] a method that HTTP does not know is refused before anything is read', async () => {
    const answer = await speak(`HACK /api/me HTTP/1.1\r\nhost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it('[SE2] clients that go away in the middle harm nobody', async () => {
    const token = `authorization: Bearer ${marco.token}`;
    const start = `POST /api/conversations/${conversationId}/messages HTTP/1.1\r\nhost: x\r\n${token}\r\n`;
    const body = JSON.stringify({ clientId: 'gone', text: 'Gone' });
    const type = 'content-type: application/json\r\n';
    const parts = [
      start,
      `${start}${type}content-length: 1000\r\n\r\n{"clientId":`,
      `${start}${type}transfer-encoding: chunked\r\n\r\n5\r\n{"cli`,
      `${start}${type}content-length: ${body.length}\r\n\r\n${body}`,
      `GET /api/conversations HTTP/1.1\r\nhost: x\r\n${token}\r\n\r\n`,
      `GET /api/events HTTP/1.1\r\nhost: x\r\n${token}\r\n\r\n`,
      `GET /api/nothing HTTP/1.1\r\nhost: x\r\n\r\n`,
    ];
    await Promise.all(parts.flatMap((part) => Array.from({ length: 10 }, () => sendAndLeave(part))));
    expect((await marco.get('/me')).status).toBe(200);
  });

  it('[SE2] a request without an end, with two lengths or a split header harms nobody', async () => {
    const token = `authorization: Bearer ${marco.token}`;
    const start = `POST /api/conversations HTTP/1.1\r\nhost: x\r\n${token}\r\ncontent-type: application/json\r\n`;
    const broken = [
      'GET\r\n\r\n',
      'GET /api/me\r\n\r\n',
      'GET /api/me HTTP/9.9\r\n\r\n',
      'GET /api/me HTTP/1.1\r\n\r\n',
      `GET /api/me HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`,
      `${start}content-length: 5\r\ncontent-length: 7\r\n\r\n{"a":1}`,
      `${start}content-length: -1\r\n\r\n{}`,
      `${start}content-length: abc\r\n\r\n{}`,
      `${start}transfer-encoding: chunked\r\ncontent-length: 2\r\n\r\n0\r\n\r\n`,
      `${start}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
      `${start}transfer-encoding: gzip\r\n\r\n{}`,
    ];
    for (const text of broken) expect(await speak(text)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect((await marco.get('/me')).status).toBe(200);
  });

  it('[SE2] an absolute address in the request line leads nowhere else, and breaks nothing', async () => {
    const rest = `HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${marco.token}\r\nconnection: close\r\n\r\n`;
    for (const host of ['evil.example', 'x:999999', '[::1', 'x@y:z', '']) {
      expect(await speak(`GET http://${host}/api/nothing ${rest}`)).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(await speak(`GET http://${host}/guide/nothing?locale=it ${rest}`)).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
    expect((await marco.get('/me')).status).toBe(200);
  });
});

/** Writes the bytes and is gone at once. */
function sendAndLeave(text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(test.url).port), '127.0.0.1');
    socket.once('error', () => undefined);
    socket.once('close', () => resolve());
    socket.write(text, () => socket.destroy());
  });
}

/** Writes the bytes and reads until the server closes. */
function speak(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(test.url).port), '127.0.0.1');
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      answer += part;
      socket.end();
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error),
    );
    socket.once('close', () => resolve(answer));
    socket.write(text);
  });
}
