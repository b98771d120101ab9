import sharp from 'sharp';
import type { ConversationFile } from '../../../api/contract/files.ts';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { readBoard } from '../../builders/openWhiteboard.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import { until } from '../../http/live/until.ts';
import { patience } from '../openChromium.ts';
import { boardOf } from '../whiteboards/boardPage.ts';
import type { RoomWindow } from './roomWindow.ts';
import type { Rooms } from './startRooms.ts';
import { startRooms } from './startRooms.ts';

type Size = { width: number; height: number };

let rooms: Rooms;
let conversationId: string;
let number: string;
let marco: RoomWindow;
let anna: RoomWindow;
beforeAll(async () => {
  rooms = await startRooms();
  ({ number, conversationId } = await rooms.newCase('Il filo si rompe'));
  const { id } = await startMeeting(rooms.marco, conversationId);
  marco = await rooms.open('marco-bianchi', id);
  anna = await rooms.open('anna-keller', id);
  await Promise.all([marco.join(), anna.join()]);
  await anna.untilMediaFlows(1);
});
afterAll(() => rooms.stop());
afterEach(() => expect(rooms.chromium.takeWrongs()).toEqual([]));

test('[VC5] [DP1] a still of another’s camera is a file of the conversation on both sides, with all its pixels', async () => {
  const tabs = [await rooms.openTab('marco-bianchi', number), await rooms.openTab('anna-keller', number)];
  const taken = await takeStill(anna.words.stillOf('Marco Bianchi'), anna.words.videoOf('Marco Bianchi'));
  await anna.press(anna.words.put);
  await anna.within.getByText('The picture is in the conversation.').first().waitFor();
  const file = await newestFile();
  expect(file.name).toMatch(
    new RegExp(`^${number} \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d Marco Bianchi\\.jpg$`),
  );
  expect(file).toMatchObject({ kind: 'image', type: 'image/jpeg', authorName: 'Anna Keller', media: taken });
  expect(await readPicture(file)).toEqual({ ...taken, isEmpty: false });
  for (const tab of tabs) {
    await tab.log.getByRole('article').getByRole('button', { name: file.name }).first().waitFor();
    const media = tab.details.getByRole('region', { name: 'Media', exact: true });
    await media.getByRole('button', { name: `${file.name}, ` }).waitFor();
    await tab.page.context().close();
  }
});

test('[VC5] "Put in and draw on it" opens a board with the still as its background, and the talk goes on', async () => {
  await takeStill(anna.words.stillOf('Marco Bianchi'), anna.words.videoOf('Marco Bianchi'));
  await anna.press(anna.words.draw);
  const board = boardOf(anna.page);
  await board.isOpen();
  const file = await newestFile();
  const { items } = (await rooms.marco.get(`/conversations/${conversationId}/whiteboards`)).body as {
    items: Whiteboard[];
  };
  expect(items).toHaveLength(1);
  await until(
    async () => {
      const { elements } = await readBoard(rooms.marco, items[0]!.id);
      return elements.some(
        ({ element }) =>
          !element.isDeleted &&
          element.type === 'image' &&
          element.fileId === file.id &&
          !!element.customData?.background,
      );
    },
    { what: 'the still is the background of the board', within: patience },
  );
  await board.take('Rectangle');
  await board.drag([-40, -25], [40, 25]);
  await board.isSaved(1);
  // The other is seen above the board, and hears and sees on.
  expect(anna.page.context().pages()).toHaveLength(1);
  await anna.untilMediaFlows(1);
  await marco.untilMediaFlows(1);
  const small = anna.within.getByLabel(anna.words.videoOf('Marco Bianchi'));
  const before = await small.evaluate((video: HTMLVideoElement) => video.currentTime);
  await until(async () => (await small.evaluate((video: HTMLVideoElement) => video.currentTime)) > before, {
    what: 'his small picture moves',
  });
  await board.button(board.words.close).click();
  await board.canvas.waitFor({ state: 'detached' });
  await anna.within.getByRole('button', { name: anna.words.stillOf('Marco Bianchi') }).waitFor();
});

test('[VC5] a still of a shared screen keeps every pixel', async () => {
  await marco.press(marco.words.share);
  const screen = anna.words.screenOf('Marco Bianchi');
  await until(async () => (await shownSize(screen)).width > 0, {
    what: 'the screen is shown',
    within: patience,
  });
  const taken = await takeStill(anna.words.stillOfScreen('Marco Bianchi'), screen);
  await anna.press(anna.words.put);
  await anna.within.getByText('The picture is in the conversation.').first().waitFor();
  const file = await newestFile();
  expect(file.name).toMatch(/ Screen of Marco Bianchi\.png$/);
  expect(file).toMatchObject({ kind: 'image', type: 'image/png', media: taken });
  expect(await readPicture(file)).toMatchObject(taken);
});

/** Takes one in Anna's window from the bar; resolves with its size, which is that of what is shown, or more. */
async function takeStill(choice: string, shown: string): Promise<Size> {
  const before = await shownSize(shown);
  await anna.within.getByRole('toolbar').getByRole('button', { name: anna.words.still }).click();
  await anna.within.getByRole('menuitem', { name: choice }).click();
  const dialog = anna.within.getByRole('dialog', { name: anna.words.stillTitle });
  // Of the camera or screen itself, or where that did not come, of what has arrived.
  const words = await dialog.getByText(/^(?:Full resolution: )?\d+ × \d+(?: pixels)?$/).innerText();
  const [width = 0, height = 0] = (words.match(/\d+/g) ?? []).map(Number);
  // What arrives may have become smaller meanwhile, where the machine is busy.
  const after = await shownSize(shown);
  expect(width).toBeGreaterThanOrEqual(Math.max(1, Math.min(before.width, after.width)));
  expect(height).toBeGreaterThanOrEqual(Math.max(1, Math.min(before.height, after.height)));
  return { width, height };
}

/** Of the video with this name in Anna's window. */
function shownSize(name: string): Promise<Size> {
  return anna.frame().evaluate((label) => {
    const video = [...document.querySelectorAll('video')].find((one) => one.ariaLabel === label);
    return { width: video?.videoWidth ?? 0, height: video?.videoHeight ?? 0 };
  }, name);
}

/** Once it is checked: until then nobody knows its size. */
async function newestFile(): Promise<ConversationFile> {
  let file: ConversationFile | undefined;
  await until(
    async () => {
      const { body } = await rooms.marco.get(`/conversations/${conversationId}/files`);
      [file] = (body as { items: ConversationFile[] }).items;
      return !!file?.media;
    },
    { what: 'the newest file is checked', within: patience },
  );
  return file!;
}

async function readPicture({ contentUrl }: ConversationFile): Promise<Size & { isEmpty: boolean }> {
  const response = await fetch(new URL(contentUrl ?? '', rooms.product.appUrl));
  const picture = sharp(Buffer.from(await response.arrayBuffer()));
  const { width, height } = await picture.metadata();
  const { channels } = await picture.stats();
  return { width, height, isEmpty: channels.every(({ stdev }) => stdev < 1) };
}
