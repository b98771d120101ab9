import { killAtRandom } from './killAtRandom.ts';

jest.setTimeout(300_000);

it('[MS1] [MS2] [EV1] thirty kills of app and store under load lose, double and reorder nothing', async () => {
  await killAtRandom({ kills: 30, seed: 1 });
});
