import type { Locale, Role } from '../../../api/contract/people.ts';

/** Teams' own names of its themes. */
export const themes = ['default', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const themeNames: Record<Theme, string> = {
  default: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

/** Each language in its own words, as a chooser shows it. */
export const languageNames: Record<Locale, string> = {
  en: 'English',
  it: 'Italiano',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  zh: '简体中文',
};

/** The languages as an English sentence names them. */
export const languagesInEnglish: Record<Locale, string> = {
  en: 'English',
  it: 'Italian',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  zh: 'Chinese',
};

/** The locales that Teams hands to a tab. */
export const teamsLocales: Record<Locale, string> = {
  en: 'en-us',
  it: 'it-it',
  de: 'de-de',
  fr: 'fr-fr',
  es: 'es-es',
  zh: 'zh-cn',
};

export const roleNames: Record<Role, string> = {
  operator: 'Operator',
  manager: 'Workshop manager',
  engineer: 'Service engineer',
  firstLevel: 'First-level support',
  dispatcher: 'Dispatcher',
  expert: 'Expert',
  administrator: 'Administrator',
};
