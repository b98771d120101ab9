import type { PageStart } from '../pageStart.ts';

/** Path and query of an address of the app; null for anything else. */
export function toAppPage(address: string, { appUrl }: Pick<PageStart, 'appUrl'>): string | null {
  const url = URL.parse(address, appUrl);
  return url?.origin === new URL(appUrl).origin ? url.pathname + url.search : null;
}
