import type { DeviceChoice } from '../Room.ts';

const key = 'room.devices';
const noChoice: DeviceChoice = { camera: null, microphone: null, speaker: null };

/** What the person chose here the last time; a device that is gone gives way to the first that there is. */
export function rememberedDevices(): DeviceChoice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const read = (name: keyof DeviceChoice) => {
      const value: unknown =
        kept && typeof kept === 'object' && name in kept ? Reflect.get(kept, name) : null;
      return typeof value === 'string' ? value : null;
    };
    return { camera: read('camera'), microphone: read('microphone'), speaker: read('speaker') };
  } catch {
    return { ...noChoice };
  }
}

/** Where storage refuses, it is chosen again the next time. */
export function rememberDevices(choice: DeviceChoice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // Nothing rests on it.
  }
}
