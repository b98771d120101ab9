import { createContext, useContext, useMemo } from 'react';

/** How a reader writes times: his locale, and his time zone unless the browser's own is meant. */
export type TimeStyle = { locale: string; timeZone?: string };

/** The reader's locale, such as `it-IT`. */
export const LocaleContext = createContext('en');

export type TimeFormats = {
  /** `22:06` */
  clock(time: string): string;
  /** `22:06` today, `yesterday`, `3 Nov`, or `3 Nov 2025` for another year. */
  short(time: string, now?: Date): string;
  /** `22:06` today, otherwise the day and the time. */
  moment(time: string, now?: Date): string;
  /** `Today, Thursday 12 November`, for dividers. */
  day(time: string, now?: Date): string;
  /** Everything, for a tooltip or a copied record. */
  full(time: string): string;
  /** Whether both lie on the same day of the reader. */
  isSameDay(time: string, other: string | Date): boolean;
};

export function createTimeFormats({ locale, timeZone }: TimeStyle): TimeFormats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(safeLocale(locale), { ...zone, ...options });
  // Two companies talk about the same minute, also by telephone: 24 hours, whatever the locale prefers.
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const dayAndMonth = format({ day: 'numeric', month: 'short' });
  const dayMonthYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDayWithYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const full = format({ dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' });
  const keyOfDay = new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(safeLocale(locale), { numeric: 'auto' });

  /** 0 is today, -1 yesterday, by the reader's calendar. */
  function daysFrom(time: string, now: Date): number {
    const start = Date.parse(keyOfDay.format(now));
    return Math.round((Date.parse(keyOfDay.format(new Date(time))) - start) / 86_400_000);
  }
  const isThisYear = (time: string, now: Date) =>
    keyOfDay.format(new Date(time)).slice(0, 4) === keyOfDay.format(now).slice(0, 4);
  const date = (time: string, now: Date) =>
    (isThisYear(time, now) ? dayAndMonth : dayMonthYear).format(new Date(time));

  return {
    clock: (time) => clock.format(new Date(time)),
    short: (time, now = new Date()) => {
      const days = daysFrom(time, now);
      if (days === 0) return clock.format(new Date(time));
      return days === -1 ? relative.format(-1, 'day') : date(time, now);
    },
    moment: (time, now = new Date()) => {
      const at = clock.format(new Date(time));
      const days = daysFrom(time, now);
      if (days === 0) return at;
      return `${days === -1 ? relative.format(-1, 'day') : date(time, now)}, ${at}`;
    },
    day: (time, now = new Date()) => {
      const days = daysFrom(time, now);
      const words = (isThisYear(time, now) ? longDay : longDayWithYear).format(new Date(time));
      const plain = words.replace(/^(\p{L}+), /u, '$1 ');
      return days === 0 || days === -1
        ? `${capitalised(relative.format(days, 'day'))}, ${plain}`
        : capitalised(plain);
    },
    full: (time) => full.format(new Date(time)),
    isSameDay: (time, other) => keyOfDay.format(new Date(time)) === keyOfDay.format(new Date(other)),
  };
}

export function useTimes(): TimeFormats {
  const locale = useContext(LocaleContext);
  return useMemo(() => createTimeFormats({ locale }), [locale]);
}

/** Teams has sent locales that `Intl` refuses; a wrong one must not take the tab down. */
export function safeLocale(locale: string): string {
  try {
    const [canonical = 'en'] = Intl.getCanonicalLocales(locale);
    // English without a country is the world's: the day before the month.
    return canonical === 'en' ? 'en-GB' : canonical;
  } catch {
    return 'en-GB';
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
