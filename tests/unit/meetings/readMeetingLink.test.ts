import fc from 'fast-check';
import { readMeetingLink } from '../../../api/domain/meetings/readMeetingLink.ts';

const classic =
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTQ0Y2E0ZmEtMDg5MC00@thread.v2/0?context=%7b%22Tid%22%3a%22e66af1e9-d714-4a1f-8101-22a504f9622f%22%2c%22Oid%22%3a%2240ce5e48-a6da-414c-911b-7baf39a57291%22%7d';

it.each([
  classic,
  classic.replace('@', '%40'),
  'https://teams.microsoft.com/meet/2345678901234?p=AbCdEf123',
  'https://teams.microsoft.com/meet/2345678901234',
  'https://teams.cloud.microsoft/meet/2345678901234?p=AbCdEf123',
  'https://teams.live.com/meet/9312345678901?p=xyz',
  'https://gov.teams.microsoft.us/l/meetup-join/19%3agcch%3ameeting_1fa6@thread.v2/0',
  'https://dod.teams.microsoft.us/meet/123?p=a',
  'https://teams.microsoft.us/meet/123?p=a',
  'https://teams.microsoft.com/l/meetup-join/19:x@thread.tacv2/1788865197722?context=%7B%22Tid%22%3A%22t%22%7D&anon=true',
])('[VC2] %s is taken as it is', (link) => {
  expect(readMeetingLink(link)).toBe(link);
});

it.each([
  ['HTTPS://Teams.Microsoft.COM/meet/1?p=A', 'https://teams.microsoft.com/meet/1?p=A'],
  ['https://teams.microsoft.com:443/meet/1', 'https://teams.microsoft.com/meet/1'],
  ['https://teams.microsoft.com/meet/1#/l/chat/0/0', 'https://teams.microsoft.com/meet/1'],
  ['https://teams.microsoft.com/meet/1?', 'https://teams.microsoft.com/meet/1'],
  ['https://teams.microsoft.com/_/../meet/1', 'https://teams.microsoft.com/meet/1'],
])('[VC2] %s is kept as %s', (link, kept) => {
  expect(readMeetingLink(link)).toBe(kept);
});

