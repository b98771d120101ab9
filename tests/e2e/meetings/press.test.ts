import { say } from '../../builders/say.ts';
import type { MeetingList } from '../../../api/contract/meetings.ts';
import { until } from '../../http/live/until.ts';
import { patience } from '../openChromium.ts';
import { roomWindowOf } from './roomWindow.ts';
import { roomWords } from './roomWords.ts';
import type { Rooms, RoomTab } from './startRooms.ts';
import { startRooms } from './startRooms.ts';

const title = 'Il filo si rompe';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await startRooms();
});
afterAll(() => rooms.stop());
afterEach(async () => {
  await rooms.closeWindows();
  expect(rooms.chromium.takeWrongs()).toEqual([]);
});

test('[VC1] [VC4] [DP1] [CV5] one presses, the other joins from the line, they meet and leave; it is all told', async () => {
  const { marco, anna, conversationId } = await openBoth();
  // So that the lines of the case do not fold with those of the conference.
  await say(rooms.marco, conversationId, 'La guardiamo insieme?');
  const own = await marco.roomOpenedBy(() => pressVideo(marco));
  const line = anna.log.getByRole('group', { name: /^In progress/ });
  await anna.log.getByText('Marco Bianchi started a video conference').waitFor();
  await line.getByText('Started by Marco Bianchi').waitFor();
  await own.join();
  await line.getByText('Marco Bianchi', { exact: true }).waitFor();
  const section = conferencesOf(anna);
  await section.getByText(/^In progress/).waitFor();
  await section.getByText('Marco Bianchi', { exact: true }).waitFor();
  await anna.main.getByText('1 in it: Marco', { exact: true }).filter({ visible: true }).waitFor();

  const other = await anna.roomOpenedBy(() =>
    line.getByRole('button', { name: roomWords.en.joinOf(title), exact: true }).click(),
  );
  await other.within.getByRole('region', { name: 'In the room now' }).getByText('Marco Bianchi').waitFor();
  await other.join();
  await own.untilMediaFlows(1);
  await other.untilMediaFlows(1);
  await until(async () => (await other.shownWidths()).filter((width) => width > 0).length === 2, {
    what: 'both pictures shown',
    within: patience,
  });
  await section.getByText('You', { exact: true }).waitFor();
  await conferencesOf(marco).getByText('Anna Keller', { exact: true }).waitFor();

  await other.press(other.words.leave);
  await conferencesOf(marco).getByText('Non più presenti: Anna Keller').waitFor();
  await other.press(other.words.close);
  await own.press(own.words.leave);
  await line.waitFor({ state: 'detached' });
  await anna.log.getByRole('button', { name: /^6 lines: video conference, 1 min, Marco, you$/ }).waitFor();
  await marco.log.getByRole('button', { name: /^6 righe: videoconferenza, 1 min, Lei, Anna$/ }).waitFor();
  await section.getByText(/^\d\d:\d\d–\d\d:\d\d · 1 min$/).waitFor();
  await section.getByText('You', { exact: true }).waitFor();
  await section.getByText('Marco Bianchi', { exact: true }).waitFor();
  expect(await section.getByRole('button', { name: /^Join/ }).count()).toBe(0);
  expect(await listMeetings(conversationId)).toMatchObject([
    {
      isOngoing: false,
      present: [],
      sessions: [{ people: [{ name: 'Marco Bianchi' }, { name: 'Anna Keller' }] }],
    },
  ]);
});

test('[VC1] two who press at once meet in one room', async () => {
  const { marco, anna, conversationId } = await openBoth();
  const windows = await Promise.all([marco, anna].map((tab) => tab.roomOpenedBy(() => pressVideo(tab))));
  await Promise.all(windows.map((window) => window.join()));
  await Promise.all(windows.map((window) => window.untilMediaFlows(1)));
  expect(await listMeetings(conversationId)).toMatchObject([{ sessions: [{}] }]);
  expect(await anna.log.getByText(/started a video conference/).count()).toBe(1);
  // Who presses again is led to the window that he has: no other opens, and he stays in the room.
  const open = marco.page.context().pages().length;
  const found = marco.page.waitForResponse((response) =>
    /\/conversations\/[^/]+\/meetings$/.test(response.url()),
  );
  await pressVideo(marco);
  expect((await found).status()).toBe(200);
  await windows[0]!.untilMediaFlows(1);
  expect(marco.page.context().pages()).toHaveLength(open);
});

test('[VC1] [SC6] in a closed case a press says what to do, also where the tab has not heard of it', async () => {
  const { marco, number } = await openBoth();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await marco.page.route('**/meetings', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  const asked = marco.page.waitForRequest(
    (request) => request.method() === 'POST' && /meetings$/.test(request.url()),
  );
  await pressVideo(marco);
  await asked;
  const sven = await rooms.product.as('sven-brandt');
  const closing = await sven.patch(`/cases/${number}`, { state: 'closed' });
  expect(closing.status).toBe(200);
  letGo();
  const words = 'Il caso è chiuso. Lo riapra: poi potete incontrarvi.';
  await marco.main.getByRole('paragraph').filter({ hasText: words }).waitFor();
  const button = marco.main.getByRole('button', { name: marco.words.video, exact: true });
  await button.and(marco.frame.locator('[aria-disabled=true]')).focus();
  await marco.main.getByRole('tooltip', { name: words }).waitFor();
  await marco.page.keyboard.press('Enter');
  expect(marco.page.context().pages()).toHaveLength(1);
});

test('[VC4] where no window may open the room comes in place, and closing it leads back', async () => {
  const { anna } = await openBoth();
  await anna.page.evaluate(() => Object.assign(window, { open: () => null }));
  await pressVideo(anna);
  const cover = anna.page.getByRole('dialog');
  const room = roomWindowOf(anna.page, { person: 'anna-keller', place: cover });
  await room.join();
  await until(async () => (await room.shownWidths()).some((width) => width > 0), {
    what: 'her own picture shown',
  });
  await room.press(room.words.leave);
  await room.within.getByRole('heading', { name: 'You have left the video conference' }).waitFor();
  expect(await room.held()).toEqual({ tracks: 0, connections: 0 });
  await room.press(room.words.close);
  await cover.waitFor({ state: 'detached' });
  await anna.write('Back in the conversation.');
  await anna.message('Back in the conversation.').waitFor();
});

/** Marco and Anna before a new case of both. */
async function openBoth() {
  const { number, conversationId } = await rooms.newCase(title);
  const [marco, anna] = await Promise.all([
    rooms.openTab('marco-bianchi', number),
    rooms.openTab('anna-keller', number),
  ]);
  return { number, conversationId, marco, anna };
}

function pressVideo({ main, words }: RoomTab): Promise<void> {
  return main.getByRole('button', { name: words.video, exact: true }).click();
}

function conferencesOf({ details, words }: RoomTab) {
  const name = words.app === 'Conferenza' ? roomWords.it.conferences : roomWords.en.conferences;
  return details.getByRole('region', { name, exact: true });
}

async function listMeetings(conversationId: string): Promise<MeetingList['items']> {
  const { body } = await rooms.marco.get(`/conversations/${conversationId}/meetings`);
  return (body as MeetingList).items;
}
