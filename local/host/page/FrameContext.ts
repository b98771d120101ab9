/** Where Teams shows the page: as a tab, or in a dialog above one. */
export type FrameContext = 'content' | 'task';
