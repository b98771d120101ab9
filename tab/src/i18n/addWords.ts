import { getI18n } from 'react-i18next';
import { languageOf, type Language } from './createI18n.ts';

/** Adds the words of a part whose code comes when it is wanted, under a namespace of their own. */
export async function addWords<Words extends object>(
  namespace: string,
  load: Record<Language, () => Promise<{ default: Words }>>,
): Promise<void> {
  const instance = getI18n();
  const language = languageOf(instance.language);
  if (instance.hasResourceBundle(language, namespace)) return;
  instance.addResourceBundle(language, namespace, (await load[language]()).default);
}
