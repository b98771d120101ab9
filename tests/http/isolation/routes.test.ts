import { z } from 'zod';
import { listRoutes } from '../../../api/server.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { sendRaw, type RawAnswer } from '../../builders/sendRaw.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';
import { people } from '../../../local/people.ts';
import { examples, fillPath, nameOf, routes } from './examples.ts';
import {
  createHidden,
  hidden,
  hiddenNames,
  signInAll,
  unknownIds,
  type HiddenName,
  type Ids,
} from './hidden.ts';

type Route = (typeof routes)[number];

const closed = routes.filter((route) => route.access !== 'anyone');
const withIds = routes.filter((route) => route.path.includes(':'));
const withBody = withIds.filter((route) => route.body !== null);

let test: TestApp;
let as: (personId: string) => Caller;
let ids: Record<HiddenName, Ids>;
let before: Record<string, string>;

beforeAll(async () => {
  test = await startTestApp({ hasBlobs: true });
  as = await signInAll(test);
  ids = await createHidden(as);
  before = await readAll();
});
afterAll(() => test.stop());

describe('the table of examples', () => {
  it('[SE2] has every route of the server, and no other', () => {
    expect(Object.keys(examples).sort()).toEqual(routes.map(nameOf).sort());
  });

  it.each(routes.map((route) => [nameOf(route), route] as const))(
    '[SE2] names every field of %s that could name something foreign',
    (name, route) => {
      const fields = [...fieldsOf(route.body), ...fieldsOf(route.query)];
      const naming = fields.filter((field) =>
        /(?<!^client|^external)Ids?$|[nN]umber$|^case$|^ids$|^replyTo$|^whiteboard$|^meeting$|^elements$/.test(
          field,
        ),
      );
      expect([...(examples[name]?.ids ?? [])].sort()).toEqual(naming.sort());
    },
  );

  it('[SE2] only these routes are open to whoever comes', () => {
    const open = routes.filter((route) => route.access === 'anyone').map(nameOf);
    expect(open.sort()).toEqual(['GET /api/openapi.json', 'GET /healthz', 'GET /readyz']);
  });

  it('[SE2] [SE3] with a bot there is one more, which asks for a token of its own', () => {
    const more = listRoutes({ connector: {} } as never).filter(
      (route) => !routes.map(nameOf).includes(nameOf(route)),
    );
    expect(more.map((route) => [nameOf(route), route.access])).toEqual([['POST /api/messages', 'anyone']]);
  });
});

describe('without a good token', () => {
  const tokens: Record<string, () => Promise<string | null>> = {
    'no token': async () => null,
    'another scheme': async () => 'Basic bWFyY286Ymlhbmkg',
    'an empty token': async () => 'Bearer ',
    'a malformed token': async () => 'Bearer not.a.token',
    'a token without its signature': async () =>
      `Bearer ${as('marco-bianchi').token.split('.').slice(0, 2).join('.')}.`,
    'an expired token': async () => {
      const now = Math.floor(Date.now() / 1000);
      const marco = people.find((person) => person.id === 'marco-bianchi')!;
      const past = { iat: now - 3700, nbf: now - 3700, exp: now - 100 };
      return `Bearer ${await test.host.issuer.mintToken(marco, past)}`;
    },
  };

  describe.each(Object.keys(tokens))('%s', (kind) => {
    it.each(closed.map((route) => [nameOf(route), route] as const))(
      '[SE1] [SE2] %s is 401',
      async (_name, route) => {
        const authorization = await tokens[kind]!();
        const headers: Record<string, string> = authorization === null ? {} : { authorization };
        const known = await sendExample(route, { ids: ids['the Service Case Chat'], headers });
        const unknown = await sendExample(route, { ids: unknownIds, headers });
        expect(known.status).toBe(401);
        expect(known.headers['www-authenticate']).toBe('Bearer');
        expect(known.body).toEqual({
          error: { code: 'unauthenticated', message: expect.any(String), reference: expect.any(String) },
        });
        expect(comparable(known)).toEqual(comparable(unknown));
      },
    );
  });

  it.each(withBody.map((route) => [nameOf(route), route] as const))(
    '[SE2] %s is 401 before its body is looked at',
    async (_name, route) => {
      const answer = await sendExample(route, { ids: unknownIds, headers: {}, body: '{"' });
      expect(answer.status).toBe(401);
    },
  );
});

describe('with a token under which nobody is set up', () => {
  it.each(
    closed.filter((route) => route.access !== 'bearer').map((route) => [nameOf(route), route] as const),
  )('[SE2] %s is 403 notSetUp, whatever the ids', async (_name, route) => {
    const headers = { authorization: `Bearer ${as('lena-vogt').token}` };
    const known = await sendExample(route, { ids: ids['the Service Case Chat'], headers });
    expect(known.status).toBe(403);
    expect(known.body).toMatchObject({ error: { code: 'notSetUp' } });
    const unknown = await sendExample(route, { ids: unknownIds, headers });
    expect(comparable(known)).toEqual(comparable(unknown));
  });
});

