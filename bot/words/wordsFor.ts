import type { Locale } from '../../api/contract/people.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

export type WordKey = keyof typeof en;
type CountedKey = WordKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;
export type Values = Record<string, string>;

/** A text taken apart: what stands in the place of a placeholder bears its name. */
export type Part = { text: string; name: string | null };

export type Words = {
  locale: Locale;
  say(key: WordKey, values?: Values): string;
  parts(key: WordKey, values: Values): Part[];
  /** In the plural form for `count`, which stands for `{count}`. */
  count(key: CountedKey, count: number, values?: Values): string;
};

const texts: Record<Locale, Record<WordKey, string>> = { en, it, de, fr, es, zh };

const made = new Map<Locale, Words>();

/** The bot's texts in one language. */
export function wordsFor(locale: Locale): Words {
  let words = made.get(locale);
  if (!words) made.set(locale, (words = createWords(locale)));
  return words;
}

function createWords(locale: Locale): Words {
  const own = texts[locale];
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const parts = (key: WordKey, values: Values) => fill(own[key], values);
  const say = (key: WordKey, values: Values = {}) =>
    parts(key, values)
      .map((part) => part.text)
      .join('');
  return {
    locale,
    say,
    parts,
    count: (key, count, values) =>
      say(`${key}_${plurals.select(count) === 'one' ? 'one' : 'other'}`, {
        ...values,
        count: numbers.format(count),
      }),
  };
}

/** Only the text of ours is looked through: what a value holds is never taken for a placeholder. */
function fill(text: string, values: Values): Part[] {
  return text
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1];
      const value = name === undefined ? undefined : values[name];
      return name === undefined || value === undefined ? { text: piece, name: null } : { text: value, name };
    });
}
