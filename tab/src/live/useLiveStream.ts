import { useEffect, useState } from 'react';
import type { Api } from '../api.ts';
import { createLiveStream } from './createLiveStream.ts';
import type { Live } from './Live.ts';

/** Opens the tab's stream and keeps it open while it is wanted and the component lives. */
export function useLiveStream(api: Api, isWanted: boolean): Live {
  const [stream] = useState(() => createLiveStream({ open: api.open }));
  useEffect(() => {
    if (!isWanted) return;
    stream.start();
    return () => stream.stop();
  }, [stream, isWanted]);
  return stream;
}
