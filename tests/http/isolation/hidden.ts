import type { Caller } from '../../builders/createCaller.ts';
import { openCase } from '../../builders/openCase.ts';
import { openDirectChat } from '../../builders/openDirectChat.ts';
import { say } from '../../builders/say.ts';
import type { TestApp } from '../../builders/startTestApp.ts';
import { tinyPng } from '../../builders/tinyPng.ts';
import { untilState, uploadFile } from '../../builders/uploadFile.ts';
import { rectangle } from '../../builders/boardElements.ts';
import { startMeeting } from '../../builders/startMeeting.ts';
import { draw, openWhiteboard } from '../../builders/openWhiteboard.ts';

/** What there is to hide, who is in it, and to whom it does not exist. */
export const hidden = {
  'the Service Case Chat': {
    member: 'giulia-rossi',
    colleague: 'marco-bianchi',
    outsiders: {
      'another company': 'dieter-hoffmann',
      'the same company, but no member': 'federica-bassi',
      'a guest who is no member': 'stefano-ferri',
      'a removed member': 'paolo-conti',
      'a removed member of GFMS': 'jonas-frei',
      'GFMS, but no member': 't-weber',
    },
    /** Of those, who may not even see the case. */
    blind: ['another company', 'a removed member of GFMS'],
  },
  'the internal chat': {
    member: 'sven-brandt',
    colleague: 'anna-keller',
    outsiders: {
      'the customer': 'marco-bianchi',
      "the customer's manager": 'giulia-rossi',
      'a guest in the tenant of GFMS': 'stefano-ferri',
      'another company': 'dieter-hoffmann',
      'another service organisation': 'jonas-frei',
    },
    blind: [
      'the customer',
      "the customer's manager",
      'a guest in the tenant of GFMS',
      'another company',
      'another service organisation',
    ],
  },
  "the customer's direct chat": {
    member: 'giulia-rossi',
    colleague: 'marco-bianchi',
    outsiders: {
      'another company': 'dieter-hoffmann',
      GFMS: 'anna-keller',
      'the dispatcher of GFMS': 'sven-brandt',
      'the same company, but no member': 'federica-bassi',
      'a guest who is no member': 'stefano-ferri',
      'a removed member': 'paolo-conti',
    },
    blind: [],
  },
  'the direct chat of GFMS': {
    member: 'anna-keller',
    colleague: 't-weber',
    outsiders: {
      'a customer': 'marco-bianchi',
      'a guest in the tenant of GFMS': 'stefano-ferri',
      'the dispatcher, who is no member': 'sven-brandt',
      'a removed member': 'jonas-frei',
    },
    blind: [],
  },
} as const satisfies Record<string, Hidden>;

type Hidden = {
  member: string;
  colleague: string;
  outsiders: Record<string, string>;
  blind: readonly string[];
};

export type HiddenName = keyof typeof hidden;
export const hiddenNames = Object.keys(hidden) as HiddenName[];

/** The ids of one hidden thing, or ids that were never given out. */
export type Ids = {
  conversationId: string;
  number: string;
  personId: string;
  messageId: string;
  fileId: string;
  whiteboardId: string;
  meetingId: string;
};

export const unknownIds: Ids = {
  conversationId: '00000000-0000-8000-a000-000000000000',
  number: 'SC-2026-999999',
  personId: 'nobody-at-all',
  messageId: '11111111-1111-8111-a111-111111111111',
  fileId: '00000000-0000-8000-a000-000000000000.22222222-2222-8222-a222-222222222222',
  whiteboardId: '00000000-0000-8000-a000-000000000000.44444444-4444-8444-a444-444444444444',
  meetingId: '00000000-0000-8000-a000-000000000000.66666666-6666-8666-a666-666666666666',
};

export async function signInAll(test: TestApp): Promise<(personId: string) => Caller> {
  const names = Object.values(hidden).flatMap((one) => [
    one.member,
    one.colleague,
    ...Object.values(one.outsiders),
  ]);
  const callers = new Map<string, Caller>();
  for (const id of new Set([...names, 'lena-vogt'])) callers.set(id, await test.as(id));
  return (personId) => {
    const caller = callers.get(personId);
    if (!caller) throw new Error(`${personId} has not signed in`);
    return caller;
  };
}

/** Makes the hidden things; in each, people have come and gone. */
export async function createHidden(as: (personId: string) => Caller): Promise<Record<HiddenName, Ids>> {
  const marco = as('marco-bianchi');
  const anna = as('anna-keller');
  const shared = await openCase(marco);
  const watchers = `/cases/${shared.number}/watchers`;
  await anna.post(watchers);
  await as('giulia-rossi').post(watchers, { personIds: ['paolo-conti'] });
  await as('sven-brandt').post(watchers, { personIds: ['jonas-frei'] });
  await as('giulia-rossi').del(`${watchers}/paolo-conti`);
  await as('sven-brandt').del(`${watchers}/jonas-frei`);

  const internal = await openCase(anna, { internal: true, title: 'A weakness of the threading head' });

  const direct = await openDirectChat(marco, ['giulia-rossi', 'paolo-conti'], { name: 'Turno di notte' });
  await marco.del(`/conversations/${direct.id}/members/paolo-conti`);
  const ofGfms = await openDirectChat(anna, ['t-weber', 'jonas-frei'], { name: 'Spare parts' });
  await anna.del(`/conversations/${ofGfms.id}/members/jonas-frei`);

  const idsOf = async (
    author: Caller,
    found: { conversationId: string; number?: string; personId: string },
  ) => {
    const { conversationId, personId, number = unknownIds.number } = found;
    const { id: messageId } = await say(author, conversationId);
    const fileId = await shareChecked(author, conversationId);
    const { id: whiteboardId } = await openWhiteboard(author, conversationId);
    await draw(author, whiteboardId, [rectangle('secret')]);
    const { id: meetingId } = await startMeeting(author, conversationId);
    return { conversationId, personId, number, messageId, fileId, whiteboardId, meetingId };
  };
  return {
    'the Service Case Chat': await idsOf(marco, { ...shared, personId: 'marco-bianchi' }),
    'the internal chat': await idsOf(anna, { ...internal, personId: 'anna-keller' }),
    "the customer's direct chat": await idsOf(marco, {
      conversationId: direct.id,
      personId: 'marco-bianchi',
    }),
    'the direct chat of GFMS': await idsOf(as('t-weber'), {
      conversationId: ofGfms.id,
      personId: 't-weber',
    }),
  };
}

/** Shared when its check is over, so that nothing more comes to the log by itself. */
export async function shareChecked(author: Caller, conversationId: string): Promise<string> {
  const { id } = await uploadFile(author, conversationId, { name: 'alarm.png', bytes: tinyPng });
  await untilState(author, id, 'clean');
  await say(author, conversationId, { text: 'See the picture', fileIds: [id] });
  return id;
}
