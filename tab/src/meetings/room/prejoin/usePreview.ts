import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { LocalMedia } from '../devices/createLocalMedia.ts';
import type { Preview, PreviewState } from '../devices/openPreview.ts';
import { PreviewOpenerContext } from './PreviewOpenerContext.ts';

export type WantedMedia = { isMuted: boolean; hasCamera: boolean };

export type OwnPreview = Pick<Preview, 'setMuted' | 'choose'> & {
  state: PreviewState;
  /** Whether the camera is wanted, even while it cannot be had. */
  isCameraWanted: boolean;
  setCamera: (isOn: boolean) => void;
  /** The devices stay open, for the room; after it there is no preview any more. */
  handOver: () => LocalMedia;
};

/** What one sees and hears of oneself before going in; no lamp stays on when the page goes. */
export function usePreview(wanted: WantedMedia): OwnPreview {
  const open = useContext(PreviewOpenerContext);
  const [preview] = useState(() => closeOnce(open(wanted)));
  const [isCameraWanted, setIsCameraWanted] = useState(wanted.hasCamera);
  useEffect(() => preview.close, [preview]);
  return {
    state: useSyncExternalStore(preview.onChange, preview.state),
    setMuted: preview.setMuted,
    choose: preview.choose,
    handOver: preview.handOver,
    isCameraWanted,
    setCamera: (isOn) => {
      setIsCameraWanted(isOn);
      void preview.setCamera(isOn);
    },
  };
}

/** Closing comes after handing over too, when the page of the preview goes: then the room has the devices. */
function closeOnce(preview: Preview): Preview {
  let isOver = false;
  return {
    ...preview,
    handOver: () => {
      isOver = true;
      return preview.handOver();
    },
    close: () => {
      if (!isOver) preview.close();
      isOver = true;
    },
  };
}
