import { createFileLinks } from '../../../api/adapters/links/createFileLinks.ts';

const key = 'a secret of the tests, long enough to be one';
const link = { fileId: 'conversation.file', personId: 'marco-bianchi' };
const minute = 60_000;

let now = Date.parse('2026-11-24T08:00:00Z');
const links = createFileLinks(key, () => now);
beforeEach(() => {
  now = Date.parse('2026-11-24T08:00:00Z');
});

it('[FL4] [FL5] a link opens its file for its person, for 15 to 30 minutes', () => {
  for (const at of [0, 7.3 * minute, 14.99 * minute]) {
    now = Date.parse('2026-11-24T08:00:00Z') + at;
    const token = links.sign(link);
    expect(links.read(token)).toEqual(link);
    now += 15 * minute;
    expect(links.read(token)).toEqual(link);
    now += 15 * minute;
    expect(links.read(token)).toBeNull();
  }
});

it('[FL4] for a quarter of an hour it is the same link, so that a browser keeps what it has', () => {
  const token = links.sign(link);
  now += 14 * minute;
  expect(links.sign(link)).toBe(token);
  now += 2 * minute;
  expect(links.sign(link)).not.toBe(token);
});

it('[FL4] it can stand in an address as it is', () => {
  expect(links.sign({ ...link, fileId: 'ü/?&=+%' })).toMatch(/^[\w-]+\.[\w-]+$/);
});

it('[FL5] a link that was changed, cut or made with another key is none', () => {
  const token = links.sign(link);
  const [payload = '', seal = ''] = token.split('.');
  const forged = Buffer.from(JSON.stringify(['conversation.file', 'anna-keller', 9e9])).toString('base64url');
  const of = (name: string) => createFileLinks(name, () => now).sign(link);
  const wrong = [
    '',
    '.',
    '..',
    payload,
    `${payload}.`,
    `.${seal}`,
    `${forged}.${seal}`,
    `${payload}.${seal.slice(0, -2)}`,
    `${payload}.${seal}.${seal}`,
    `${payload}.${Buffer.from(seal).toString('base64url')}`,
    of('another secret of the tests, as long as the first'),
  ];
  for (const one of wrong) expect(links.read(one)).toBeNull();
});
