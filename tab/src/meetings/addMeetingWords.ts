import { addWords } from '../i18n/addWords.ts';

export const addMeetingWords = () =>
  addWords('meetings', {
    en: () => import('./words.en.json'),
    it: () => import('./words.it.json'),
  });
