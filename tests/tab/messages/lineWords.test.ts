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

test('[CV5] linking and unlinking a Teams place is a line, by whom, that folds like others', async () => {
  const { t } = await createI18n('en');
  const linked = (sequence: number) =>
    aLine({
      sequence,
      line: { type: 'placeLinked', placeId: 'p', placeName: 'Officina notte' },
    });
  const unlinked = aLine({
    sequence: 7,
    line: { type: 'placeUnlinked', placeId: 'p', placeName: 'Officina notte' },
  });
  expect(lineSentence(linked(5), { t, reader })).toBe('Marco Bianchi linked “Officina notte” in Teams');
  expect(linesSummary([linked(5), linked(6), unlinked], { t, reader })).toBe(
    '2 Teams places linked, “Officina notte” unlinked in Teams',
  );
});
