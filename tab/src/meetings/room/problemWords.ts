import type { TFunction } from 'i18next';
import { isAllowedByFrame } from './isAllowedByFrame.ts';
import type { DeviceProblem } from './Room.ts';

type Problem = { device: 'camera' | 'microphone'; problem: DeviceProblem };

/** What is wrong with a device, and what to do next. */
export function problemWords({ device, problem }: Problem, t: TFunction<'room'>): string {
  if (problem === 'refused' && !isAllowedByFrame(device)) return t(`problem.${device}.notAllowed`);
  return t(`problem.${device}.${problem}`);
}

/** The same for both devices; null where what is to be done differs. */
export function bothWords(problem: DeviceProblem, t: TFunction<'room'>): string | null {
  if (problem !== 'refused') return t(`problem.both.${problem}`);
  const [camera, microphone] = [isAllowedByFrame('camera'), isAllowedByFrame('microphone')];
  if (camera !== microphone) return null;
  return t(camera ? 'problem.both.refused' : 'problem.both.notAllowed');
}
