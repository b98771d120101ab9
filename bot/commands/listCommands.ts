import type { Locale } from '../../api/contract/people.ts';
import type { Command } from '../../api/domain/relay/gateway.ts';
import { wordsFor } from '../words/wordsFor.ts';

const order = ['help', 'hi', 'cases', 'newCase', 'link', 'unlink', 'status', 'language'] as const;

export type ListedCommand = { name: Command['name']; word: string; description: string };

/** The commands as a language teaches them, for help and for the app's manifest. */
export function listCommands(locale: Locale): ListedCommand[] {
  const words = wordsFor(locale);
  return order.map((name) => ({
    name,
    word: words.say(`command.${name}`),
    description: words.say(`about.${name}`),
  }));
}
