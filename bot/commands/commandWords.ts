import type { Locale } from '../../api/contract/people.ts';
import type { Command } from '../../api/domain/relay/gateway.ts';

/** In small letters and without accents, as `parseCommand` compares. The first of a language is the one we teach. */
export const commandWords: Record<Command['name'], Record<Locale, readonly string[]>> = {
  help: {
    en: ['help'],
    it: ['aiuto'],
    de: ['hilfe'],
    fr: ['aide'],
    es: ['ayuda'],
    zh: ['帮助', '幫助'],
  },
  hi: {
    en: ['hi', 'hello', 'hey', 'good morning', 'good evening'],
    it: ['ciao', 'salve', 'buongiorno', 'buon giorno', 'buonasera', 'buona sera'],
    de: ['hallo', 'guten tag', 'guten morgen', 'guten abend', 'gruezi', 'servus', 'moin'],
    fr: ['bonjour', 'salut', 'bonsoir'],
    es: ['hola', 'buenos dias', 'buenas tardes', 'buenas noches'],
    zh: ['你好', '您好'],
  },
  cases: {
    en: ['cases', 'my cases'],
    it: ['casi', 'i miei casi'],
    de: ['falle', 'faelle', 'meine falle', 'meine faelle'],
    fr: ['cas', 'dossiers', 'mes dossiers', 'mes cas'],
    es: ['casos', 'mis casos'],
    zh: ['案例', '服务案例', '我的案例'],
  },
  newCase: {
    en: ['new case'],
    it: ['nuovo caso'],
    de: ['neuer fall'],
    fr: ['nouveau cas', 'nouveau dossier'],
    es: ['nuevo caso'],
    zh: ['新建案例', '新案例'],
  },
  link: {
    en: ['link'],
    it: ['collega'],
    de: ['verknupfen', 'verknuepfen', 'verbinden'],
    fr: ['lier', 'relier'],
    es: ['vincular'],
    zh: ['关联', '连接'],
  },
  unlink: {
    en: ['unlink'],
    it: ['scollega'],
    de: ['trennen'],
    fr: ['delier', 'dissocier'],
    es: ['desvincular'],
    zh: ['取消关联', '断开'],
  },
  status: {
    en: ['status'],
    it: ['stato'],
    de: ['status', 'stand'],
    fr: ['statut', 'etat'],
    es: ['estado'],
    zh: ['状态'],
  },
  language: {
    en: ['language'],
    it: ['lingua'],
    de: ['sprache'],
    fr: ['langue'],
    es: ['idioma'],
    zh: ['语言'],
  },
};
