import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { createCaller } from '../../builders/createCaller.ts';
import type { Ports, RunningStart } from './startEverything.ts';
import { startEverything, takeFreePorts } from './startEverything.ts';

const source = join(import.meta.dirname, '../../../local/demo/files');

let folder: string;
let ports: Ports;
let running: RunningStart;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conferencing-demo-'));
  ports = await takeFreePorts();
  running = startEverything({ ...ports, DATA_DIR: folder });
  await running.isReady();
});
afterAll(async () => {
  running.process.kill('SIGTERM');
  await running.ended;
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test('[B15] [DP1] the hero case opens with its eight messages and their files, checked', async () => {
  const anna = await as('anna-keller');
  const id = await heroChat(anna);
  const { items: messages } = (await anna.get(`/conversations/${id}/messages?limit=100`)).body as {
    items: { kind: string; fileIds?: string[] }[];
  };
  expect(messages.filter(({ kind }) => kind === 'message')).toHaveLength(8);
  const files = await filesOf(anna, id);
  expect(files.map(({ name, kind, state }) => [name, kind, state])).toEqual([
    ['Guida inferiore.jpg', 'image', 'clean'],
    ['Registro generatore.csv', 'table', 'clean'],
    ['Infilaggio.mp4', 'video', 'clean'],
    ['Manuale infilaggio.pdf', 'pdf', 'clean'],
    ['P0147.ISO', 'text', 'clean'],
    ['Allarme 2417.jpg', 'image', 'clean'],
  ]);
  const video = files.find(({ kind }) => kind === 'video');
  expect(video?.media).toMatchObject({ width: 854, height: 480, durationSeconds: 7 });
  for (const { name, size, contentUrl } of files) {
    const bytes = await download(contentUrl);
    expect(size).toBe(bytes.length);
    if (name !== 'Allarme 2417.jpg') expect(bytes.equals(readFileSync(join(source, name)))).toBe(true);
  }
});

test('[FL6] the alarm’s photo tells its time and camera, and its place stays behind', async () => {
  const anna = await as('anna-keller');
  const files = await filesOf(anna, await heroChat(anna));
  const photo = files.find(({ name }) => name === 'Allarme 2417.jpg');
  expect(photo).toMatchObject({
    locationRemoved: true,
    media: { width: 1600, height: 1200, takenAt: '2026-11-12T21:46:10', takenWith: 'Demofon 12' },
  });
  const { exif: before } = await sharp(join(source, 'Allarme 2417.jpg')).metadata();
  // Without it, this test could not fail.
  expect(before?.includes(Buffer.from('Demofon'))).toBe(true);
  const { exif } = await sharp(await download(photo?.contentUrl ?? '')).metadata();
  expect(exif?.includes(Buffer.from('Demofon')) ?? false).toBe(false);
  expect(files.find(({ name }) => name === 'Guida inferiore.jpg')).toMatchObject({ locationRemoved: false });
});

test('[FL5] what GFMS shares in its own chat is not there for the customer', async () => {
  const [anna, marco] = [await as('anna-keller'), await as('marco-bianchi')];
  const chat = (await conversationsOf(anna)).find(({ name }) => name === 'Guide exchange, Brescia');
  const [note] = await filesOf(anna, chat?.id ?? '');
  expect(note).toMatchObject({ name: 'Exchange Brescia.txt', kind: 'text', state: 'clean' });
  expect((await marco.get(`/conversations/${chat?.id ?? ''}/files`)).status).toBe(404);
  expect((await marco.get(`/files/${note?.id ?? ''}`)).status).toBe(404);
});

test('[B15] the files of the demo stay small', () => {
  const sizes = readdirSync(source).map((name) => statSync(join(source, name)).size);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_000_000);
});

async function as(personId: string): Promise<Caller> {
  const response = await fetch(`http://localhost:${ports.HOST_PORT}/token`, {
    method: 'POST',
    body: JSON.stringify({ personId }),
  });
  const { token } = (await response.json()) as { token: string };
  return createCaller(`http://localhost:${ports.PORT}`, token);
}

async function conversationsOf(reader: Caller): Promise<{ id: string; name: string; kind: string }[]> {
  return ((await reader.get('/conversations?limit=100')).body as { items: never[] }).items;
}

async function heroChat(reader: Caller): Promise<string> {
  const { heroCase } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')) as { heroCase: string };
  const answer = await reader.get(`/cases/${heroCase}`);
  return (answer.body as { conversationId: string }).conversationId;
}

async function filesOf(reader: Caller, conversationId: string): Promise<ConversationFile[]> {
  return ((await reader.get(`/conversations/${conversationId}/files`)).body as { items: ConversationFile[] })
    .items;
}

/** As `<img src>` does: the address alone opens it. */
async function download(url: string | null): Promise<Buffer> {
  const response = await fetch(`http://localhost:${ports.PORT}${url ?? ''}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
