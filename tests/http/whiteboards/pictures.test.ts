import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { changed, picture, rectangle, text } from '../../builders/boardElements.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { draw, openWhiteboard, readBoard } from '../../builders/openWhiteboard.ts';
import { say } from '../../builders/say.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { untilState, uploadFile } from '../../builders/uploadFile.ts';

let test: TestApp;
let marco: Caller;
let anna: Caller;
let conversationId: string;
let number: string;
let photoId: string;
let board: Whiteboard;
beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  marco = await test.as('marco-bianchi');
  anna = await test.as('anna-keller');
  ({ conversationId, number } = await openCase(marco));
  await anna.post(`/cases/${number}/watchers`, {});
  photoId = await sharePicture('Zona di taglio.jpg');
  const { id } = await openWhiteboard(marco, conversationId, { name: 'Ugello <1> "sopra"' });
  const background = picture('photo', photoId, {
    width: 600,
    height: 400,
    locked: true,
    customData: { background: { title: 'Zona di taglio', order: 0 } },
  });
  await draw(marco, id, [
    background,
    rectangle('box', { index: 'a1', x: 100, y: 100, backgroundColor: '#00ff00' }),
    text('words', '<script>alert(1)</script>', { index: 'a2', x: 20, y: 20 }),
  ]);
  board = (await readBoard(marco, id)).whiteboard;
});
afterAll(() => test.stop());

async function sharePicture(name: string): Promise<string> {
  const bytes = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#204060' } })
    .jpeg()
    .toBuffer();
  const { id } = await uploadFile(marco, conversationId, { name, bytes });
  await untilState(marco, id, 'clean');
  await say(marco, conversationId, { text: '', fileIds: [id] });
  return id;
}

async function fetchBytes(path: string): Promise<{ response: Response; bytes: Buffer }> {
  const response = await fetch(`${test.url}${path}`);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

it('[WB7] each format has all of the board, is typed and sandboxed, and is saved under its name', async () => {
  const starts = { png: '\x89PNG', svg: '<svg', pdf: '%PDF' } as const;
  for (const [format, start] of Object.entries(starts)) {
    const { response, bytes } = await fetchBytes(`${board.exportUrl}&format=${format}&download=1`);
    expect(response.status).toBe(200);
    expect(bytes.toString('latin1').slice(0, 200)).toContain(start);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toContain(
      `attachment; filename="Ugello _1_ _sopra_.${format}"`,
    );
    expect(bytes.toString('latin1')).not.toMatch(/<script|javascript:/i);
  }
});

it('[WB5] [WB7] a page is exported at the resolution of its picture', async () => {
  const { response, bytes } = await fetchBytes(`${board.exportUrl}&format=png&page=1`);
  expect(response.headers.get('content-disposition')).toMatch(/^inline/);
  const { width, height } = await sharp(bytes).metadata();
  expect({ width, height }).toEqual({ width: 1200, height: 800 });
  // The box at 100 … 200 of 600 is green.
  const { data } = await sharp(bytes)
    .extract({ left: 300, top: 250, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([...data].slice(0, 3)).toEqual([0, 255, 0]);
  expect((await fetchBytes(`${board.exportUrl}&format=png&page=2`)).response.status).toBe(404);
});

it('[DP1] the small picture follows the board, and is made once for all who ask', async () => {
  const first = await fetchBytes(board.thumbnailUrl);
  expect(first.response.headers.get('content-type')).toMatch(/^image\//);
  const { width } = await sharp(first.bytes).metadata();
  expect(width).toBeLessThanOrEqual(480);
  await draw(anna, board.id, [
    changed(rectangle('box', { index: 'a1' }), { x: 300, backgroundColor: '#ff0000' }),
  ]);
  const { whiteboard } = await readBoard(marco, board.id);
  expect(whiteboard.thumbnailUrl).not.toBe(board.thumbnailUrl);
  const second = await fetchBytes(whiteboard.thumbnailUrl);
  expect(second.bytes.equals(first.bytes)).toBe(false);
});

it('[WB6] an earlier version is exported too', async () => {
  const { response } = await fetchBytes(`${board.exportUrl}&format=png&version=1`);
  expect(response.status).toBe(200);
  expect((await fetchBytes(`${board.exportUrl}&format=png&version=99`)).response.status).toBe(404);
});

it('[WB7] [MS1] a copy becomes a file of the conversation, once', async () => {
  const path = `/whiteboards/${board.id}/copies`;
  const clientId = randomUUID();
  const first = await anna.post(path, { clientId, format: 'png', page: 1 });
  expect(first.status).toBe(201);
  await draw(marco, board.id, [rectangle('later', { index: 'a3' })]);
  const again = await anna.post(path, { clientId, format: 'png', page: 1 });
  expect({ status: again.status, body: again.body }).toEqual({ status: 200, body: first.body });
  const { fileIds } = first.body as Message;
  const file: ConversationFile = await untilState(marco, fileIds[0]!, 'clean');
  expect(file).toMatchObject({ name: 'Ugello _1_ _sopra_ (1).png', kind: 'image', authorId: 'anna-keller' });
  const pdf = await anna.post(path, { clientId: randomUUID(), format: 'pdf' });
  expect(pdf.status).toBe(201);
  expect((await anna.post(path, { clientId: randomUUID(), format: 'png', page: 7 })).status).toBe(404);
  for (const body of [
    { clientId: 'x', format: 'svg' },
    { clientId: 'x', format: 'png', page: 0 },
    { format: 'png' },
  ]) {
    expect((await anna.post(path, body)).status).toBe(400);
  }
});

it('[WB7] a picture that was deleted since costs the others nothing', async () => {
  const gone = await sharePicture('Altra.jpg');
  const { id } = await openWhiteboard(marco, conversationId);
  await draw(marco, id, [picture('photo', gone), rectangle('box', { index: 'a1' })]);
  await marco.del(`/files/${gone}`);
  await draw(marco, id, [changed(picture('photo', gone), { x: 50 })]);
  const again = await marco.post(`/whiteboards/${id}/operations`, { elements: [picture('second', gone)] });
  expect(again.status).toBe(200);
  const { whiteboard } = await readBoard(marco, id);
  for (const format of ['png', 'svg', 'pdf']) {
    expect((await fetchBytes(`${whiteboard.exportUrl}&format=${format}`)).response.status).toBe(200);
  }
});

it('[FL5] [SE2] a link opens its board for its reader, as long as he is a member', async () => {
  const { whiteboard } = await readBoard(anna, board.id);
  const other = await openWhiteboard(marco, conversationId);
  const token = new URLSearchParams(whiteboard.exportUrl.split('?')[1]).get('token') ?? '';
  const paths = [
    `/api/whiteboards/${other.id}/export?token=${token}`,
    `/api/files/${photoId}/content?token=${token}`,
  ];
  for (const path of paths) expect((await fetchBytes(path)).response.status).toBe(401);
  expect((await fetchBytes(`/api/whiteboards/${board.id}/export?token=${token}x`)).response.status).toBe(401);
  expect((await fetchBytes(whiteboard.thumbnailUrl)).response.status).toBe(200);
  await anna.del(`/cases/${number}/watchers/anna-keller`);
  expect((await fetchBytes(whiteboard.thumbnailUrl)).response.status).toBe(404);
  expect((await fetchBytes(whiteboard.exportUrl)).response.status).toBe(404);
});
