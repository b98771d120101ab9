import { createTimeFormats, safeLocale } from '../../../tab/src/ui/formatTime.ts';

const now = new Date('2026-11-12T21:10:00.000Z');
const italian = createTimeFormats({ locale: 'it-IT', timeZone: 'Europe/Rome' });
const english = createTimeFormats({ locale: 'en', timeZone: 'Europe/Rome' });

test('[AX2] times are the reader’s, in his time zone and with 24 hours', () => {
  expect(italian.clock('2026-11-12T21:06:00.000Z')).toBe('22:06');
  expect(
    createTimeFormats({ locale: 'en-us', timeZone: 'America/New_York' }).clock('2026-11-12T21:06:00.000Z'),
  ).toBe('16:06');
  expect(italian.clock('2026-11-12T23:05:00.000Z')).toBe('00:05');
});

test('[AX2] a row says the time today, then yesterday, then the date', () => {
  expect(italian.short('2026-11-12T07:00:00.000Z', now)).toBe('08:00');
  expect(italian.short('2026-11-11T21:00:00.000Z', now)).toBe('ieri');
  expect(italian.short('2026-11-03T21:00:00.000Z', now)).toBe('3 nov');
  expect(italian.short('2025-11-03T21:00:00.000Z', now)).toBe('3 nov 2025');
});

test('[AX2] the day ends at midnight of the reader, not of the server', () => {
  expect(italian.isSameDay('2026-11-12T22:59:00.000Z', now)).toBe(true);
  expect(italian.isSameDay('2026-11-12T23:01:00.000Z', now)).toBe(false);
  expect(italian.short('2026-11-11T23:30:00.000Z', now)).toBe('00:30');
});

test('[AX2] a day divider says the day in words', () => {
  expect(italian.day('2026-11-12T07:00:00.000Z', now)).toBe('Oggi, giovedì 12 novembre');
  expect(english.day('2026-11-12T07:00:00.000Z', now)).toBe('Today, Thursday 12 November');
  expect(english.day('2026-11-03T07:00:00.000Z', now)).toBe('Tuesday 3 November');
});

test('[AX3] a locale that no browser knows does not take the tab down', () => {
  expect(safeLocale('not a locale')).toBe('en-GB');
  expect(createTimeFormats({ locale: '', timeZone: 'Europe/Rome' }).clock('2026-11-12T21:06:00.000Z')).toBe(
    '22:06',
  );
});
