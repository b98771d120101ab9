import type { Config } from './config.ts';

/** A link that opens the tab at a page, such as `case/SC-2026-000123`. */
export function linkTo(config: Config, page: string): string {
  const app = config.TEAMS_APP_ID ?? config.ENTRA_CLIENT_ID;
  const context = JSON.stringify({ subEntityId: page });
  return config.TAB_LINK.replaceAll('{app}', app)
    .replaceAll('{context}', encodeURIComponent(context))
    .replaceAll('{page}', encodeURIComponent(page));
}