/** Every way that something else could look like a meeting of Teams. */
const attacks = {
  'another scheme': [
    'http://teams.microsoft.com/meet/1',
    'msteams://teams.microsoft.com/meet/1',
    'javascript://teams.microsoft.com/meet/1%0aalert(1)',
    'data:text/html,https://teams.microsoft.com/meet/1',
    'blob:https://teams.microsoft.com/meet/1',
    'view-source:https://teams.microsoft.com/meet/1',
    '//teams.microsoft.com/meet/1',
    'teams.microsoft.com/meet/1',
    'https:teams.microsoft.com/meet/1',
    'https:/teams.microsoft.com/meet/1',
    'https:///teams.microsoft.com/meet/1',
  ],
  'another host': [
    'https://evil.example/meet/1',
    'https://teams.microsoft.com.evil.example/meet/1',
    'https://teams.microsoft.com./meet/1',
    'https://teams-microsoft.com/meet/1',
    'https://teamsmicrosoft.com/meet/1',
    'https://xteams.microsoft.com/meet/1',
    'https://x.teams.microsoft.com/meet/1',
    'https://microsoft.com/meet/1',
    'https://int.teams.microsoft.com/meet/1',
    'https://dialin.teams.microsoft.com/meet/1',
    'https://teams.cloud.microsoft.evil.example/meet/1',
    'https://cloud.microsoft/meet/1',
    'https://teams.microsoft.co/meet/1',
    'https://zoom.us/j/1',
    'https://meet.google.com/abc-defg-hij',
    'https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fmeet%2F1',
    'https://[::1]/meet/1',
    'https://127.0.0.1/meet/1',
  ],
  'letters that look alike': [
    'https://tеams.microsoft.com/meet/1', // a Cyrillic e
    'https://xn--tams-y8d.microsoft.com/meet/1',
    'https://teams。microsoft。com/meet/1',
    'https://\uff54eams.microsoft.com/meet/1',
    'https://teams.micro\u00adsoft.com/meet/1',
    'https://teams.microsoft.com⁄.evil.example/meet/1',
    'https://teams.microsoft.com／@evil.example/meet/1',
  ],
  'a name or a port': [
    'https://teams.microsoft.com@evil.example/meet/1',
    'https://teams.microsoft.com:443@evil.example/meet/1',
    'https://teams.microsoft.com%2f@evil.example/meet/1',
    'https://anna@teams.microsoft.com/meet/1',
    'https://anna:x@teams.microsoft.com/meet/1',
    'https://:@evil.example/meet/1',
    'https://teams.microsoft.com:8443/meet/1',
    'https://teams.microsoft.com:80/meet/1',
  ],
  'characters that browsers drop or turn': [
    'https:\\\\teams.microsoft.com\\meet\\1',
    'https://teams.microsoft.com\\@evil.example/meet/1',
    'https://evil.example\\@teams.microsoft.com/meet/1',
    'https://teams.microsoft.com/meet/1\\..\\..',
    'https://teams.micro\tsoft.com/meet/1',
    'https://teams.microsoft.com/meet/1\nhttps://evil.example',
    ' https://teams.microsoft.com/meet/1',
    'https://teams.microsoft.com/meet/1 ',
    'https://teams.microsoft.com/meet/1 2',
    'https://teams.microsoft.com/meet/1\u0000',
    'https://teams.microsoft.com/meet/1\u202e',
    'https://teams.microsoft.com/meet/1\u00a0',
    'https://teams.microsoft.com/meet/1%0d%0aSet-Cookie:a=b',
    'https://teams.microsoft.com/meet/1?p=%00',
    'https://teams.microsoft.com/meet/1?p=%7F',
  ],
  'marks of HTML and Markdown': [
    'https://teams.microsoft.com/meet/1"onclick="alert(1)',
    "https://teams.microsoft.com/meet/1'x",
    'https://teams.microsoft.com/meet/1<script>',
    'https://teams.microsoft.com/meet/1)[x](https://evil.example',
    'https://teams.microsoft.com/meet/1`x`',
    'https://teams.microsoft.com/meet/1*x*',
    '<https://teams.microsoft.com/meet/1>',
    '[Join](https://teams.microsoft.com/meet/1)',
  ],
  'another page of Teams': [
    'https://teams.microsoft.com/',
    'https://teams.microsoft.com/meet',
    'https://teams.microsoft.com/meet/',
    'https://teams.microsoft.com/meet//',
    'https://teams.microsoft.com/meet//evil.example',
    'https://teams.microsoft.com/meet/1/2',
    'https://teams.microsoft.com/Meet/1',
    'https://teams.microsoft.com//meet/1',
    'https://teams.microsoft.com/l/meetup-join/',
    'https://teams.microsoft.com/l/meetup-join/1/2/3',
    'https://teams.microsoft.com/l/meetup-joined/1/0',
    'https://teams.microsoft.com/l/chat/0/0?users=evil@evil.example',
    'https://teams.microsoft.com/l/entity/app/page?webUrl=https://evil.example',
    'https://teams.microsoft.com/l/meeting/new?subject=x',
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fmeet%2F1',
    'https://teams.microsoft.com/_#/meet/1',
    'https://teams.microsoft.com/meet/../l/chat/0/0',
    'https://teams.microsoft.com/meet/%2e%2e/l/chat',
    'https://teams.microsoft.com/meet/..%2fl%2fchat',
    'https://teams.microsoft.com/meet/..%5cl%5cchat',
    'https://teams.microsoft.com/meet/%252e%252e%252fl',
    'https://teams.microsoft.com/meet/1%3fx',
    'https://teams.microsoft.com/meet/1%23x',
  ],
  'an address within': [
    'https://teams.microsoft.com/meet/1?url=https://evil.example',
    'https://teams.microsoft.com/meet/1?url=https%3A%2F%2Fevil.example',
    'https://teams.microsoft.com/meet/1?url=https%253A%252F%252Fevil.example',
    'https://teams.microsoft.com/meet/1?url=//evil.example',
    'https://teams.microsoft.com/meet/1?url=%2F%5Cevil.example',
    'https://teams.microsoft.com/meet/1?url=https%25253A%25252F%25252Fevil.example',
    'https://teams.microsoft.com/meet/https:%2f%2fevil.example',
  ],
  'no good encoding': [
    'https://teams.microsoft.com/meet/%',
    'https://teams.microsoft.com/meet/1?p=%zz',
    'https://teams.microsoft.com/meet/1?p=%ff',
    'https://teams.microsoft.com/meet/1?p=%c0%af',
  ],
  'too long, or nothing': ['', `https://teams.microsoft.com/meet/${'1'.repeat(2_000)}`],
};

