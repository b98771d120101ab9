import { randomUUID } from 'node:crypto';
import { uploadFile, untilState } from '../../builders/uploadFile.ts';
import type { ConversationFile, Upload } from '../../../api/contract/files.ts';
import { begin, fetchContent, openFileStage, refusalOf, type FileStage } from './openFileStage.ts';

let stage: FileStage;
beforeAll(async () => {
  stage = await openFileStage();
});
afterAll(() => stage.test.stop());

const ask = (name: string) =>
  begin(stage.marco, stage.conversationId, { name, size: 3, clientId: randomUUID() });
const shown = (name: string) =>
  JSON.stringify(name).replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
const labelled = (names: string[]) => names.map((name) => [shown(name).slice(0, 40), name] as const);

const none = ['', ' ', '\t', '.', '..', '...', ' . ', '\u200b', '\u202e.', '\ufeff \u2060'];
const wrong = [
  ...['a/b.txt', '../a.txt', 'C:\\a.txt', '..\\a.txt', '/etc/passwd'],
  ...['a\u0000.txt', 'a\nb.txt', 'a\r\nSet-Cookie: x.txt', 'a\u007f.txt', 'a\u001b[31m.txt'],
  ...['a\ud800.txt', '\udc00', 'x'.repeat(256), `${'x'.repeat(252)}.txt`],
];
it.each(labelled([...none, ...wrong]))('[FL1] %s is no name of a file', async (_label, name) => {
  expect(refusalOf(await ask(name))).toBe('400 invalid name');
});

const programs = [
  ...['setup.exe', 'SETUP.EXE', 'setup.Exe', 'photo.jpg.exe', '.exe', 'run.bat', 'x.ps1', 'x.lnk', 'x.js'],
  ...['setup.exe.', 'setup.exe ', 'setup.exe . .', 'setup.exe\u200b', 'setup.exe\u200b.', 'setup.exe\u00a0'],
  ...['setup.e\u200bxe', 'setup\u202e.exe', 'setup.exe\u202e', 'setup.\u2066exe', 'se\u00adtup.ex\u00ade'],
  'setup.e\u0085xe',
];
it.each(labelled(programs))(
  '[FL4] %s would be saved as a program, and is not taken',
  async (_label, name) => {
    expect(refusalOf(await ask(name))).toBe('415 unsupported name');
  },
);

const taken: [string, string, string][] = [
  // As sent, as kept, as saved.
  ['Manuale 3°.pdf', 'Manuale 3°.pdf', 'Manuale 3°.pdf'],
  ['x'.repeat(255), 'x'.repeat(255), 'x'.repeat(255)],
  ['  alarm.log ', 'alarm.log', 'alarm.log'],
  ['Cafe\u0301.txt', 'Café.txt', 'Café.txt'],
  ['中文 🙂.txt', '中文 🙂.txt', '中文 🙂.txt'],
  ['con', 'con', '_con'],
  ['NUL.txt', 'NUL.txt', '_NUL.txt'],
  ['com1.log', 'com1.log', '_com1.log'],
  ['lpt9 .txt', 'lpt9 .txt', '_lpt9 .txt'],
  ['com¹.log', 'com¹.log', '_com¹.log'],
  ['console.log', 'console.log', 'console.log'],
  ['gpj\u202etxt.log', 'gpj\u202etxt.log', 'gpjtxt.log'],
  ['a\u200bb\ufeff.txt', 'a\u200bb\ufeff.txt', 'ab.txt'],
  ['a:b*c?"<d>|.txt', 'a:b*c?"<d>|.txt', 'a_b_c___d__.txt'],
  [
    '<img src=x onerror=alert(1)>.txt',
    '<img src=x onerror=alert(1)>.txt',
    '_img src=x onerror=alert(1)_.txt',
  ],
  ["'; DROP TABLE files; --.txt", "'; DROP TABLE files; --.txt", "'; DROP TABLE files; --.txt"],
  ['%2e%2e%2fpasswd', '%2e%2e%2fpasswd', '%2e%2e%2fpasswd'],
  ['a"; filename="b.exe.txt', 'a"; filename="b.exe.txt', 'a_; filename=_b.exe.txt'],
  ['__proto__', '__proto__', '__proto__'],
  ['.gitignore', '.gitignore', '.gitignore'],
];
it.each(taken.map(([sent, kept, saved]) => [shown(sent).slice(0, 40), { sent, kept, saved }] as const))(
  '[FL4] %s is taken as it is, told as plain JSON, and saved under a name that any system has',
  async (_label, { sent, kept, saved }) => {
    const { marco, conversationId } = stage;
    const bytes = Buffer.from('N10');
    const { id, name } = await uploadFile(marco, conversationId, { name: sent, bytes });
    expect(name).toBe(kept);
    const file = await untilState(marco, id, 'clean');
    const answer = await fetch(`${marco.url}${file.contentUrl}&download=1`);
    expect(savedName(answer.headers.get('content-disposition') ?? '')).toBe(saved);
    await answer.arrayBuffer();
  },
);

it('[FL4] markup in a name is text in every answer: JSON, not to be guessed at', async () => {
  const { marco, conversationId } = stage;
  const name = '</script><svg onload=alert(1)>.txt'.replace('/', '');
  const { id } = (await begin(marco, conversationId, { name, size: 1, clientId: randomUUID() }))
    .body as Upload;
  const answer = await marco.get(`/files/${id}`);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect((answer.body as ConversationFile).name).toBe(name);
});

it('[FL4] a type that the name lies about is the one of the bytes', async () => {
  const { marco, conversationId } = stage;
  const { id } = await uploadFile(marco, conversationId, {
    name: 'photo.jpg',
    bytes: Buffer.from('N10 G01'),
  });
  const file = await untilState(marco, id, 'clean');
  expect(file).toMatchObject({ kind: 'text', type: 'text/plain' });
  expect((await fetchContent(marco, file)).headers.get('content-type')).toBe('text/plain');
});

/** What a browser makes of the header: `filename*` where it is there (RFC 6266). */
function savedName(disposition: string): string {
  expect(disposition).toMatch(/^attachment; /);
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  const quoted = /filename="((?:[^"\\]|\\.)*)"/.exec(disposition)?.[1];
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? /filename=([^;]+)/.exec(disposition)?.[1] ?? '';
}
