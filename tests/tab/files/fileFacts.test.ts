import { createI18n } from '../../../tab/src/i18n/createI18n.ts';
import { fileFacts } from '../../../tab/src/files/fileFacts.ts';
import { aPhoto } from './fileBuilders.ts';

/** When it was taken, for a reader in New York. */
async function takenWords(takenAt: string): Promise<string | undefined> {
  const { t } = await createI18n('en');
  const media = { width: null, height: null, durationSeconds: null, takenAt, takenWith: null };
  return fileFacts(aPhoto({ media }), { t, locale: 'en-GB', timeZone: 'America/New_York' }).at(-1);
}

test('[DP1] what a camera’s clock said is shown as it stood', async () => {
  expect(await takenWords('2026-11-12T21:46:10')).toBe('taken 12 Nov 2026, 21:46');
});

test('[DP1] the moment of a film is shown by the reader’s clock', async () => {
  expect(await takenWords('2026-11-12T21:46:10Z')).toBe('taken 12 Nov 2026, 16:46');
});
