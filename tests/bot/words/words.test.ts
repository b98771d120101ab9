import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from '../../../api/contract/people.ts';
import { listCommands } from '../../../bot/commands/listCommands.ts';
import { wordsFor } from '../../../bot/words/wordsFor.ts';

const read = (locale: string) =>
  JSON.parse(readFileSync(join('bot', 'words', `${locale}.json`), 'utf8')) as Record<string, string>;
const english = read('en');
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test.each(locales)('[AX2] %s has every text, with the same placeholders, and no other', (locale) => {
  const own = read(locale);
  expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  for (const [key, text] of Object.entries(own)) {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect({ key, names: placeholders(text) }).toEqual({ key, names: placeholders(english[key] ?? '') });
  }
});

test('[AX2] no text stayed in English, but for names', () => {
  const same = (locale: string) =>
    Object.entries(read(locale)).filter(
      ([key, text]) => text === english[key] && /[a-z]{4}/i.test(text.replace(/\{\w+\}/g, '')),
    );
  const words = locales
    .filter((locale) => locale !== 'en')
    .flatMap((locale) => same(locale).map(([, text]) => text));
  expect([...new Set(words)].sort()).toEqual(['Alarm', 'Machine', 'Site', 'status']);
});

test('[AX2] plural forms are the language’s', () => {
  expect(wordsFor('en').count('cases.summary', 1)).toBe('1 service case');
  expect(wordsFor('it').count('cases.summary', 2)).toBe('2 casi di servizio');
  expect(wordsFor('fr').count('message.more', 0)).toBe('0 autre personne');
  expect(wordsFor('de').count('cases.summary', 1_500)).toBe('1.500 Servicefälle');
});

test('[AX2] what stands in a placeholder is never looked through again', () => {
  const text = wordsFor('en').say('message.summary', { name: '{text}', company: '$&', text: '{company}' });
  expect(text).toBe('{text} ($&): {company}');
});

test.each(locales)('[RL9] the commands are listed for %s within what a manifest takes', (locale) => {
  const commands = listCommands(locale);
  expect(commands.map(({ name }) => name)).toEqual([
    ...['help', 'hi', 'cases', 'newCase', 'link', 'unlink', 'status', 'language'],
  ]);
  for (const { word, description } of commands) {
    expect(word.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(128);
  }
});
