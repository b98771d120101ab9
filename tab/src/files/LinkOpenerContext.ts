import { createContext } from 'react';

/** Opens an absolute address outside of the tab, where the client saves nothing by a link; null elsewhere. */
export const LinkOpenerContext = createContext<((url: string) => Promise<void>) | null>(null);
