import { randomBytes } from 'node:crypto';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { createFileLinks } from '../../../api/adapters/links/createFileLinks.ts';
import { eicar } from '../../builders/badFiles.ts';
import { sendRaw } from '../../builders/sendRaw.ts';
import { tinyPng } from '../../builders/tinyPng.ts';
import { shareFiles, untilState } from '../../builders/uploadFile.ts';
import { fetchContent, openFileStage, readFile, type FileStage } from './openFileStage.ts';

const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => `N${index}\n`).join(''));

let stage: FileStage;
let file: ConversationFile;
beforeAll(async () => {
  stage = await openFileStage();
  file = await shareClean('P0147.ISO', bytes);
});
afterAll(() => stage.test.stop());

async function shareClean(name: string, content: Buffer): Promise<ConversationFile> {
  const { files } = await shareFiles(stage.marco, stage.conversationId, [{ name, bytes: content }]);
  return untilState(stage.anna, files[0]!.id, 'clean');
}

describe('parts of the bytes', () => {
  const size = bytes.length;
  it.each<[string, number, number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=100-199', 100, 199],
    [`bytes=${size - 1}-`, size - 1, size - 1],
    ['bytes=-7', size - 7, size - 1],
    ['bytes=10-', 10, size - 1],
    ['bytes=10-999999', 10, size - 1],
  ])('[FL4] %s is that part', async (range, start, end) => {
    const answer = await fetchContent(stage.anna, file, { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/${size}`);
    expect(Number(answer.headers.get('content-length'))).toBe(end - start + 1);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it('[FL4] beyond the end there is none', async () => {
    const answer = await fetchContent(stage.anna, file, { range: `bytes=${size}-` });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${size}`]);
    expect(await answer.text()).toBe('');
  });

  it('[FL4] several at once, other units and nonsense get all of it', async () => {
    for (const range of ['bytes=0-1,5-6', 'lines=0-1', 'bytes=5-4', 'x']) {
      const answer = await fetchContent(stage.anna, file, { range });
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it('[FL4] what the browser has it need not get again; a part of something older is not mixed in', async () => {
    const etag = (await fetchContent(stage.anna, file)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const same = await fetchContent(stage.anna, file, { 'if-none-match': etag });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const part = await fetchContent(stage.anna, file, { range: 'bytes=0-0', 'if-range': etag });
    expect(part.status).toBe(206);
    const older = await fetchContent(stage.anna, file, { range: 'bytes=0-0', 'if-range': '"older"' });
    expect(older.status).toBe(200);
  });

  it('[FL4] a reader who goes away in the middle harms nobody', async () => {
    const bytes = randomBytes(20_000_000);
    const large = await shareClean('large.bin', bytes);
    for (let round = 0; round < 5; round += 1) {
      const abort = new AbortController();
      const answer = await fetch(`${stage.test.url}${large.contentUrl}`, { signal: abort.signal });
      await answer.body?.getReader().read();
      abort.abort();
    }
    const whole = await fetchContent(stage.anna, large);
    // Each byte: the memory of each chunk is given back as soon as it is written.
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  });
});

const script = '<script>parent.document.title = "in"</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const pdf =
  '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe('whatever the bytes are, they are no page of ours', () => {
  const cases = [
    // Name, what it is, bytes, type as served, disposition.
    ['x.svg', 'a drawing with a script', Buffer.from(svg), 'text/plain', 'inline'],
    ['x.svg', 'one that declares itself', Buffer.from(`<?xml version="1.0"?>${svg}`), 'text/plain', 'inline'],
    ['x.html', 'a page', Buffer.from(`<!doctype html><html>${script}`), 'text/plain', 'inline'],
    [
      'x.xhtml',
      'XHTML',
      Buffer.from(`<html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`),
      'text/plain',
      'inline',
    ],
    [
      'x.xml',
      'XML with a style',
      Buffer.from('<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>'),
      'text/plain',
      'inline',
    ],
    ['x.mjs', 'a script', Buffer.from('alert(document.domain)'), 'text/plain', 'inline'],
    ['x.json', 'JSON', Buffer.from('{"a":"</script>"}'), 'text/plain', 'inline'],
    ['x.csv', 'a table with a formula', Buffer.from('=cmd|calc!A1,2\n'), 'text/csv', 'inline'],
    ['x.pdf', 'a PDF with a script', Buffer.from(pdf), 'application/pdf', 'inline'],
    ['x.pdf', 'a page that ends as a PDF', Buffer.from(`<html>${script}${pdf}`), 'text/plain', 'inline'],
    [
      'x.html',
      'a PDF that goes on as a page',
      Buffer.from(`${pdf}\n<html>${script}`),
      'application/pdf',
      'inline',
    ],
    [
      'x.gif',
      'a picture that is a script too',
      Buffer.from('GIF89a/*\0\0*/=1;alert(1)//'),
      'image/gif',
      'inline',
    ],
    [
      'x.jpg.html',
      'a picture that goes on as a page',
      Buffer.concat([gif, Buffer.from(`<html>${script}`)]),
      'image/gif',
      'inline',
    ],
    ['photo.html.png', 'a picture', tinyPng, 'image/png', 'inline'],
    ['x.png', 'a page by another name', Buffer.from(`<html>${script}`), 'text/plain', 'inline'],
    [
      'x.swf',
      'a film that runs',
      Buffer.from('4357530a00000000789c', 'hex'),
      'application/octet-stream',
      'attachment',
    ],
    [
      'x.zip',
      'an empty archive',
      Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'),
      'application/octet-stream',
      'attachment',
    ],
    ['x.bin', 'some bytes', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), 'application/octet-stream', 'attachment'],
  ] as [string, string, Buffer, string, string][];
  it.each(
    cases.map(
      ([name, what, content, type, disposition]) =>
        [`${name}: ${what}`, { name, content, type, disposition }] as const,
    ),
  )('[FL4] %s', async (_label, { name, content, type, disposition }) => {
    const shared = await shareClean(name, content);
    const answer = await fetchContent(stage.anna, shared);
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': expect.stringMatching(new RegExp(`^${disposition};`)),
    });
    expect(headers).not.toHaveProperty('set-cookie');
    const saved = await fetch(`${stage.test.url}${shared.contentUrl}&download=1`);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
    await saved.arrayBuffer();
  });

  it('[FL6] [FL4] the small picture is a JPEG of ours', async () => {
    const shared = await shareClean('red.png', tinyPng);
    const answer = await fetch(`${stage.test.url}${shared.thumbnailUrl}`);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 3)
        .toString('hex'),
    ).toBe('ffd8ff');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(file.thumbnailUrl).toBeNull();
  });
});

