import { randomUUID } from 'node:crypto';
import { elementLimits } from '../../../api/contract/boardElements.ts';
import { changed, picture, rectangle, stroke, text } from '../../builders/boardElements.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { draw, drawnOn, openWhiteboard, readBoard } from '../../builders/openWhiteboard.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

let test: TestApp;
let marco: Caller;
let boardId: string;
let conversationId: string;
beforeAll(async () => {
  test = await startTestApp();
  marco = await test.as('marco-bianchi');
  ({ conversationId } = await openCase(marco));
  boardId = (await openWhiteboard(marco, conversationId)).id;
  await draw(marco, boardId, [rectangle('there', { version: 5 })]);
});
afterAll(() => test.stop());

const good = rectangle('good');
const bad: Record<string, [unknown, string]> = {
  'an iframe': [{ ...good, type: 'iframe' }, 'type'],
  'an embeddable': [{ ...good, type: 'embeddable', link: 'https://example.org' }, 'type'],
  'a frame': [{ ...good, type: 'frame', name: 'x' }, 'type'],
  'an unknown key': [{ ...good, onload: 'alert(1)' }, ''],
  'an unknown key of ours': [{ ...good, customData: { html: '<script>' } }, 'customData'],
  'coordinates of 1e300': [{ ...good, x: 1e300 }, 'x'],
  'a negative width': [{ ...good, width: -1 }, 'width'],
  'a script as colour': [{ ...good, strokeColor: 'red"/><script>alert(1)</script>' }, 'strokeColor'],
  'a colour by address': [{ ...good, backgroundColor: 'url(https://example.org/x)' }, 'backgroundColor'],
  'a script as link': [{ ...good, link: 'javascript:alert(1)' }, 'link'],
  'a link without https': [{ ...good, link: 'http://example.org/' }, 'link'],
  'a link with a password': [{ ...good, link: 'https://gfms:secret@example.org/' }, 'link'],
  'a link with quotes': [{ ...good, link: 'https://example.org/"onclick="x' }, 'link'],
  'no version': [{ ...good, version: undefined }, 'version'],
  'version 0': [{ ...good, version: 0 }, 'version'],
  'a version of letters': [{ ...good, version: '7' }, 'version'],
  'a huge version': [{ ...good, version: elementLimits.versionStep + 1 }, 'version'],
  'a version far ahead': [{ ...good, id: 'there', version: elementLimits.versionStep + 6 }, 'version'],
  'no index': [{ ...good, index: null }, 'index'],
  'an index of other signs': [{ ...good, index: 'a/../b' }, 'index'],
  'an id of other signs': [{ ...good, id: '../x' }, 'id'],
  'too many points': [
    stroke('long', { points: Array.from({ length: elementLimits.points + 1 }, () => [0, 0]) }),
    'points',
  ],
  'a point of one number': [{ ...stroke('odd'), points: [[1]] }, 'points.0'],
  'pressure beyond 1': [stroke('hard', { pressures: [7] }), 'pressures.0'],
  'an arrow with elbows': [
    {
      ...good,
      type: 'arrow',
      points: [[0, 0]],
      lastCommittedPoint: null,
      startBinding: null,
      endBinding: null,
      startArrowhead: null,
      endArrowhead: null,
      elbowed: true,
    },
    'elbowed',
  ],
  'too long a text': [text('long', 'x'.repeat(elementLimits.text + 1)), 'text'],
  'half a character': [text('half', '\ud800'), 'text'],
  'a picture from elsewhere': [
    picture('foreign', '11111111-1111-8111-a111-111111111111.22222222-2222-8222-a222-222222222222'),
    'fileId',
  ],
  'a picture by address': [picture('address', 'https://example.org/x.png'), 'fileId'],
  'a tombstone with content': [{ ...good, isDeleted: true }, ''],
  'no object': ['rectangle', ''],
};

it.each(Object.entries(bad))(
  '[WB7] [SE2] %s is refused, by field, and nothing of it is stored',
  async (_what, [element, field]) => {
    const elements = [rectangle(`beside-${randomUUID()}`), element];
    const { sequence } = await readBoard(marco, boardId);
    const answer = await marco.post(`/whiteboards/${boardId}/operations`, { elements });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid' } },
    });
    const said = (answer.body as { error: { field: string } }).error.field;
    expect(said.startsWith(field === '' ? 'elements.1' : `elements.1.${field}`)).toBe(true);
    expect((await readBoard(marco, boardId)).sequence).toBe(sequence);
  },
);

it('[WB2] no elements, too many and the same one twice are refused', async () => {
  const many = Array.from({ length: elementLimits.perRequest + 1 }, (_, at) => rectangle(`m${at}`));
  for (const elements of [[], many, [good, changed(good)], 'all', undefined]) {
    const answer = await marco.post(`/whiteboards/${boardId}/operations`, { elements });
    expect(answer.status).toBe(400);
  }
});

it('[WB2] elements of one index are taken, and every reader has them in one order', async () => {
  const other = (await openWhiteboard(marco, conversationId)).id;
  await draw(marco, other, [rectangle('b', { index: 'a1' }), rectangle('a', { index: 'a1' })]);
  expect(Object.keys(drawnOn(await readBoard(marco, other)))).toHaveLength(2);
});

it('[WB2] a board takes no more elements than can be opened', async () => {
  const full = (await openWhiteboard(marco, conversationId)).id;
  const all = Array.from({ length: elementLimits.perBoard }, (_, at) => rectangle(`o${at}`));
  const batches = Array.from({ length: all.length / 200 }, (_, at) => all.slice(at * 200, at * 200 + 200));
  await Promise.all(batches.map((batch) => draw(marco, full, batch)));
  const answer = await marco.post(`/whiteboards/${full}/operations`, { elements: [rectangle('more')] });
  expect({ status: answer.status, body: answer.body }).toMatchObject({
    status: 400,
    body: { error: { field: 'elements.0.id' } },
  });
  await draw(marco, full, [changed(rectangle('o1'), { x: 9 })]);
});

it('[WB1] [SE2] names, versions and cursors are looked at', async () => {
  const path = `/conversations/${conversationId}/whiteboards`;
  for (const body of [
    { clientId: 'a', name: ' ' },
    { clientId: 'a', name: 'x'.repeat(201) },
    { clientId: 'a', date: '12.11.2026' },
    { clientId: '' },
    {},
  ]) {
    expect((await marco.post(path, body)).status).toBe(400);
  }
  for (const query of ['since=-1', 'since=x', 'version=1.5', 'since=1&version=1', 'since=']) {
    expect((await marco.get(`/whiteboards/${boardId}?${query}`)).status).toBe(400);
  }
  expect((await marco.get(`/whiteboards/${boardId}/versions?cursor=x`)).status).toBe(400);
  for (const body of [{ version: -1, clientId: 'a' }, { version: 1 }, { version: '1', clientId: 'a' }]) {
    expect((await marco.post(`/whiteboards/${boardId}/restore`, body)).status).toBe(400);
  }
});
