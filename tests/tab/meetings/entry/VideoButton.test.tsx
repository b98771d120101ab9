import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import type { Meeting } from '../../../../api/contract/meetings.ts';
import { refusal } from '../../createFakeApi.ts';
import { aConversation } from '../../messages/builders.ts';
import { aMeeting, anOldMeeting, meetingId } from './meetingBuilders.ts';
import { showHead } from './showHead.tsx';

afterEach(() => cleanup());

const button = () => screen.getByRole('button', { name: 'Video Conference' });

test('[VC1] a press asks for the conversation’s meeting and opens it', async () => {
  const { opened, wishes } = await showHead({ answer: aMeeting() });
  fireEvent.click(button());
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(wishes()).toEqual([{}]);
  expect(opened[0]).toMatchObject({ meeting: { id: meetingId }, title: 'Filo rotto all’infilaggio' });
});

test('[VC1] while it waits the button says so, and a second press asks for nothing', async () => {
  let answer: (meeting: Meeting) => void = () => undefined;
  const { opened, wishes } = await showHead({
    answer: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  fireEvent.click(button());
  await waitFor(() => expect(button().getAttribute('aria-busy')).toBe('true'));
  expect(screen.getByRole('status').textContent).toBe('Opening the video conference…');
  fireEvent.click(button());
  answer(aMeeting());
  await waitFor(() => expect(opened).toHaveLength(1));
  await waitFor(() => expect(button().getAttribute('aria-busy')).toBe('false'));
  expect(wishes()).toHaveLength(1);
});

test('[VC1] [AX3] a failure says so with its reference, and trying again goes on', async () => {
  let isDown = true;
  const { opened } = await showHead({ answer: () => (isDown ? refusal(503, 'unavailable') : aMeeting()) });
  fireEvent.click(button());
  expect(await screen.findByText('The video conference could not be opened.')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('7F3K-2Q9A');
  isDown = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(opened).toHaveLength(1));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('[VC1] [AX3] where Teams does not open the link, that is said too', async () => {
  await showHead({
    answer: aMeeting(),
    door: { open: () => Promise.reject(new Error('refused')) },
  });
  fireEvent.click(button());
  expect(await screen.findByText('The video conference could not be opened.')).toBeTruthy();
});

test('[SC5] [VC1] a closed case is to be re-opened first, also when it was closed a moment ago', async () => {
  const { wishes } = await showHead({ answer: refusal(409, 'caseClosed') });
  fireEvent.click(button());
  await screen.findByRole('alert');
  expect(
    screen.getByText('The case is closed. Re-open it first: then you can meet.', { selector: 'p' }),
  ).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  cleanup();
  expect(wishes()).toHaveLength(1);

  const open = aConversation();
  const closed = aConversation({ case: { ...open.case!, state: 'closed' } });
  const later = await showHead({ conversation: closed, meetings: [aMeeting()] });
  const closedButton = screen.getByRole('button', {
    name: 'Video Conference',
    description: /Re-open it first/,
  });
  expect(closedButton.getAttribute('aria-disabled')).toBe('true');
  expect(closedButton.hasAttribute('disabled')).toBe(false);
  fireEvent.click(closedButton);
  expect(later.sent()).toEqual([]);
});

test.each([668, 500, 360])(
  '[VC1] at %i px an ongoing meeting is told in words, not by colour alone',
  async (width) => {
    const { container } = await showHead({ meetings: [aMeeting()], width });
    const described = await screen.findByRole('button', {
      name: 'Video Conference',
      description: '2 in it: You, Anna',
    });
    expect(described).toBeTruthy();
    // Seen without pointing at it: the words, or how many.
    const seen = container.querySelector('header')?.cloneNode(true) as HTMLElement;
    for (const hint of seen.querySelectorAll('[role=tooltip]')) hint.remove();
    expect(seen.textContent).toContain(width >= 540 ? '2 in it: You, Anna' : '2');
  },
);

test('[VC1] where nobody tells who is in it, the button says since when', async () => {
  await showHead({ meetings: [aMeeting({ present: [] })] });
  expect(
    await screen.findByRole('button', { name: 'Video Conference', description: /^In progress since/ }),
  ).toBeTruthy();
});

test('[VC1] a meeting that is over leaves the button as it was', async () => {
  const { requests } = await showHead({ meetings: [anOldMeeting()] });
  await waitFor(() => expect(requests).toHaveLength(1));
  expect(
    screen.getByRole('button', { name: 'Video Conference', description: /a line with Join/ }),
  ).toBeTruthy();
});

test('[NT1] who comes by a link to the meeting finds himself at its button', async () => {
  await showHead({ meetings: [aMeeting()], isAsked: true });
  expect(document.activeElement).toBe(button());
});
