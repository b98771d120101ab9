import { z } from 'zod';
import type { Incoming } from '../../api/domain/relay/gateway.ts';
import type { Identity } from '../../api/domain/ports.ts';
import { tenantOf, type TeamsActivity } from './teamsActivity.ts';

/**
 * Teams sends these where the app is in the meeting's chat and its manifest asks for `OnlineMeeting.ReadBasic.Chat` (start
 * and end) and `OnlineMeetingParticipant.Read.Chat` (people, and only if the bot subscribes to them in the Developer
 * Portal); so its documentation says. These names are those that TeamsActivityHandler of botbuilder 4 tells apart.
 */
const whatByName: Record<string, MeetingContent['what'] | undefined> = {
  'application/vnd.microsoft.meetingStart': 'started',
  'application/vnd.microsoft.meetingEnd': 'ended',
  'application/vnd.microsoft.meetingParticipantJoin': 'joined',
  'application/vnd.microsoft.meetingParticipantLeave': 'left',
};

/** Whoever comes in one event; Teams documents no limit. */
const mostPeople = 1_000;
const word = z.string().max(2_000).nullish().catch(null);

/**
 * The value as TeamsActivityHandler reads it: capitals at start and end (`Id`, `Title` and `MeetingType` are of no use
 * here), `members` of MeetingParticipantsEventDetails. What is not as documented is passed over, the rest counts.
 */
const meetingValue = z.object({
  JoinUrl: word,
  StartTime: word,
  EndTime: word,
  members: z
    .array(
      z
        .object({ user: z.object({ aadObjectId: word, tenantId: word }) })
        .nullable()
        .catch(null),
    )
    .max(mostPeople)
    .nullish()
    .catch(null),
});

/** Null for events of another kind, and where nobody is named who came or went. */
export function readMeetingEvent(activity: TeamsActivity): MeetingContent | null {
  const what = whatOf(activity);
  if (what === null) return null;
  const value = readValue(activity);
  const people = what === 'joined' || what === 'left' ? readPeople(activity, value) : [];
  if (people.length === 0 && (what === 'joined' || what === 'left')) return null;
  return {
    ...{ type: 'meeting', what, people },
    joinUrl: value?.JoinUrl ?? null,
    threadId: activity.conversation.id,
  };
}

/** When the meeting began or ended, as Teams writes it; null: when it was told. */
export function readMeetingTime(activity: TeamsActivity): string | null {
  const what = whatOf(activity);
  if (what !== 'started' && what !== 'ended') return null;
  const value = readValue(activity);
  const time = (what === 'started' ? value?.StartTime : value?.EndTime) ?? '';
  return Number.isNaN(Date.parse(time)) ? null : time;
}

function whatOf({ type, name }: TeamsActivity): MeetingContent['what'] | null {
  if (type !== 'event' || !name || !Object.hasOwn(whatByName, name)) return null;
  return whatByName[name] ?? null;
}

function readValue({ value }: TeamsActivity): z.infer<typeof meetingValue> | null {
  return meetingValue.safeParse(value).data ?? null;
}

/** People of other companies come with their own tenant, those who are not signed in without an object id. */
function readPeople(activity: TeamsActivity, value: z.infer<typeof meetingValue> | null): Identity[] {
  return (value?.members ?? []).flatMap((member) => {
    if (!member) return [];
    const { aadObjectId, tenantId } = member.user;
    return [
      {
        tenantId: (tenantId || tenantOf(activity)).toLowerCase(),
        objectId: (aadObjectId ?? '').toLowerCase(),
      },
    ];
  });
}

type MeetingContent = Omit<Incoming & { type: 'meeting' }, 'key' | 'place' | 'from' | 'at'>;
