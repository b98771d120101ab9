import type { DeviceKind } from '../Room.ts';

/** A label is empty until the person has given leave. */
export type Device = { id: string; label: string };
export type DeviceList = Record<DeviceKind, Device[]>;

const kinds: Record<MediaDeviceKind, DeviceKind> = {
  videoinput: 'camera',
  audioinput: 'microphone',
  audiooutput: 'speaker',
};

/** What there is to choose from. Empty where the browser tells nothing; never rejects. */
export async function listDevices(): Promise<DeviceList> {
  const list: DeviceList = { camera: [], microphone: [], speaker: [] };
  const found = await mediaDevices()
    ?.enumerateDevices()
    .catch(() => []);
  for (const { kind, deviceId, label } of found ?? []) {
    // Before leave is given ids are empty: nothing that could be chosen.
    if (deviceId !== '') list[kinds[kind]].push({ id: deviceId, label });
  }
  return list;
}

/** Told when a device is plugged in or out. */
export function watchDevices(listener: () => void): () => void {
  const devices = mediaDevices();
  devices?.addEventListener('devicechange', listener);
  return () => devices?.removeEventListener('devicechange', listener);
}

const mediaDevices = () => (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
