import { waitForAnswer } from '../../../local/waitForAnswer.ts';
import { readBoard } from '../../builders/openWhiteboard.ts';
import { until } from '../../http/live/until.ts';
import { patience } from '../openChromium.ts';
import type { BoardPage, Place } from './boardPage.ts';
import type { Boards } from './startBoards.ts';
import { startBoards } from './startBoards.ts';

const operations = /\/api\/whiteboards\/[^/]+\/operations$/;

let boards: Boards;
beforeAll(async () => {
  boards = await startBoards();
});
afterAll(() => boards.stop());
afterEach(async () => {
  await boards.closePages();
  expect(boards.chromium.takeWrongs()).toEqual([]);
});

test('[WB2] [WB3] four people draw at once, and each has everything of all', async () => {
  const { id } = await boards.create('Four at once');
  const people = ['anna-keller', 'marco-bianchi', 'luis-ortega', 'giulia-rossi'];
  const pages = await Promise.all(people.map((person) => boards.open(person, id)));
  await Promise.all(
    pages.map(async (page, row) => {
      for (const column of [0, 1, 2]) await page.drawRectangle([column * 150 - 150, row * 80 - 120]);
    }),
  );
  await Promise.all(pages.map((page) => page.isSaved(12)));
  await expectSameObjects(pages);
  expect(await boards.drawn(id)).toHaveLength(12);
});

test('[WB6] [WB3] who was offline draws on, comes back, and all have everything', async () => {
  const { id } = await boards.create('Offline');
  const [anna, marco] = await openForBoth(id);
  await anna.drawRectangle([-200, -100]);
  await marco.isSaved(1);
  await marco.page.context().setOffline(true);
  for (const x of [-50, 50]) await marco.drawRectangle([x, 0]);
  await marco.frame.getByText(/^Offline · 2 changes wait on this device · 3 objects$/).waitFor();
  await anna.drawRectangle([200, 100]);
  await anna.isSaved(2);
  await marco.page.context().setOffline(false);
  await Promise.all([anna, marco].map((page) => page.isSaved(4)));
  await expectSameObjects([anna, marco]);
});

test('[WB6] what was not stored yet survives a reload and is stored once', async () => {
  const { id } = await boards.create('Reload');
  const anna = await boards.open('anna-keller', id);
  await anna.page.context().route(operations, (route) => route.abort('internetdisconnected'));
  await anna.drawRectangle([0, 0]);
  await anna.frame.getByText(/1 change waits on this device/).waitFor();
  await anna.page.reload();
  await anna.isOpen();
  await anna.page.context().unroute(operations);
  await anna.isSaved(1);
  expect(await boards.drawn(id)).toHaveLength(1);
});

test('[WB6] after kill -9 of the app while two draw, everything shown as saved is there, and the rest comes', async () => {
  const { id } = await boards.create('Killed');
  const [anna, marco] = await openForBoth(id);
  await anna.drawRectangle([-200, -100]);
  await marco.drawRectangle([-200, 100]);
  await Promise.all([anna, marco].map((page) => page.isSaved(2)));
  const saved = await boards.drawn(id);
  await anna.startDrag([0, -150], [60, -100]);
  boards.product.signalApp('SIGKILL');
  await anna.page.mouse.up();
  await marco.drawRectangle([0, 100]);
  await waitForAnswer(`${boards.product.appUrl}/readyz`, patience);
  const after = await boards.drawn(id);
  expect(after).toEqual(expect.arrayContaining(saved));
  await anna.drawRectangle([200, -100]);
  const all = await boards.untilDrawn(id, ({ length }) => length >= 4, 'four objects');
  await Promise.all([anna, marco].map((page) => page.isSaved(all.length)));
  await expectSameObjects([anna, marco]);
});

test('[WB2] three that open an old board at the same moment change nothing of it', async () => {
  const { id, sequence, objects } = await boards.demoBoard();
  const pages = await Promise.all(
    ['anna-keller', 'marco-bianchi', 'luis-ortega'].map((person) => boards.open(person, id)),
  );
  await Promise.all(pages.map((page) => page.isSaved(objects)));
  await expectSameObjects(pages);
  // A change that one of them makes is the only one that came.
  await pages[0]!.drawRectangle([0, 0]);
  await Promise.all(pages.map((page) => page.isSaved(objects + 1)));
  const { elements } = await readBoard(boards.anna, id, `?since=${sequence}`);
  expect(elements).toHaveLength(1);
});

test('[WB2] undo takes back what oneself did and leaves the others’ work alone', async () => {
  const { id } = await boards.create('Undo');
  const [anna, marco] = await openForBoth(id);
  await anna.drawRectangle([-150, 0]);
  await marco.isSaved(1);
  await marco.take('Ellipse');
  await marco.drag([100, -50], [200, 50]);
  await anna.isSaved(2);
  await anna.page.keyboard.press('Control+z');
  await Promise.all([anna, marco].map((page) => page.isSaved(1)));
  expect((await boards.drawn(id)).map(({ type }) => type)).toEqual(['ellipse']);
  await anna.button('Redo').click();
  await Promise.all([anna, marco].map((page) => page.isSaved(2)));
  await expectSameObjects([anna, marco]);
});

test('[WB2] an arrow given up by Escape at its first or its third point leaves no ghost for the others', async () => {
  const { id } = await boards.create('Escape');
  const [anna, marco] = await openForBoth(id);
  const press = async (...places: Place[]) => {
    await anna.take('Arrow');
    for (const place of places) await anna.press(place);
    await anna.page.keyboard.press('Escape');
  };
  await press([-200, -100]);
  await press([-100, 0], [0, 50], [100, 0]);
  await anna.drawRectangle([0, -150]);
  await until(
    async () => {
      const [own, other, stored] = await Promise.all([
        anna.readObjects(),
        marco.readObjects(),
        boards.drawn(id),
      ]);
      const isSame = JSON.stringify(own) === JSON.stringify(other) && stored.length === own.length;
      return isSame && own.some((object) => object.startsWith('Rectangle'));
    },
    { what: 'both boards are not the same', within: patience },
  );
  for (const element of await boards.drawn(id)) {
    if (element.type === 'arrow') expect(element.points.length).toBeGreaterThan(1);
  }
});

function openForBoth(id: string): Promise<[BoardPage, BoardPage]> {
  return Promise.all([boards.open('anna-keller', id), boards.open('marco-bianchi', id)]);
}

async function expectSameObjects(pages: BoardPage[]): Promise<void> {
  const [first, ...others] = await Promise.all(pages.map((page) => page.readObjects()));
  for (const other of others) expect(other).toEqual(first);
}
