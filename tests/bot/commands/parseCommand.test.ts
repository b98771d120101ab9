import fc from 'fast-check';
import { locales } from '../../../api/contract/people.ts';
import { listCommands } from '../../../bot/commands/listCommands.ts';
import { parseCommand } from '../../../bot/commands/parseCommand.ts';

test.each(locales)('[RL9] every command that %s teaches is understood, however it is typed', (locale) => {
  for (const { name, word } of listCommands(locale)) {
    const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
    for (const typed of [
      word,
      word.toUpperCase(),
      plain,
      `/${word}`,
      `  ${word}!  `,
      `${word}?`,
      `"${word}"`,
    ])
      expect({ typed, name: parseCommand(typed)?.name }).toEqual({ typed, name });
  }
});

test.each([
  ['help', { name: 'help' }],
  ['¡Hola!', { name: 'hi' }],
  ['Guten Morgen', { name: 'hi' }],
  ['i miei casi', { name: 'cases' }],
  ['Faelle', { name: 'cases' }],
  ['status?', { name: 'status' }],
  ['new case', { name: 'newCase', text: '' }],
  ['new case wire breaks', { name: 'newCase', text: 'wire breaks' }],
  ['Nuovo caso: filo rotto, di nuovo', { name: 'newCase', text: 'filo rotto, di nuovo' }],
  ['新建案例断丝', { name: 'newCase', text: '断丝' }],
  ['link', { name: 'link', argument: '' }],
  ['link sc-2026-000123', { name: 'link', argument: 'SC-2026-000123' }],
  ['collega SC-2026-000123.', { name: 'link', argument: 'SC-2026-000123' }],
  ['verknüpfen #123', { name: 'link', argument: '123' }],
  ['关联 SC-2026-000123', { name: 'link', argument: 'SC-2026-000123' }],
  ['关联SC-2026-000123', { name: 'link', argument: 'SC-2026-000123' }],
  ['取消关联', { name: 'unlink', argument: '' }],
  ['取消关联 SC-2026-000123', { name: 'unlink', argument: 'SC-2026-000123' }],
  ['délier 123', { name: 'unlink', argument: '123' }],
  ['language', { name: 'language', locale: null }],
  ['language italiano', { name: 'language', locale: 'it' }],
  ['lingua it', { name: 'language', locale: 'it' }],
  ['Sprache: Französisch', { name: 'language', locale: 'fr' }],
  ['语言 英文', { name: 'language', locale: 'en' }],
])('[RL9] "%s" is a command', (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});

test.each([
  'The status is unclear',
  'status of the guide: broken',
  'Link me the file please',
  'link SC-2026-000123 is the wrong one',
  'hi Anna, the wire broke again',
  'Ciao Marco',
  'help is on its way',
  'I need help',
  'cases of wear at 350-08.1147',
  'language barrier',
  'Stato della macchina: ferma',
  'casi simili?',
  'a new case of wear',
  '// help',
  '//help',
  'help\nme',
  '状态不清楚',
  '帮助我们检查一下',
  '?',
  '',
  '   ',
])('[RL9] "%s" is a message, which goes to the case', (text) => {
  expect(parseCommand(text)).toBeNull();
});

test('[RL2] in a channel of no case, link takes the name of a service organisation', () => {
  const link = { name: 'link', argument: 'Service Italy' };
  expect(parseCommand('link Service Italy', { scope: 'channel' })).toEqual(link);
  expect(parseCommand('link Service Italy', { scope: 'thread' })).toBeNull();
});

test('[RL9] whatever is written, parsing ends soon and throws nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      parseCommand(text);
      parseCommand(`link ${text}`);
    }),
  );
  const began = performance.now();
  for (const text of [' '.repeat(20_000), 'link '.repeat(4_000), '!'.repeat(20_000), `${'!'.repeat(249)}a`])
    parseCommand(text);
  expect(performance.now() - began).toBeLessThan(500);
});
