import type { ActivityPlace, Command } from '../../api/domain/relay/gateway.ts';
import { commandWords } from './commandWords.ts';
import { foldText } from './foldText.ts';
import { languageOf } from './languageOf.ts';

type Asked = { scope?: ActivityPlace['scope'] };

/**
 * The command of a text, in any of the languages, or null. In a linked chat people write sentences: a command is the
 * whole text, or its word followed by what fits it, so "The status is unclear" is none. `scope` `channel`, where no
 * case is written to, lets `link` take any words: the name of a service organisation.
 */
export function parseCommand(text: string, { scope }: Asked = {}): Command | null {
  const line = text.trim();
  if (line.length > longest || line.startsWith('//') || /\n/.test(line)) return null;
  const alone = names.get(foldText(line));
  return alone ? withNothing(alone) : parseWithArgument(line, scope === 'channel');
}

/** Of a line that may be a command: its words and a case's title. */
const longest = 250;

function withNothing(name: Command['name']): Command {
  switch (name) {
    case 'newCase':
      return { name, text: '' };
    case 'link':
    case 'unlink':
      return { name, argument: '' };
    case 'language':
      return { name, locale: null };
    case 'help':
    case 'hi':
    case 'cases':
    case 'status':
      return { name };
    default:
      return name satisfies never;
  }
}

function parseWithArgument(line: string, isChannel: boolean): Command | null {
  for (const [first, rest] of splits(line)) {
    const name = names.get(foldText(first));
    const command = name && rest !== '' ? withArgument(name, rest, isChannel) : null;
    if (command) return command;
  }
  return null;
}

function withArgument(name: Command['name'], rest: string, isChannel: boolean): Command | null {
  switch (name) {
    case 'newCase':
      return { name, text: rest };
    case 'link':
    case 'unlink': {
      const number = /^#?((?:sc-\d{4}-)?\d{1,9})[.!]?$/i.exec(rest)?.[1];
      if (number !== undefined) return { name, argument: number.toUpperCase() };
      return name === 'link' && isChannel ? { name, argument: rest } : null;
    }
    case 'language': {
      const locale = languageOf(rest);
      return locale && { name, locale };
    }
    default:
      return null;
  }
}

/** Where a command's word may end: after one word, two, or a Chinese word, which needs no space behind it. */
function splits(line: string): [string, string][] {
  const spaced = [...line.matchAll(/[\s:,，：]+/gu)]
    .slice(0, 2)
    .map(({ index, 0: gap }) => cutAt(index, gap));
  const chinese = chineseWords
    .filter((word) => line.replace(/^\//, '').startsWith(word))
    .map((word) => cutAt(line.indexOf(word) + word.length, ''));
  return [...spaced, ...chinese];

  function cutAt(index: number, gap: string): [string, string] {
    return [line.slice(0, index), line.slice(index + gap.length).trim()];
  }
}

const names = new Map(
  Object.entries(commandWords).flatMap(([name, byLocale]) =>
    Object.values(byLocale)
      .flat()
      // The keys of the table are the names.
      .map((word) => [word, name as Command['name']] as const),
  ),
);

const chineseWords = Object.values(commandWords)
  .flatMap((byLocale) => byLocale.zh)
  .sort((one, other) => other.length - one.length);
