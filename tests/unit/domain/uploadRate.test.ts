import type { Context } from '../../../api/domain/context.ts';
import { countUpload } from '../../../api/domain/uploadRate.ts';

it('[SE4] one person begins at most 600 uploads in ten minutes, and another is not held up by him', () => {
  let now = 0;
  const context = { clock: { now: () => new Date(now) } } as Context;
  for (let begun = 0; begun < 600; begun += 1) countUpload(context, 'marco-bianchi');
  expect(() => countUpload(context, 'marco-bianchi')).toThrow('Too many uploads at once.');
  expect(() => countUpload(context, 'anna-keller')).not.toThrow();
  now += 10 * 60_000;
  expect(() => countUpload(context, 'marco-bianchi')).not.toThrow();
});
