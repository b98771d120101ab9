import { createHmac } from 'node:crypto';
import { createIceServers } from '../../../api/adapters/turn/createIceServers.ts';

const now = () => Date.parse('2026-11-25T12:00:00Z');
const turn = { stunUrls: ['stun:a'], turnUrls: ['turn:b', 'turns:c'], turnSecret: 'shared' };

test('[VC4] gives credentials that end after twelve hours and are checked by the shared secret alone', () => {
  const [stun, relay] = createIceServers(turn, now)('marco-bianchi');
  expect(stun).toEqual({ urls: ['stun:a'] });
  const username = `${now() / 1000 + 43_200}:marco-bianchi`;
  const credential = createHmac('sha1', 'shared').update(username).digest('base64');
  expect(relay).toEqual({ urls: ['turn:b', 'turns:c'], username, credential });
});

test('[VC4] gives none where none is set up', () => {
  expect(createIceServers({ stunUrls: [], turnUrls: [], turnSecret: undefined })('marco')).toEqual([]);
});
