import en from '../../../../tab/src/meetings/room/words.en.json' with { type: 'json' };
import it from '../../../../tab/src/meetings/room/words.it.json' with { type: 'json' };

type Words = { [key: string]: string | Words };

function flatten(words: Words, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}
const placeholders = (text = '') => [...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name).sort();

test('[AX2] the room has all its words in both languages, with the same values filled in', () => {
  const [english, italian] = [flatten(en), flatten(it)];
  expect([...italian.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, text] of english) {
    expect([key, placeholders(italian.get(key))]).toEqual([key, placeholders(text)]);
    const isSentence = /\p{L}+ \p{L}+ \p{L}+/u.test(text);
    if (isSentence) expect(italian.get(key)).not.toBe(text);
  }
});

test('[AX2] Italian tells of a person without guessing whether it is a man or a woman', () => {
  for (const text of flatten(it).values()) {
    expect(text).not.toMatch(/^È uscito|\}\} è uscito|connesso\b/);
  }
});
