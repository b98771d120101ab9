import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/**
 * What axe finds on the page and in the tab; `notHere` are rules that do not hold there. Each document is looked at by
 * itself, where it stands: gathering all of them on a page of its own takes ten times as long.
 */
export async function findFaults(page: Page, notHere: string[] = []): Promise<string[]> {
  const frames = page.frames().filter((frame) => frame.url().startsWith('http'));
  const found: string[] = [];
  for (const frame of frames) {
    found.push(...(await findIn(frame, [...notHere, ...ofThePage(frame)])));
  }
  return found;
}

/** Rules that are about host and tab together: the tab brings the `main`, the host the region around all of it. */
function ofThePage(frame: Frame): string[] {
  if (frame.childFrames().length > 0) return ['landmark-one-main'];
  return frame.parentFrame() ? ['region'] : [];
}

async function findIn(frame: Frame, notHere: string[]): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
  return frame.evaluate(async (rules) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      { exclude: [['[data-tabster-dummy]']] },
      {
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
        iframes: false,
      },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
  }, notHere);
}
