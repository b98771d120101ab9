import { createContext } from 'react';
import { openPreview } from '../devices/openPreview.ts';

/** Opens camera and microphone for the look at oneself. In tests another stands here. */
export const PreviewOpenerContext = createContext<typeof openPreview>(openPreview);
