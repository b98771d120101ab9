import { createI18n } from '../../../tab/src/i18n/createI18n.ts';
import { lineSentence, linesSummary } from '../../../tab/src/messages/lineWords.ts';
import { aLine } from './builders.ts';

const reader = { personId: 'anna', isCustomer: false, gfms: 'GFMS', customer: 'Officine Rossi' };
const blocked = (sequence: number) =>
  aLine({ sequence, line: { type: 'fileInfected', fileId: 'f', fileName: 'Rapporto\u202e.doc' } });

test('[FL8] both sides read which file was blocked, alone and among other lines', async () => {
  const { t } = await createI18n('en');
  expect(lineSentence(blocked(5), { t, reader })).toBe(
    'The file “Rapporto[U+202E].doc” was blocked: something harmful was found in it',
  );
  expect(linesSummary([blocked(5)], { t, reader })).toBe('file “Rapporto[U+202E].doc” blocked');
  expect(linesSummary([blocked(5), blocked(6)], { t, reader })).toBe('2 files blocked');
});
