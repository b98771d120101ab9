import type { Locale } from '../../api/contract/people.ts';
import { foldText } from './foldText.ts';

/** Codes and names of the languages, each also as the speakers of the others call it. */
const names: Record<Locale, readonly string[]> = {
  en: ['en', 'english', 'inglese', 'englisch', 'anglais', 'ingles', '英语', '英文'],
  it: ['it', 'italian', 'italiano', 'italienisch', 'italien', '意大利语', '意大利文'],
  de: ['de', 'german', 'tedesco', 'deutsch', 'allemand', 'aleman', '德语', '德文'],
  fr: ['fr', 'french', 'francese', 'franzosisch', 'franzoesisch', 'francais', 'frances', '法语', '法文'],
  es: ['es', 'spanish', 'spagnolo', 'spanisch', 'espagnol', 'espanol', 'castellano', '西班牙语', '西班牙文'],
  zh: ['zh', 'chinese', 'cinese', 'chinesisch', 'chinois', 'chino', '中文', '汉语', '简体中文'],
};

const locales = new Map(
  Object.entries(names).flatMap(([locale, all]) => all.map((name) => [name, locale as Locale] as const)),
);

export function languageOf(text: string): Locale | null {
  return locales.get(foldText(text)) ?? null;
}
