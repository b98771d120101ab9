import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConversationFile as SharedFile } from '../../../api/contract/files.ts';
import type { Message } from '../../../api/contract/messages.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { startRelayTest, type RelayTest, type TeamsChat } from '../../builders/startRelayTest.ts';
import { tinyPng } from '../../builders/tinyPng.ts';
import { uploadFile } from '../../builders/uploadFile.ts';
import { waitUntil } from '../../../local/waitUntil.ts';

let relay: RelayTest;
let drive: Server;
let inside: Server;
let asked: string[];
let marco: Caller;
let anna: Caller;
let chat: TeamsChat;
let conversationId: string;
let number: string;

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const listen = (server: Server) =>
  new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
  asked = [];
  inside = createServer((_request, response) => {
    asked.push('inside');
    response.end('secret of the inside');
  });
  await listen(inside);
  drive = createServer((request, response) => {
    asked.push(request.url ?? '');
    // Not chained: restify, in the same process, has its own `writeHead`.
    if (request.url === '/away') {
      response.writeHead(302, { location: originOf(inside) });
      response.end();
    } else if (request.url === '/program') {
      response.end(Buffer.from('4d5a90000300000004000000ffff', 'hex'));
    } else if (request.url === '/large') {
      response.writeHead(200, { 'content-length': '999999999999' });
      response.write('a');
    } else if (request.url === '/endless') {
      const write = () => {
        if (response.write(Buffer.alloc(65_536))) setImmediate(write);
        else response.once('drain', write);
      };
      response.once('close', () => response.destroy());
      write();
    } else response.end(tinyPng);
  });
  await listen(drive);
  relay = await startRelayTest({
    hasBlobs: true,
    env: { BOT_FILE_ORIGINS: originOf(drive), FILE_LARGEST_BYTES: '5000000' },
  });
  marco = await relay.test.as('marco-bianchi');
  anna = await relay.test.as('anna-keller');
  ({ number, conversationId } = await openCase(marco));
  await anna.post(`/cases/${number}/watchers`);
  chat = relay.chat('marco-bianchi');
  await chat.say(`link ${number}`);
  await chat.untilSays(number);
});
afterAll(async () => {
  await relay.stop();
  for (const server of [drive, inside]) {
    server.close();
    server.closeAllConnections();
  }
});

const sendFile = (name: string, url: string) =>
  chat.say('', {
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name,
        contentUrl: 'https://officinerossi.sharepoint.com/x',
        content: { downloadUrl: url, uniqueId: crypto.randomUUID(), fileType: 'png' },
      },
    ],
  });

const messages = async () =>
  ((await anna.get(`/conversations/${conversationId}/messages`)).body as { items: Message[] }).items;

it('[FL7] [FL8] a file sent to the bot is a file of the conversation, hashed and scanned like any other', async () => {
  await sendFile('alarm.png', `${originOf(drive)}/alarm.png`);
  const find = async () => (await messages()).find(({ files }) => files?.[0]?.name === 'alarm.png');
  expect(await waitUntil(async () => (await find()) !== undefined, 15_000)).toBe(true);
  const message = await find();
  expect(message).toMatchObject({ authorId: 'marco-bianchi', text: '' });
  const read = async () => (await anna.get(`/files/${message?.fileIds[0] ?? ''}`)).body as SharedFile;
  expect(await waitUntil(async () => (await read()).state === 'clean', 15_000)).toBe(true);
  expect(await read()).toMatchObject({ size: tinyPng.length, kind: 'image' });
  const bytes = await fetch(`${relay.test.url}${(await read()).contentUrl ?? ''}`);
  const hash = createHash('sha256')
    .update(Buffer.from(await bytes.arrayBuffer()))
    .digest('hex');
  expect(hash).toBe(createHash('sha256').update(tinyPng).digest('hex'));
});

it.each([
  ['a program', '/program', 'setup.png'],
  ['one that is too large', '/large', 'large.png'],
  ['one that turns out too large', '/endless', 'endless.png'],
  ['one that is sent on to where nothing may be fetched', '/away', 'away.png'],
])('[FL7] of %s the sender is told, and nothing is shared', async (_what, path, name) => {
  await sendFile(name, `${originOf(drive)}${path}`);
  await chat.untilSays(name);
  expect((await messages()).some(({ files }) => files?.some((file) => file.name === name))).toBe(false);
  expect(asked).not.toContain('inside');
});

it.each([
  ['inside', () => `${originOf(inside)}/latest/meta-data`],
  ['of another host', () => 'https://evil.example/alarm.png'],
  ['no address at all', () => 'file:///etc/passwd'],
])('[FL7] [SE3] an address %s is never called', async (what, url) => {
  await sendFile(`${what.replaceAll(' ', '-')}.png`, url());
  await chat.untilSays(`${what.replaceAll(' ', '-')}.png`);
  expect(asked).not.toContain('inside');
});

it('[RL4] files of the tab are in the place as a card with a link that opens the tab at the file', async () => {
  const { id } = await uploadFile(anna, conversationId, { name: 'P0147.ISO', bytes: Buffer.from('N10 G01') });
  const body = { clientId: crypto.randomUUID(), text: 'See line 10', fileIds: [id] };
  expect(await anna.post(`/conversations/${conversationId}/messages`, body)).toMatchObject({ status: 201 });
  const post = await chat.untilSays('P0147.ISO', 'See line 10');
  expect(post).toContain(encodeURIComponent(`file/${id}`));
});

it('[RL3] [FL7] a text kept for a choice keeps its file', async () => {
  const others = [await openCase(marco), await openCase(marco)];
  for (const one of others) {
    await chat.say(`link ${one.number}`);
    await chat.untilSays(one.number, 'seal');
  }
  await chat.say(`unlink ${others[1]?.number}`);
  await chat.say('This one', {
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'guide.png',
        content: {
          downloadUrl: `${originOf(drive)}/guide.png`,
          uniqueId: crypto.randomUUID(),
          fileType: 'png',
        },
      },
    ],
  });
  const post = await chat.untilSays('writeIn', 'This one');
  const [, heldId] = /"heldId":"([^"]+)"/.exec(post) ?? [];
  await chat.press('writeIn', { seal: /"seal":"([^"]+)"/.exec(post)?.[1], number, heldId });
  const isThere = async () => (await messages()).some(({ files }) => files?.[0]?.name === 'guide.png');
  expect(await waitUntil(isThere, 15_000)).toBe(true);
  for (const one of others) await chat.say(`unlink ${one.number}`);
});
