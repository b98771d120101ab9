import type { Container, ItemDefinition, ItemResponse, PatchRequestBody } from '@azure/cosmos';
import { errorOf, openTestServer } from './openTestServer.ts';
import type { TestServer } from './openTestServer.ts';

let server: TestServer;
let container: Container;

beforeAll(async () => {
  server = await openTestServer();
});
beforeEach(async () => {
  container = await server.createContainer();
  await container.items.create({
    id: 'm1',
    log: 'a',
    sequence: 1,
    count: 2,
    list: ['a', 'b'],
    deep: { a: { b: 1 } },
    'a/b': 1,
  });
});
afterAll(() => server.close());

const patch = (body: PatchRequestBody): Promise<ItemResponse<Record<string, unknown> & ItemDefinition>> =>
  container.item('m1', 'a').patch(body);

test.each([
  ['add', { op: 'add', path: '/new', value: { x: 1 } }, { new: { x: 1 } }],
  ['add over', { op: 'add', path: '/count', value: 9 }, { count: 9 }],
  ['set deep', { op: 'set', path: '/deep/a/c', value: null }, { deep: { a: { b: 1, c: null } } }],
  ['replace', { op: 'replace', path: '/deep/a', value: 'flat' }, { deep: { a: 'flat' } }],
  ['remove', { op: 'remove', path: '/deep/a' }, { deep: {} }],
  ['incr', { op: 'incr', path: '/count', value: -0.5 }, { count: 1.5 }],
  ['incr of what is not there', { op: 'incr', path: '/fresh', value: 3 }, { fresh: 3 }],
  ['append', { op: 'add', path: '/list/-', value: 'c' }, { list: ['a', 'b', 'c'] }],
  ['insert', { op: 'add', path: '/list/1', value: 'c' }, { list: ['a', 'c', 'b'] }],
  ['set in a list', { op: 'set', path: '/list/1', value: 'c' }, { list: ['a', 'c'] }],
  ['remove from a list', { op: 'remove', path: '/list/0' }, { list: ['b'] }],
  ['an escaped path', { op: 'replace', path: '/a~1b', value: 2 }, { 'a/b': 2 }],
])('%s', async (_, operation, expected) => {
  const { resource, statusCode } = await patch([operation] as PatchRequestBody);
  expect(statusCode).toBe(200);
  expect(resource).toMatchObject(expected);
  expect((await container.item('m1', 'a').read()).resource).toEqual(resource);
});

test.each([
  ['replace of what is not there', { op: 'replace', path: '/nothing', value: 1 }, 400],
  ['remove of what is not there', { op: 'remove', path: '/nothing' }, 400],
  ['a path through nothing', { op: 'set', path: '/nothing/at/all', value: 1 }, 400],
  ['incr of a text', { op: 'incr', path: '/list/0', value: 1 }, 400],
  ['an index behind the end', { op: 'add', path: '/list/5', value: 1 }, 400],
  ['the id', { op: 'set', path: '/id', value: 'm2' }, 400],
  ['the partition key', { op: 'set', path: '/log', value: 'b' }, 400],
  ['a property of the system', { op: 'set', path: '/_ts', value: 1 }, 400],
  ['an unknown operation', { op: 'wish', path: '/count', value: 1 }, 400],
  ['move', { op: 'move', from: '/count', path: '/moved' }, 501],
])('%s is refused and nothing is changed', async (_, operation, code) => {
  const before = (await container.item('m1', 'a').read()).resource;
  const operations = [{ op: 'set', path: '/count', value: 100 }, operation] as PatchRequestBody;
  expect(await errorOf(patch(operations))).toMatchObject({ code });
  expect((await container.item('m1', 'a').read()).resource).toEqual(before);
});

test('a condition that does not hold is 412', async () => {
  const operations = [{ op: 'incr', path: '/count', value: 1 }] as never[];
  expect(await errorOf(patch({ operations, condition: 'FROM c WHERE c.count > 2' }))).toMatchObject({
    code: 412,
  });
  expect(await errorOf(patch({ operations, condition: 'from m where m.nowhere = 2' }))).toMatchObject({
    code: 412,
  });
  expect(
    (await patch({ operations, condition: 'FROM c WHERE c.count = 2 AND IS_DEFINED(c.list)' })).resource
      ?.count,
  ).toBe(3);
  expect(await errorOf(patch({ operations, condition: 'FROM c WHERE UPPER(c.x) = 1' }))).toMatchObject({
    code: 501,
  });
});

test('a patch has at most 10 operations and an item to patch', async () => {
  const operation = { op: 'incr', path: '/count', value: 1 } as const;
  expect(await errorOf(patch(Array.from({ length: 11 }, () => operation)))).toMatchObject({ code: 400 });
  expect((await patch(Array.from({ length: 10 }, () => operation))).resource?.count).toBe(12);
  expect(await errorOf(container.item('m2', 'a').patch([operation]))).toMatchObject({ code: 404 });
});
