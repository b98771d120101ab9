import { shorten } from '../../api/domain/relay/cutText.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { visibleName, visibleText } from './visible.ts';

/** Characters of the text that a line is about. */
const longest = 300;

/** One line of plain text: what a place cannot show otherwise (rule RL4). */
export function renderLine({ line }: PostOf<'line'>, { words }: Setting): Rendered {
  if (line.type === 'unlinkedBecause') return asText(words.say('line.thirdCompany', { number: line.number }));
  const who = { name: visibleName(line.by), company: visibleName(line.company) };
  const text = flat(line.text);
  switch (line.type) {
    case 'reacted':
      return asText(
        words.say(line.isOn ? 'line.reacted' : 'line.unreacted', {
          ...who,
          text,
          emoji: visibleText(line.emoji),
        }),
      );
    case 'edited':
      return asText(words.say('line.edited', { ...who, text, before: flat(line.before) }));
    case 'deleted':
      return asText(
        text === '' ? words.say('line.deletedOne', who) : words.say('line.deleted', { ...who, text }),
      );
    default:
      return line satisfies never;
  }
}

function flat(text: string): string {
  return shorten(visibleText(text).replace(/\s+/g, ' ').trim(), longest);
}

function asText(text: string): Rendered {
  return { text, summary: shorten(text, 150) };
}
