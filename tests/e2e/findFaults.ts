import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on the page and in the tab; `notHere` are rules that do not hold there. */
export async function findFaults(page: Page, notHere: string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude(['iframe[title="Conferencing"]', '[data-tabster-dummy]'])
    .disableRules(notHere)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}
