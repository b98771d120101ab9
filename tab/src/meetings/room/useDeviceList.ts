import { useEffect, useState } from 'react';
import type { DeviceList } from './devices/listDevices.ts';
import { listDevices, watchDevices } from './devices/listDevices.ts';

/** What there is to choose from now, also after something is plugged in. */
export function useDeviceList(): DeviceList {
  const [list, setList] = useState<DeviceList>({ camera: [], microphone: [], speaker: [] });
  useEffect(() => {
    let isGone = false;
    const look = () =>
      void listDevices().then((found) => {
        if (!isGone) setList(found);
      });
    look();
    const stop = watchDevices(look);
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return list;
}
