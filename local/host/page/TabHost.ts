import type { FrameContext } from './FrameContext.ts';
import type { TeamsContext } from './teamsContext.ts';
import type { Theme } from './words.ts';

/** What a tab asks `dialog.url.open` for; sizes are the host's own affair. */
export type DialogWish = { url: string; title: string };

export type TabHost = {
  frameContext: FrameContext;
  /** The tab has begun to speak. */
  onStart: () => void;
  context: () => TeamsContext;
  token: () => Promise<string>;
  settings: () => Record<string, string>;
  /** The tab asks to be shown at another of its pages, such as `case/SC-2026-000123`. */
  navigate: (subPageId: string | null) => void;
  /** Resolves when the dialog is closed; rejects when it cannot be shown. */
  openDialog: (wish: DialogWish) => Promise<void>;
  /** The page in a dialog has done its work. */
  closeDialog: () => void;
};

export type TabConnection = { setTheme: (theme: Theme) => void; close: () => void };
