import type { i18n } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Words } from './words.en.ts';

export const languages = ['en', 'it'] as const;
export type Language = (typeof languages)[number];

/** One chunk a language: a reader loads his own and no other. */
const loadWords: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import('./words.en.ts'),
  it: () => import('./words.it.ts'),
};

/** The language for a locale such as `it-IT`; English for one that has no words yet. */
export function languageOf(locale: string): Language {
  const [wanted] = locale.toLowerCase().split('-');
  return languages.find((language) => language === wanted) ?? 'en';
}

export async function createI18n(language: Language): Promise<i18n> {
  const { words } = await loadWords[language]();
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: words } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
