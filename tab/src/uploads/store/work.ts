/** What is done for one file; the page alone knows it. */
export type Work = {
  body: Blob;
  hash: Promise<string> | null;
  attempts: number;
  isRenewed: boolean;
  abort: AbortController | null;
  timer: ReturnType<typeof setTimeout> | null;
};

/** What tries that failed have left behind. */
export const untried = { attempts: 0, isRenewed: false } as const satisfies Partial<Work>;

export function aWork(body: Blob): Work {
  return { body, hash: null, ...untried, abort: null, timer: null };
}
