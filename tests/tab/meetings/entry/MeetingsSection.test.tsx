import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { LiveEvents } from '../../../../api/contract/events.ts';
import type { MeetingList } from '../../../../api/contract/meetings.ts';
import { createEventApplier } from '../../../../tab/src/live/createEventApplier.ts';
import { loadDetailsPane } from '../../../../tab/src/details/loadDetailsPane.ts';
import { MeetingsSection } from '../../../../tab/src/meetings/MeetingsSection.tsx';
import { queryKeys } from '../../../../tab/src/queryKeys.ts';
import { LazyPart } from '../../../../tab/src/ui/LazyPart.tsx';
import { createFakeApi, refusal } from '../../createFakeApi.ts';
import { aConversation, at, people } from '../../messages/builders.ts';
import { renderInSession } from '../../messages/renderInSession.tsx';
import { aMeeting, anOldMeeting, aSession } from './meetingBuilders.ts';

afterEach(() => cleanup());

/** With its words, as pane 3 brings it. */
const loadSection = () => loadDetailsPane().then(() => MeetingsSection);

async function show(items: unknown, { isClosed = false, person = people.marco } = {}) {
  const open = aConversation();
  const conversation = isClosed ? aConversation({ case: { ...open.case!, state: 'closed' } }) : open;
  const { api } = createFakeApi({
    'GET /api/conversations/hero/meetings': typeof items === 'function' ? items : { items },
  });
  await renderInSession(<LazyPart load={loadSection} props={{ conversation, layout: 'three' }} />, {
    api,
    person,
  });
}

test('[DP1] [VC3] pane 3 lists when people met, for how long, and who by company', async () => {
  const { giulia } = people;
  const long = aSession({
    sequence: 3,
    startedAt: at('20:00'),
    endedAt: at('21:05'),
    people: [{ id: giulia.id, name: giulia.name, companyId: giulia.companyId }],
    others: 2,
  });
  await show([anOldMeeting([aSession(), long])]);
  const rows = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent);
  expect(rows[0]).toMatch(/22:00–22:14 · 14 min/);
  expect(rows[0]).toMatch(/GFMS Anna Keller/);
  expect(rows[0]).toMatch(/Officine Rossi You/);
  expect(rows[1]).toMatch(/20:00–21:05 · 1 h 5 min.*Giulia Rossi.*2 people from outside the conversation/);
});

test('[DP1] one that goes on comes first, with Join and who has left already', async () => {
  const { marco, anna, luis } = people;
  const all = [marco, anna, luis].map(({ id, name, companyId }) => ({ id, name, companyId }));
  await show([aMeeting({ sessions: [aSession({ endedAt: null, people: all }), aSession({ sequence: 3 })] })]);
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first?.textContent).toMatch(/In progress since.*Left: Luis Ortega/);
  expect(within(first!).getByRole('button', { name: /^Join/ })).toBeTruthy();
  expect(within(second!).queryByRole('button')).toBeNull();
});

test('[VC3] where nobody told of the end, that is said', async () => {
  await show([anOldMeeting([aSession({ endedAt: null, people: [] })])]);
  const row = await screen.findByRole('listitem');
  expect(row.textContent).toMatch(/22:00, end not known/);
  expect(row.textContent).toMatch(/Started by You/);
});

test('[DP1] of many the newest are shown, the rest on a press', async () => {
  await show([anOldMeeting([6, 5, 4, 3, 2, 1].map((sequence) => aSession({ sequence })))]);
  expect(await screen.findAllByRole('listitem')).toHaveLength(4);
  fireEvent.click(screen.getByText('Show all'));
  expect(screen.getAllByRole('listitem')).toHaveLength(6);
});

test('[AX3] without a meeting the section says what will be there; a failure tries again', async () => {
  await show([]);
  expect(await screen.findByText('The video conferences of this chat appear here.')).toBeTruthy();
  cleanup();
  await show([], { isClosed: true });
  expect(await screen.findByText('This case had no video conference.')).toBeTruthy();
  cleanup();
  let isDown = true;
  await show(() => (isDown ? refusal(503, 'unavailable') : { items: [anOldMeeting()] }));
  await screen.findByRole('alert');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('listitem')).toBeTruthy();
});

test('[SC5] in a closed case there is no Join', async () => {
  await show([aMeeting()], { isClosed: true });
  await screen.findByRole('listitem');
  expect(screen.queryByRole('button', { name: /^Join/ })).toBeNull();
});

test('[VC2] only administrators and dispatchers of GFMS find the diagnosis', async () => {
  for (const role of ['administrator', 'dispatcher'] as const) {
    await show([], { person: { ...people.sven, role } });
    expect(await screen.findByRole('button', { name: 'Diagnosis' })).toBeTruthy();
    cleanup();
  }
  await show([], { person: people.anna });
  await screen.findByText('The video conferences of this chat appear here.');
  expect(screen.queryByRole('button', { name: 'Diagnosis' })).toBeNull();
});

describe('live events', () => {
  const key = queryKeys.meetings('hero');
  function setUp() {
    const client = new QueryClient();
    client.setQueryData<MeetingList>(key, { items: [] });
    const applier = createEventApplier({
      client,
      readerId: 'marco',
      fetchConversation: () => Promise.reject(new Error('not asked for')),
    });
    return { client, ...applier };
  }
  const entry: LiveEvents['entry'] = {
    conversationId: 'hero',
    sequence: 13,
    message: null,
    case: null,
    membersChanged: false,
    meeting: aMeeting(),
  };

  test('[DP1] [VC1] who comes and goes is shown at once', () => {
    const { client, apply } = setUp();
    apply({ event: 'entry', data: entry });
    expect(client.getQueryData<MeetingList>(key)?.items[0]?.present).toHaveLength(2);
  });

  test('[EV1] [DP1] an answer that was on its way does not take back what was told meanwhile', async () => {
    const { client, apply, watchAnswers } = setUp();
    const end = watchAnswers();
    apply({ event: 'entry', data: entry });
    const queryFn = (): MeetingList => ({ items: [anOldMeeting()] });
    await client.query({ queryKey: key, queryFn, staleTime: 0 });
    expect(client.getQueryData<MeetingList>(key)?.items[0]?.isOngoing).toBe(true);
    end();
  });

  test('[EV1] after a gap it is asked for again; who is removed forgets it', async () => {
    const { client, apply } = setUp();
    apply({ event: 'reset', data: {} });
    await waitFor(() => expect(client.getQueryState(key)?.isInvalidated).toBe(true));
    apply({ event: 'removed', data: { conversationId: 'hero', sequence: 14 } });
    expect(client.getQueryData(key)).toBeUndefined();
  });
});
