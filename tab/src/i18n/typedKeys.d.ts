import type meetings from '../meetings/words.en.json';
import type room from '../meetings/room/words.en.json';
import type { Words } from './words.en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    /** Those beside `translation` come with the parts that use them. */
    resources: { translation: Words; meetings: typeof meetings; room: typeof room };
    returnNull: false;
  }
}
