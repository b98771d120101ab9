import type { Context } from '../../../api/domain/context.ts';
import type { MeetingRecord } from '../../../api/domain/meetings/meetingRecord.ts';
import { sendSignals } from '../../../api/domain/meetings/sendSignals.ts';
import { buildPerson } from '../../builders/entries.ts';

const at = '2026-11-25T12:00:00.000Z';
const marco = buildPerson('marco');

function meetingOf(...ids: string[]): MeetingRecord {
  return {
    ...{ id: 'one.meeting', kind: 'room', joinUrl: null, threadId: null, createdAt: at },
    createdBy: { id: 'marco', name: 'Marco' },
    present: ids.map((id, sequence) => ({
      ...{ id, name: id, companyId: 'rossi', since: at, sequence, sessionId: `window of ${id}` },
    })),
    sessions: [],
  };
}

test.each([['marco'], ['giulia']])(
  '[VC4] signals go where this instance knows only one of the two yet: %s',
  async (known) => {
    const sendHere = jest.fn(() => true);
    const context = {
      log: { readNewest: async () => ({ meeting: meetingOf('marco', 'giulia') }) },
      meetings: { windows: { sendSignals: sendHere } },
    } as unknown as Context;
    await sendSignals(context, marco, {
      conversationId: 'one',
      meeting: meetingOf(known),
      signals: {
        from: 'window of marco',
        to: { personId: 'giulia', sessionId: 'window of giulia' },
        signals: [{ description: { type: 'offer', sdp: '' } }],
      },
    });
    expect(sendHere).toHaveBeenCalledTimes(1);
  },
);
