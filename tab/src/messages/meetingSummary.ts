import type { Line, Message } from '../../../api/contract/messages.ts';
import { firstName } from '../conversations/peopleOrder.ts';
import type { Needs } from './lineNeeds.ts';
import { visibleName } from './visibleName.ts';

const meetingTypes = ['meetingStarted', 'meetingJoined', 'meetingLeft', 'meetingEnded'] as const;

export type MeetingLine = Extract<Line, { type: (typeof meetingTypes)[number] }>;
type Attendance = Extract<Line, { type: 'meetingJoined' | 'meetingLeft' }>;

/** More are only counted. */
const mostNamed = 4;

export function isMeetingLine(line: Line): line is MeetingLine {
  return meetingTypes.some((type) => type === line.type);
}

/** All that the lines tell of video conferences, in short: "video conference, 14 min, Marco, Anna". */
export function meetingSummary(lines: readonly Message[], needs: Needs): string {
  const { t } = needs;
  const told = lines.flatMap(({ line }) => (line && isMeetingLine(line) ? [line] : []));
  const count = (type: MeetingLine['type']) => told.filter((line) => line.type === type).length;
  const seconds = told.reduce((sum, line) => sum + (line.type === 'meetingEnded' ? line.seconds : 0), 0);
  const people = namesOf(told, needs);
  return [
    t('messages.met', { count: Math.max(1, count('meetingStarted'), count('meetingEnded')) }),
    ...(seconds > 0 ? [t('messages.minutes', { count: minutesOf({ seconds }) })] : []),
    ...people.slice(0, mostNamed),
    ...(people.length > mostNamed ? [t('messages.more', { count: people.length - mostNamed })] : []),
  ].join(', ');
}

/** Each once, in the order in which they came. */
function namesOf(told: readonly MeetingLine[], { t, reader }: Needs): string[] {
  const names = new Map<string, string>();
  for (const line of told) {
    if (line.type !== 'meetingJoined' && line.type !== 'meetingLeft') continue;
    const { personId, personName } = line;
    const key = personId ?? personName;
    if (names.has(key)) continue;
    if (personId === null) names.set(key, t('messages.outsider'));
    else
      names.set(key, personId === reader.personId ? t('messages.you') : visibleName(firstName(personName)));
  }
  return [...new Set(names.values())];
}

/** Who came or went, in full. */
export function attendantOf({ personId, personName }: Attendance, { t, reader }: Needs): string {
  if (personId === null) return t('messages.outsider');
  return personId === reader.personId ? t('messages.you') : visibleName(personName);
}

/** Nobody reads that something has lasted no minute. */
export function minutesOf({ seconds }: { seconds: number }): number {
  return Math.max(1, Math.round(seconds / 60));
}
