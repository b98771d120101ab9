import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { Meeting } from '../../../../api/contract/meetings.ts';
import { createI18n } from '../../../../tab/src/i18n/createI18n.ts';
import { linesSummary } from '../../../../tab/src/messages/lineWords.ts';
import { createFakeApi } from '../../createFakeApi.ts';
import { aLine, aMessage, people } from '../../messages/builders.ts';
import { renderRows } from '../../messages/renderRows.tsx';
import { aMeeting, aSession, anOldMeeting, began, ended, joined, left } from './meetingBuilders.ts';

afterEach(() => cleanup());

const { marco, anna, giulia, luis } = people;
const goesOn = [began(12), joined(13, marco), joined(14, anna)];

function show(messages: ReturnType<typeof aLine>[], meeting: Meeting, isClosed = false) {
  const { api } = createFakeApi({ 'GET /api/conversations/hero/meetings': { items: [meeting] } });
  return renderRows({ messages, api, isClosed });
}

test('[VC1] [CV5] the line of a meeting that goes on stays, with who is in it and Join', async () => {
  await show([aLine({ sequence: 11, line: { type: 'renamed', name: 'Guida' } }), ...goesOn], aMeeting());
  const join = await screen.findByRole('button', {
    name: 'Join the video conference of Filo rotto all’infilaggio',
  });
  const card = join.closest<HTMLElement>('[role=group]')!;
  expect(within(card).getByText('You')).toBeTruthy();
  expect(within(card).getByText('Anna Keller')).toBeTruthy();
  expect(card.textContent).toMatch(/In progress since/);
  expect(screen.getByText(/^You started a video conference/)).toBeTruthy();
  // What came after it is folded as ever.
  expect(screen.getByRole('button', { expanded: false }).textContent).toBe(
    '2 lines: video conference, you, Anna',
  );
});

test('[VC1] [CV5] when it is over its lines fold into one that says all', async () => {
  const over = [...goesOn, left(15, anna), left(16, marco), ended(17, 14)];
  await show(over, anOldMeeting());
  expect(screen.getByRole('button', { expanded: false }).textContent).toBe(
    '6 lines: video conference, 14 min, you, Anna',
  );
  expect(screen.queryByRole('button', { name: /^Join/ })).toBeNull();
});

test('[VC1] only the newest meeting’s line stays: an earlier one is over', async () => {
  const earlier = [began(2), ended(3, 5), aMessage({ sequence: 4 })];
  const meeting = aMeeting({ sessions: [aSession({ endedAt: null }), aSession({ sequence: 2 })] });
  await show([...earlier, ...goesOn], meeting);
  expect(await screen.findAllByRole('button', { name: /^Join/ })).toHaveLength(1);
  expect(screen.getByText(/2 lines: video conference, 5 min/)).toBeTruthy();
});

test('[SC5] [VC1] in a closed case there is no Join', async () => {
  await show(goesOn, aMeeting(), true);
  await waitFor(() => expect(screen.getByRole('button', { expanded: false })).toBeTruthy());
  expect(screen.queryByRole('button', { name: /^Join/ })).toBeNull();
});

test('[CV5] the summary names each person once, counts what is many, and has words for strangers', async () => {
  const { t } = await createI18n('en');
  const reader = { personId: 'sven', isCustomer: false, gfms: 'GFMS', customer: 'Officine Rossi' };
  const summary = (...lines: ReturnType<typeof aLine>[]) => linesSummary(lines, { t, reader });
  expect(summary(began(1), joined(2, marco), left(3, marco), joined(4, marco), ended(5, 61))).toBe(
    'video conference, 61 min, Marco',
  );
  expect(summary(began(1), ended(2, 10), began(3), joined(4, anna), ended(5, 20))).toBe(
    '2 video conferences, 30 min, Anna',
  );
  const stranger = aLine({ sequence: 9, line: { type: 'meetingJoined', personId: null, personName: '' } });
  expect(summary(began(1), stranger)).toBe('video conference, Somebody from outside');
  const many = [marco, anna, giulia, luis, people.sven].map((one, index) => joined(10 + index, one));
  expect(summary(...many)).toBe('video conference, Marco, Anna, Giulia, Luis, 1 more');
  expect(
    summary(
      aLine({ sequence: 1, line: { type: 'memberLeft', personId: 'marco', personName: 'Marco' } }),
      began(2),
    ),
  ).toBe('Marco left, video conference');
});

test('[VC1] Join opens the meeting, and says when that did not work', async () => {
  await show(goesOn, aMeeting());
  // Outside of the workspace nothing can be opened.
  fireEvent.click(await screen.findByRole('button', { name: /^Join/ }));
  expect(await screen.findByRole('alert')).toBeTruthy();
});
