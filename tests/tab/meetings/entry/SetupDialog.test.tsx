import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ApiFailure } from '../../../../tab/src/api.ts';
import { refusal } from '../../createFakeApi.ts';
import { people } from '../../messages/builders.ts';
import { aMeeting, aSetup, joinUrl, meetingId } from './meetingBuilders.ts';
import type { Wish } from './showHead.tsx';
import { showHead } from './showHead.tsx';

afterEach(() => cleanup());

const administrator = { ...people.sven, role: 'administrator' } as const;
const notTeams = new ApiFailure({ status: 400, code: 'invalid', message: 'no Teams link', field: 'joinUrl' });

async function showSetup(wish: Wish = {}) {
  const shown = await showHead({ answer: aSetup(), ...wish });
  const name = wish.language === 'it' ? 'Videoconferenza' : 'Video Conference';
  fireEvent.click(screen.getByRole('button', { name }));
  const dialog = await screen.findByRole('dialog', {}, { timeout: 5_000 });
  return { ...shown, dialog };
}

test('[VC2] where the app cannot make the meeting, it says why in plain words and what one can do', async () => {
  const { dialog, links } = await showSetup();
  expect(dialog.textContent).toContain('The app may not make Teams meetings by itself here.');
  expect(dialog.textContent).not.toMatch(/consent|Graph/);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Schedule in Teams' }));
  await waitFor(() => expect(links).toEqual([aSetup().scheduleUrl]));
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('[VC2] a pasted link becomes the meeting and is opened', async () => {
  const { dialog, opened, wishes } = await showSetup({
    answer: ({ body }: { body: { joinUrl?: string } }) =>
      body.joinUrl === undefined ? aSetup() : aMeeting({ kind: 'link' }),
  });
  fireEvent.change(within(dialog).getByLabelText('Join link'), { target: { value: ` ${joinUrl} ` } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Use this link' }));
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(wishes()).toEqual([{}, { joinUrl }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('[VC2] a link that is none of a Teams meeting is refused at its field; an empty field says what is wanted', async () => {
  const { dialog, wishes } = await showSetup({
    answer: ({ body }: { body: { joinUrl?: string } }) => (body.joinUrl === undefined ? aSetup() : notTeams),
  });
  const field = within(dialog).getByLabelText('Join link');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Use this link' }));
  expect(await within(dialog).findByText('Paste the join link of a Teams meeting.')).toBeTruthy();
  expect(wishes()).toHaveLength(1);
  fireEvent.change(field, { target: { value: 'https://evil.example/meet' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Use this link' }));
  const problem = await within(dialog).findByText(/^This is not the join link of a Teams meeting/);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(field.getAttribute('aria-describedby')).toContain(problem.closest('[id]')!.id);
  fireEvent.change(field, { target: { value: 'https://evil.example/mee' } });
  await waitFor(() => expect(field.getAttribute('aria-invalid')).not.toBe('true'));
});

test('[VC4] the browser room is offered where it is allowed, and opened', async () => {
  const { dialog, opened, wishes } = await showSetup({
    answer: ({ body }: { body: { use?: string } }) =>
      body.use ? aMeeting({ kind: 'room', joinUrl: `/?meeting=${meetingId}` }) : aSetup(),
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Open the browser room' }));
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(wishes()).toEqual([{}, { use: 'room' }]);
  cleanup();
  const other = await showSetup({ answer: aSetup({ mayUseRoom: false }) });
  expect(within(other.dialog).queryByRole('button', { name: 'Open the browser room' })).toBeNull();
});

test('[VC2] people are called where Teams can, and only there', async () => {
  const { dialog, called } = await showSetup();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Call the people' }));
  await waitFor(() => expect(called).toEqual([aSetup().callees]));
  cleanup();
  const other = await showSetup({ door: { callPeople: null } });
  expect(within(other.dialog).queryByRole('button', { name: 'Call the people' })).toBeNull();
});

test('[VC2] [AX3] what Teams refuses to open is said', async () => {
  const { dialog } = await showSetup({ door: { openLink: () => Promise.reject(new Error('refused')) } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Schedule in Teams' }));
  expect(await within(dialog).findByRole('alert')).toBeTruthy();
});

test('[VC2] a guest reads whom to ask', async () => {
  const guest = aSetup({
    scheduleUrl: null,
    mayUseRoom: false,
    callees: [],
    reasons: [{ provider: 'graph', reason: 'guest' }],
  });
  const { dialog } = await showSetup({ answer: guest });
  expect(dialog.textContent).toContain('Guests cannot make a Teams meeting here.');
  expect(dialog.textContent).toContain('Ask Anna Keller, Luis Ortega of GFMS');
});

test('[VC2] [AX3] where there is no way at all, that is said with what to do', async () => {
  const { dialog } = await showSetup({
    answer: aSetup({ scheduleUrl: null, mayPaste: false, mayUseRoom: false, callees: [] }),
  });
  expect(dialog.textContent).toContain('There is no way to a meeting from here.');
});

const diagnosis = {
  wouldUse: 'schedule',
  providers: [
    { provider: 'graph', reason: 'noConsent', detail: 'Authorization_RequestDenied' },
    { provider: 'schedule', reason: null, detail: null },
    { provider: 'room', reason: 'off', detail: null },
  ],
};

test('[VC2] administrators read the technical reason, and how each way stands', async () => {
  const { dialog } = await showSetup({
    person: administrator,
    table: { 'GET /api/meeting-providers': diagnosis },
  });
  expect(dialog.textContent).toContain('the consent to OnlineMeetings.ReadWrite.All is missing');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Diagnosis' }));
  await waitFor(() => expect(within(dialog).getAllByRole('listitem')).toHaveLength(3));
  const ways = within(dialog)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
  expect(ways[0]).toMatch(/Microsoft Graph.*Closed: the consent.*Authorization_RequestDenied/);
  expect(ways[1]).toMatch(/Works.*A new meeting takes this way/);
  expect(ways[2]).toMatch(/Closed: not set up/);
});

test('[VC2] nobody else gets to the diagnosis', async () => {
  const { dialog } = await showSetup({ person: people.anna });
  expect(within(dialog).queryByRole('button', { name: 'Diagnosis' })).toBeNull();
});

test('[VC2] [AX3] a diagnosis that does not load says so', async () => {
  const { dialog } = await showSetup({
    person: administrator,
    table: { 'GET /api/meeting-providers': refusal(503, 'unavailable') },
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Diagnosis' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain('7F3K-2Q9A');
});

test('[AX2] [VC2] in Italian too', async () => {
  const { dialog } = await showSetup({ language: 'it' });
  expect(dialog.textContent).toContain('Pianifica in Teams');
  expect(dialog.textContent).toContain('Usa questo link');
});