describe.each(hiddenNames)('what is not yours: %s', (name) => {
  const { outsiders, blind } = hidden[name];
  const attempts = withIds.flatMap((route) => {
    const isOfCase = route.path.includes(':number');
    const kinds = isOfCase ? blind : Object.keys(outsiders);
    return kinds.map((kind) => [nameOf(route), kind, route] as const);
  });

  it.each(attempts)('[SE2] [CV1] %s answers %s as for an unknown id', async (_name, kind, route) => {
    const headers = { authorization: `Bearer ${as(outsiders[kind as keyof typeof outsiders]).token}` };
    const answer = await sendExample(route, { ids: ids[name], headers });
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      error: {
        code: 'notFound',
        message: 'There is nothing here for you.',
        reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
      },
    });
    for (const [param, id] of Object.entries(unknownIds)) {
      if (!route.path.includes(`:${param}`) || param === 'personId') continue;
      const unknown = await sendExample(route, { ids: { ...ids[name], [param]: id }, headers });
      expect(comparable(answer)).toEqual(comparable(unknown));
    }
  });

  const complaints = attempts.filter(([, , route]) => route.body !== null);
  it.each(complaints)('[SE2] %s says nothing about a bad body to %s', async (_name, kind, route) => {
    const headers = { authorization: `Bearer ${as(outsiders[kind as keyof typeof outsiders]).token}` };
    for (const body of ['{"', '{"nonsense":true}', JSON.stringify({ text: 'x'.repeat(300_000) })]) {
      const answer = await sendExample(route, { ids: ids[name], headers, body });
      expect(answer.status).toBe(404);
    }
  });
});

it('[SE2] [SC9] who sees a case but is no watcher cannot remove one, nor learn who is one', async () => {
  const { number, personId } = ids['the Service Case Chat'];
  const watcher = await as('federica-bassi').del(`/cases/${number}/watchers/${personId}`);
  const nobody = await as('federica-bassi').del(`/cases/${number}/watchers/${unknownIds.personId}`);
  expect([watcher.status, nobody.status]).toEqual([404, 404]);
  const strip = (text: string) => text.replace(/"reference":"[^"]*"/, '');
  expect(strip(watcher.text)).toBe(strip(nobody.text));
});

it('[SE2] none of these attempts has written anything', async () => {
  expect(await readAll()).toEqual(before);
});

describe.each(hiddenNames)('the same requests by a member: %s', (name) => {
  const own = withIds.filter((route) => hidden[name].blind.length > 0 || !route.path.includes(':number'));

  it.each(own.filter((route) => route.body !== null).map((route) => [nameOf(route), route] as const))(
    '[SE2] %s with a malformed body is 400',
    async (_name, route) => {
      const headers = { authorization: `Bearer ${as(hidden[name].member).token}` };
      const answer = await sendExample(route, { ids: ids[name], headers, body: '{"' });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: { code: 'invalid', field: 'body' } });
    },
  );

  // No place shows these: the places have tests of their own.
  const certain = own.filter((route) => !route.path.includes(':placeId'));
  it.each(certain.map((route) => [nameOf(route), route] as const))(
    '[SE2] %s goes through the gate, so that a refusal above proves something',
    async (_name, route) => {
      const headers = { authorization: `Bearer ${as(hidden[name].member).token}` };
      const body = route.path.endsWith('/members') ? { personIds: [hidden[name].colleague] } : undefined;
      const answer = await sendExample(route, { ids: ids[name], headers, body });
      // Both come from behind the gate: a rule of the role, and who is not in the room.
      const isByRule = /"code":"(?:forbidden|conflict)"/.test(answer.text);
      expect(isByRule || answer.status < 300).toBe(true);
    },
  );
});

async function sendExample(
  route: Route,
  sent: { ids: Ids; headers: Record<string, string>; body?: unknown },
): Promise<RawAnswer> {
  const body = sent.body ?? examples[nameOf(route)]?.body;
  return sendRaw(test.url, {
    method: route.method,
    path: fillPath(route.path, sent.ids),
    headers: { ...sent.headers, ...(route.body ? { 'content-type': 'application/json' } : {}) },
    ...(route.body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
  });
}

/** Everything of an answer but what differs from request to request. */
function comparable(answer: RawAnswer): unknown {
  const { date: _date, ...headers } = answer.headers;
  const text = answer.text.replace(/"reference":"[\w-]{9}"/, '"reference":"…"');
  return { status: answer.status, headers, text };
}

function fieldsOf(schema: z.ZodType | null): string[] {
  if (!schema) return [];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.keys(json.properties ?? {});
}

/** The whole log of each hidden conversation, as its member reads it. */
async function readAll(): Promise<Record<string, string>> {
  const entries = hiddenNames.map(async (name) => {
    const member = as(hidden[name].member);
    const { text } = await member.get(`/conversations/${ids[name].conversationId}/history?limit=100`);
    return [name, text] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
