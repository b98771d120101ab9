import { addWords } from '../../i18n/addWords.ts';

export const addRoomWords = () =>
  addWords('room', {
    en: () => import('./words.en.json'),
    it: () => import('./words.it.json'),
  });
