import type { Container } from '@azure/cosmos';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;
let container: Container;

beforeAll(async () => {
  server = await openTestServer();
});
beforeEach(async () => {
  container = await server.createContainer();
});
afterAll(() => server.close());

test('a created item is read as it was written, with the properties of the system', async () => {
  const item = {
    id: 'm1',
    log: 'a',
    sequence: 1,
    text: 'Drahtbruch beim Einfädeln \u2028 "\\" 🧵',
    nothing: null,
    list: [1, { a: true }],
  };
  const created = await container.items.create(item);
  expect(created.statusCode).toBe(201);
  const read = await container.item('m1', 'a').read();
  expect(read.statusCode).toBe(200);
  expect(read.resource).toEqual({
    ...item,
    _rid: expect.stringMatching(/^[\w+=-]{24}$/),
    _self: expect.stringMatching(/^dbs\/.+\/colls\/.+\/docs\/.+\/$/),
    _etag: expect.stringMatching(/^"[\da-f-]{36}"$/),
    _attachments: 'attachments/',
    _ts: Math.floor(server.clock.now / 1000),
  });
  expect(read.etag).toBe(read.resource._etag);
});

test('the headers carry activity, session and charge', async () => {
  const { headers, requestCharge, activityId } = await container.items.create({
    id: 'm1',
    log: 'a',
    sequence: 1,
  });
  expect(requestCharge).toBeCloseTo(4.95);
  expect(activityId).toMatch(/^[\da-f-]{36}$/);
  expect(headers['x-ms-session-token']).toMatch(/^0:-1#\d+$/);
});

test('a charge grows with the size of the item as in the table of the service', async () => {
  const text = 'x'.repeat(64 * 1024 - 60);
  const write = await container.items.create({ id: 'm1', log: 'a', sequence: 1, text });
  expect(write.requestCharge).toBeCloseTo(22.67, 0);
  const read = await container.item('m1', 'a').read();
  expect(read.requestCharge).toBeCloseTo(4.76, 1);
});

test('properties of the system that a client sends back are ignored', async () => {
  const { resource } = await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  const { resource: replaced } = await container
    .item('m1', 'a')
    .replace({ ...resource, _ts: 1, _etag: '"mine"', text: 'new' } as never);
  expect(replaced).toMatchObject({ text: 'new', _rid: resource!._rid });
  expect((replaced as { _etag?: string })._etag).not.toBe('"mine"');
});

test('an item that is not there is 404, also in another partition', async () => {
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  expect((await container.item('m2', 'a').read()).statusCode).toBe(404);
  expect((await container.item('m1', 'b').read()).statusCode).toBe(404);
  expect(await errorOf(container.item('m2', 'a').replace({ id: 'm2', log: 'a' }))).toMatchObject({
    code: 404,
    substatus: 0,
    body: { code: 'NotFound' },
  });
  expect(await errorOf(container.item('m2', 'a').delete())).toMatchObject({ code: 404 });
});

test('a taken id is 409 in its partition and free in another', async () => {
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  expect(await errorOf(container.items.create({ id: 'm1', log: 'a', sequence: 2 }))).toMatchObject({
    code: 409,
    message: expect.stringContaining('id already exists'),
  });
  await container.items.create({ id: 'm1', log: 'b', sequence: 1 });
});

test('upsert creates, then replaces', async () => {
  expect((await container.items.upsert({ id: 'm1', log: 'a', sequence: 1, text: 'one' })).statusCode).toBe(
    201,
  );
  expect((await container.items.upsert({ id: 'm1', log: 'a', sequence: 1, text: 'two' })).statusCode).toBe(
    200,
  );
  expect((await container.item('m1', 'a').read()).resource.text).toBe('two');
});

test('a deleted item is gone and its id is free again', async () => {
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  expect((await container.item('m1', 'a').delete()).statusCode).toBe(204);
  expect((await container.item('m1', 'a').read()).statusCode).toBe(404);
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
});

test('ids with spaces, umlauts, percent signs and slashes in the encoding are found again', async () => {
  for (const id of ['a b', 'Größe', '100%', 'a+b', 'a%2Fb', "o'clock", 'a"b', 'x'.repeat(1023)]) {
    await container.items.create({ id, log: id });
    expect((await container.item(id, id).read()).resource?.id).toBe(id);
    await container.item(id, id).delete();
  }
});

test.each(['', 'a/b', 'a\\b', 'a#b', 'a?b', 'x'.repeat(1024), 'ü'.repeat(512)])(
  'the id "%.10s" is refused',
  async (id) => {
    const create = container.items.create({ id, log: 'a' }, { disableAutomaticIdGeneration: true });
    // The SDK itself refuses some of them, without a code.
    const { code = 400 } = (await errorOf(create)) as { code?: number };
    expect(code).toBe(400);
  },
);

test('an item above 2 MB is 413', async () => {
  const text = 'x'.repeat(2 * 1024 * 1024);
  expect(await errorOf(container.items.create({ id: 'm1', log: 'a', text }))).toMatchObject({ code: 413 });
  expect(
    await errorOf(container.items.create({ id: 'm1', log: 'a', text: text + text + text })),
  ).toMatchObject({ code: 413 });
});

test('replacing cannot change the id or the partition', async () => {
  await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
  expect(await errorOf(container.item('m1', 'a').replace({ id: 'm2', log: 'a' }))).toMatchObject({
    code: 400,
  });
  expect(await errorOf(container.item('m1', 'a').replace({ id: 'm1', log: 'b' }))).toMatchObject({
    code: 400,
    substatus: 1001,
  });
});

test('items without a partition key share a partition', async () => {
  await container.items.create({ id: 'm1', sequence: 1 });
  expect((await container.item('m1', undefined).read()).resource?.id).toBe('m1');
  expect((await container.item('m1', null).read()).statusCode).toBe(404);
});

test('partition keys of different types are different partitions', async () => {
  for (const log of ['1', 1, true, null])
    await container.items.create({ id: 'm1', log, sequence: 1 } as never);
  expect((await container.item('m1', 1).read()).resource.log).toBe(1);
  expect((await container.item('m1', '1').read()).resource.log).toBe('1');
});

describe('entity tags', () => {
  test('a stale If-Match is 412 for replace, upsert, patch and delete', async () => {
    const { etag: stale } = await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
    const { etag } = await container
      .item('m1', 'a')
      .replace({ id: 'm1', log: 'a', sequence: 1, text: 'two' });
    const ifMatch = (condition: string) => ({ accessCondition: { type: 'IfMatch', condition } });
    const body = { id: 'm1', log: 'a', sequence: 1, text: 'three' };
    expect(await errorOf(container.item('m1', 'a').replace(body, ifMatch(stale)))).toMatchObject({
      code: 412,
    });
    expect(await errorOf(container.items.upsert(body, ifMatch(stale)))).toMatchObject({ code: 412 });
    expect(
      await errorOf(
        container.item('m1', 'a').patch([{ op: 'set', path: '/text', value: 1 }], ifMatch(stale)),
      ),
    ).toMatchObject({ code: 412 });
    expect(await errorOf(container.item('m1', 'a').delete(ifMatch(stale)))).toMatchObject({ code: 412 });
    await container.item('m1', 'a').replace(body, ifMatch(etag));
  });

  test('every write changes the tag, within the same second too', async () => {
    const tags = new Set([(await container.items.create({ id: 'm1', log: 'a' })).etag]);
    for (let i = 0; i < 5; i += 1) tags.add((await container.items.upsert({ id: 'm1', log: 'a', i })).etag);
    expect(tags.size).toBe(6);
  });

  test('a read with the current If-None-Match is 304', async () => {
    const { etag } = await container.items.create({ id: 'm1', log: 'a' });
    const accessCondition = { type: 'IfNoneMatch', condition: etag };
    expect((await container.item('m1', 'a').read({ accessCondition })).statusCode).toBe(304);
    await container.items.upsert({ id: 'm1', log: 'a', text: 'new' });
    expect((await container.item('m1', 'a').read({ accessCondition })).statusCode).toBe(200);
  });
});

describe('unique keys', () => {
  test('a taken value is 409 in its partition and free in another', async () => {
    await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
    expect(await errorOf(container.items.create({ id: 'm2', log: 'a', sequence: 1 }))).toMatchObject({
      code: 409,
      message: expect.stringContaining('Unique index constraint violation'),
    });
    await container.items.create({ id: 'm2', log: 'b', sequence: 1 });
  });

  test('a replacement cannot take the value of another item', async () => {
    await container.items.create({ id: 'm1', log: 'a', sequence: 1 });
    await container.items.create({ id: 'm2', log: 'a', sequence: 2 });
    expect(
      await errorOf(container.item('m2', 'a').replace({ id: 'm2', log: 'a', sequence: 1 })),
    ).toMatchObject({ code: 409 });
    expect(
      await errorOf(container.item('m2', 'a').patch([{ op: 'set', path: '/sequence', value: 1 }])),
    ).toMatchObject({ code: 409 });
    await container.item('m2', 'a').replace({ id: 'm2', log: 'a', sequence: 2, text: 'its own value stays' });
  });

  test('a missing value counts as null, once in a partition', async () => {
    await container.items.create({ id: 'm1', log: 'a' });
    expect(await errorOf(container.items.create({ id: 'm2', log: 'a' }))).toMatchObject({ code: 409 });
    expect(await errorOf(container.items.create({ id: 'm3', log: 'a', sequence: null }))).toMatchObject({
      code: 409,
    });
    await container.items.upsert({ id: 'm1', log: 'a', text: 'the item itself may go on' });
  });

  test('1, "1", true and 1.5 are four values', async () => {
    for (const sequence of [1, '1', true, 1.5, -1, 0]) await container.items.create({ log: 'a', sequence });
    expect(await errorOf(container.items.create({ log: 'a', sequence: -0 }))).toMatchObject({ code: 409 });
  });
});
