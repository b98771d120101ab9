import type { i18n } from 'i18next';
import { useEffect, useState } from 'react';
import { createI18n, languageOf } from '../i18n/createI18n.ts';
import type { Teams } from '../teams.ts';
import { startTeams } from '../teams.ts';
import type { ThemeName } from '../ui/themes.ts';

type Start = {
  theme: ThemeName;
  locale: string;
  /** Null until its words are there. */
  i18n: i18n | null;
  /** Null outside of Teams; only meaningful once `i18n` is there. */
  teams: Teams | null;
};

/** Finds Teams, then the words in the person's language, and follows the theme. */
export function useStart(): Start {
  const [start, setStart] = useState<Start>(() => ({
    theme: browserTheme(),
    locale: navigator.language,
    i18n: null,
    teams: null,
  }));
  useEffect(() => {
    let isGone = false;
    void findStart((theme) => setStart((current) => ({ ...current, theme }))).then((found) => {
      if (!isGone) setStart((current) => ({ ...found, theme: found.teams?.theme ?? current.theme }));
    });
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    document.documentElement.lang = start.i18n?.language ?? 'en';
    if (start.i18n) document.title = start.i18n.t('app.name');
  }, [start.i18n]);
  return start;
}

async function findStart(onThemeChange: (theme: ThemeName) => void): Promise<Start> {
  const teams = await startTeams();
  teams?.onThemeChange(onThemeChange);
  const wanted = teams?.locale ?? navigator.language;
  const language = languageOf(wanted);
  // Dates in the language of the words around them, also where that is not the person's own.
  const locale = wanted.toLowerCase().startsWith(language) ? wanted : language;
  return { theme: teams?.theme ?? browserTheme(), locale, i18n: await createI18n(language), teams };
}

/** Until Teams says its theme, and where there is no Teams. */
function browserTheme(): ThemeName {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}