it.each(Object.entries(attacks).flatMap(([name, links]) => links.map((link) => [name, link] as const)))(
  '[VC2] %s is refused: %j',
  (_name, link) => {
    expect(readMeetingLink(link)).toBeNull();
  },
);

const hosts = [
  'teams.microsoft.com',
  'teams.cloud.microsoft',
  'teams.live.com',
  'teams.microsoft.us',
  'gov.teams.microsoft.us',
  'dod.teams.microsoft.us',
];

/** Pieces of good and of bad links in any order: far more of them come near to being taken than of any text. */
const nearLinks = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'https://',
        'https:',
        '/',
        '//',
        '@',
        ':443',
        '?',
        '#',
        '&',
        '=',
        '%2f',
        '%5C',
        '\\',
        '..',
      ),
      fc.constantFrom(
        ...hosts,
        '/meet/',
        '/l/meetup-join/',
        '1',
        'p=',
        'evil.example',
        '.',
        ' ',
        '\t',
        '%25',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(''));

const startedLinks = fc
  .tuple(fc.constantFrom(...hosts), fc.constantFrom('/meet/', '/l/meetup-join/'), nearLinks)
  .map(([host, path, rest]) => `https://${host}${path}${rest}`);

it('[VC2] whatever is pasted: what is taken is a page of a meeting at Teams, in every reader’s eyes', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof(nearLinks, startedLinks, startedLinks, fc.webUrl(), fc.string()), (text) => {
      const link = readMeetingLink(text);
      if (link === null) return;
      taken += 1;
      const url = new URL(link);
      expect(url.href).toBe(link);
      expect(hosts).toContain(url.hostname);
      expect(url.origin).toBe(`https://${url.hostname}`);
      expect(url.username + url.password + url.hash).toBe('');
      expect(url.pathname).toMatch(/^\/(meet|l\/meetup-join)\/[^/]+/);
      expect(link).toMatch(/^[\w\-.~:/?@&=+%]+$/);
      expect(link.length).toBeLessThanOrEqual(text.length);
      expect(link.slice(8)).not.toContain('//');
      expect(readMeetingLink(link)).toBe(link);
    }),
    { numRuns: 20_000 },
  );
  expect(taken).toBeGreaterThan(500);
});

it('[VC2] every link that Teams could make is taken, and is not written anew', () => {
  const word = fc.stringMatching(/^[\w-]{1,40}$/);
  const ids = fc.tuple(fc.uuid(), fc.uuid());
  const made = fc.oneof(
    fc
      .tuple(fc.constantFrom(...hosts), fc.nat(), word)
      .map(([host, id, p]) => `https://${host}/meet/${id}?p=${p}`),
    fc.tuple(fc.constantFrom(...hosts), word, ids).map(([host, thread, [Tid, Oid]]) => {
      const context = encodeURIComponent(JSON.stringify({ Tid, Oid }));
      return `https://${host}/l/meetup-join/19%3ameeting_${thread}%40thread.v2/0?context=${context}`;
    }),
  );
  fc.assert(fc.property(made, (link) => expect(readMeetingLink(link)).toBe(link)));
});
