import type { Locale } from '../../api/contract/people.ts';
import { wordsFor } from '../words/wordsFor.ts';
import { pressButton } from './actions.ts';
import { heading, toCard } from './blocks.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { paragraph } from './text.ts';

/** Each in its own words, so that who cannot read the card's language finds his. */
const names: Record<Locale, string> = {
  en: 'English',
  it: 'Italiano',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  zh: '中文',
};

export function renderWhichLanguage({ seal }: PostOf<'whichLanguage'>, { words }: Setting): Rendered {
  const title = words.say('language.title');
  const buttons = Object.entries(names).map(([locale, name]) =>
    pressButton({ title: name, seal, press: { verb: 'chooseLanguage', locale } }),
  );
  return { card: toCard([heading(title)], buttons), summary: title };
}

/** In the language that was chosen. */
export function renderLanguage({ locale }: PostOf<'language'>): Rendered {
  const text = wordsFor(locale).say('language.set');
  return { card: toCard([paragraph(text)]), summary: text };
}
