import { useState } from 'react';
import type { RoomState } from './Room.ts';

type Problems = RoomState['problems'];
type Device = keyof Problems;

const none: Problems = { camera: null, microphone: null, screen: null };

export type Dismissed = {
  /** The problems that are still to be told. */
  told: Problems;
  dismiss: (...devices: readonly Device[]) => void;
  /** The person tries that device again: how that ends is news. */
  tellAgain: (device: Device) => void;
};

/** Which problems the person has put aside: until they are over, others, or met again. */
export function useDismissed(problems: Problems): Dismissed {
  const [dismissed, setDismissed] = useState(none);
  const select = (isKept: (device: Device) => boolean, from: Problems): Problems => ({
    camera: isKept('camera') ? from.camera : null,
    microphone: isKept('microphone') ? from.microphone : null,
    screen: isKept('screen') ? from.screen : null,
  });
  const isPutAside = (device: Device) => dismissed[device] === problems[device];
  const current = select(isPutAside, dismissed);
  if (devices.some((device) => current[device] !== dismissed[device])) setDismissed(current);
  return {
    told: select((device) => !isPutAside(device), problems),
    dismiss: (...those) =>
      setDismissed((before) =>
        those.reduce((next, device) => ({ ...next, [device]: problems[device] }), before),
      ),
    tellAgain: (device) => setDismissed((before) => ({ ...before, [device]: null })),
  };
}

const devices = ['camera', 'microphone', 'screen'] as const;
