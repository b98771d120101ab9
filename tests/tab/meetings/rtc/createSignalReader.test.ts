import type { Signals } from '../../../../api/contract/meetings.ts';
import { createSignalReader } from '../../../../tab/src/meetings/room/rtc/createSignalReader.ts';

const told = (id: string, fields: Partial<Signals> = {}): Signals => ({
  ...{ id, meetingId: 'm', from: { personId: 'marco', sessionId: 'his' }, to: 'mine', signals: [] },
  ...fields,
});

function start() {
  const delivered: string[] = [];
  const known = new Set(['his']);
  let time = 0;
  const reader = createSignalReader({
    ...{ meetingId: 'm', sessionId: 'mine', now: () => time },
    deliver: ({ sessionId }) => {
      if (!known.has(sessionId)) return false;
      delivered.push(sessionId);
      return true;
    },
  });
  return { reader, delivered, known, pass: (milliseconds: number) => (time += milliseconds) };
}

test('[VC4] the same signals are taken once, and only those for this window and room', () => {
  const { reader, delivered } = start();
  reader.take(told('1'));
  reader.take(told('1'));
  reader.take(told('2', { to: 'another' }));
  reader.take(told('3', { meetingId: 'other' }));
  expect(delivered).toEqual(['his']);
});

test('[VC4] signals that are quicker than the word that their sender has come wait for it, but not for long', () => {
  const { reader, delivered, known, pass } = start();
  const hers = { from: { personId: 'anna', sessionId: 'hers' } };
  reader.take(told('1', hers));
  reader.lookAgain();
  expect(delivered).toEqual([]);
  known.add('hers');
  reader.lookAgain();
  reader.lookAgain();
  expect(delivered).toEqual(['hers']);
  reader.take(told('2', { from: { personId: 'luis', sessionId: 'his other' } }));
  pass(11_000);
  known.add('his other');
  reader.lookAgain();
  expect(delivered).toEqual(['hers']);
});
