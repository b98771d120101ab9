import type { Meeting } from '../../../api/contract/meetings.ts';
import type { Caller } from '../../builders/createCaller.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import { startTestApp, type TestApp } from '../../builders/startTestApp.ts';

/** Two instances with a TURN server, where who is gone without a word is waited for one second. */
export type RoomApp = {
  test: TestApp;
  /** The address of the second instance. */
  second: string;
  marco: Caller;
  giulia: Caller;
  /** She by the second instance. */
  giuliaElsewhere: Caller;
  /** A meeting of Marco and Giulia in a new direct chat. */
  openRoom(): Promise<{ conversationId: string; meeting: Meeting }>;
};

export async function startRoomApp(): Promise<RoomApp> {
  const test = await startTestApp({
    env: {
      MEETING_GRACE_SECONDS: '1',
      MEETING_STUN_URLS: 'stun:stun.example:3478',
      MEETING_TURN_URLS: 'turns:turn.example:5349?transport=tcp',
      MEETING_TURN_SECRET: 'a secret of the tests',
    },
  });
  const second = (await test.startInstance()).url;
  const marco = await test.as('marco-bianchi');
  return {
    test,
    second,
    marco,
    giulia: await test.as('giulia-rossi'),
    giuliaElsewhere: await test.as('giulia-rossi', second),
    async openRoom() {
      const { id } = await openDirectChat(marco, ['giulia-rossi']);
      return { conversationId: id, meeting: await startMeeting(marco, id) };
    },
  };
}
