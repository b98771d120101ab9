import { createI18n, languageOf } from '../../../tab/src/i18n/createI18n.ts';
import { words as en } from '../../../tab/src/i18n/words.en.ts';
import { words as it } from '../../../tab/src/i18n/words.it.ts';

type Words = { [key: string]: string | Words };

/** `list.join` → its words. */
function flatten(words: Words, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}
const english = flatten(en);
const italian = flatten(it);
const placeholders = (text = '') => [...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name).sort();

test('[AX2] both languages have the same keys', () => {
  expect([...italian.keys()].sort()).toEqual([...english.keys()].sort());
});

test('[AX2] no words are empty, and none are left in English by mistake', () => {
  for (const [key, text] of [...english, ...italian]) expect(`${key}: ${text.trim()}`).not.toMatch(/: $/);
  // A word alone may be the same in both; a sentence is not.
  const same = [...english].filter(
    ([key, text]) => italian.get(key) === text && /\p{L}+ \p{L}+ \p{L}+/u.test(text),
  );
  expect(same).toEqual([]);
});

test('[AX2] both languages fill in the same values', () => {
  for (const [key, text] of english) {
    expect([key, placeholders(italian.get(key))]).toEqual([key, placeholders(text)]);
  }
});

test('[AX2] what is counted has its words for one and for several', () => {
  for (const words of [english, italian]) {
    for (const key of words.keys()) {
      if (key.endsWith('_one')) expect(words.has(key.replace(/_one$/, '_other'))).toBe(true);
      if (key.endsWith('_other')) expect(words.has(key.replace(/_other$/, '_one'))).toBe(true);
    }
  }
});

test('[AX2] Italian uses the words of the manual', () => {
  expect(it.app.name).toBe('Conferenza');
  expect(it.list.directChats).toBe('Chat diretta');
  expect(it.list.serviceCaseChats).toBe('Chat del caso di servizio');
  expect(it.create.confirm).toBe('Crea conversazione');
  expect(it.head.video).toBe('Videoconferenza');
});

test('[AX2] the language follows the locale of Teams, and English stands in for what has no words yet', () => {
  expect(languageOf('it-IT')).toBe('it');
  expect(languageOf('IT')).toBe('it');
  expect(languageOf('en-us')).toBe('en');
  expect(languageOf('de-DE')).toBe('en');
});

test('[SE4] what people write is filled in as it is, without escapes on the screen', async () => {
  const { t } = await createI18n('en');
  expect(t('list.said', { name: 'R&D', text: '<b>5 < 6</b>' })).toBe('R&D: <b>5 < 6</b>');
});
