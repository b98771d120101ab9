import fc from 'fast-check';
import type { EntryDraft } from '../../api/domain/entries.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';
import { by } from './entries.ts';

export const meetingId = 'conversation.meeting';

/** Anything that can be told of a conversation's meeting, in any order. */
export function meetingDraft(people: PersonRecord[]): fc.Arbitrary<EntryDraft> {
  const person = fc.constantFrom(...people);
  const sessionId = fc.constantFrom('one', 'two', null);
  return fc.oneof(
    fc.tuple(person, fc.constantFrom('room', 'graph', 'link')).map(([author, kind]) =>
      by(author, {
        kind: 'meetingCreated',
        meeting: { id: meetingId, kind, joinUrl: kind === 'room' ? null : 'https://t', threadId: null },
      }),
    ),
    person.map((author) => by(author, { kind: 'meetingStarted', meetingId })),
    fc.tuple(person, sessionId, fc.boolean()).map(([author, session, isOutsider]) =>
      by(author, {
        ...{ kind: 'meetingJoined', meetingId, sessionId: session, isAgain: false },
        personId: isOutsider ? null : author.id,
        personName: isOutsider ? '' : author.name,
      }),
    ),
    fc.tuple(person, sessionId).map(([author, session]) =>
      by(author, {
        ...{ kind: 'meetingLeft', meetingId, sessionId: session, how: 'left' },
        personId: author.id,
        personName: author.name,
      }),
    ),
    person.map((author) => by(author, { kind: 'meetingEnded', meetingId, seconds: 60 })),
  );
}