describe('a link', () => {
  const statusOf = async (query: string, id = file.id) =>
    (await sendRaw(stage.test.url, { path: `/api/files/${id}/content${query}` })).status;
  const tokenOf = ({ contentUrl }: ConversationFile) =>
    new URL(contentUrl ?? '', 'http://x').searchParams.get('token') ?? '';

  it('[FL4] [FL5] opens its one file, and without it a bearer token does', async () => {
    const other = await shareClean('other.txt', Buffer.from('x'));
    const token = tokenOf(file);
    expect(await statusOf(`?token=${token}`)).toBe(200);
    expect(await statusOf(`?token=${token}`, other.id)).toBe(401);
    expect(await statusOf('')).toBe(401);
    expect(await statusOf('?token=')).toBe(401);
    expect(await statusOf(`?token=${token}&token=${token}`)).toBe(401);
    expect(await statusOf(`?token=${'x'.repeat(2_000)}`)).toBe(401);
    expect(await statusOf(`?token=${token.slice(0, -4)}AAAA`)).toBe(401);
    const own = await stage.anna.get(`/files/${file.id}/content`);
    expect([own.status, own.text]).toEqual([200, bytes.toString()]);
  });

  it('[FL5] sealed with another key, for nobody or for somebody outside opens nothing', async () => {
    const foreign = createFileLinks('another secret of the tests, as long as the first');
    const ours = createFileLinks(stage.test.config.LINK_KEY);
    const sign = (links: typeof ours, personId: string) => links.sign({ fileId: file.id, personId });
    expect(await statusOf(`?token=${sign(foreign, 'anna-keller')}`)).toBe(401);
    expect(await statusOf(`?token=${sign(ours, 'nobody-at-all')}`)).toBe(401);
    expect(await statusOf(`?token=${sign(ours, 'dieter-hoffmann')}`)).toBe(404);
    expect(await statusOf(`?token=${sign(ours, 'anna-keller')}`)).toBe(200);
  });

  it('[FL5] dies with the membership, at once', async () => {
    const { anna, marco, number } = stage;
    const sven = await stage.test.as('sven-brandt');
    await sven.post(`/cases/${number}/watchers`);
    const ofSven = await readFile(sven, file.id);
    expect(tokenOf(ofSven)).not.toBe(tokenOf(await readFile(anna, file.id)));
    expect((await fetchContent(sven, ofSven)).status).toBe(200);
    expect((await sven.del(`/cases/${number}/watchers/sven-brandt`)).status).toBe(204);
    expect((await fetchContent(sven, ofSven)).status).toBe(404);
    expect((await sven.get(`/files/${file.id}`)).status).toBe(404);
    expect((await fetchContent(marco, await readFile(marco, file.id))).status).toBe(200);
  });

  it('[FL8] nobody is given one to what is blocked', async () => {
    const { files } = await shareFiles(stage.marco, stage.conversationId, [{ name: 'e.txt', bytes: eicar }]);
    const blocked = await untilState(stage.anna, files[0]!.id, 'infected');
    expect([blocked.contentUrl, blocked.thumbnailUrl]).toEqual([null, null]);
  });
});
