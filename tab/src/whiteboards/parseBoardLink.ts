import { boardOfPage, conversationOfBoard } from './boardPath.ts';

/** Where Teams' links into a tab lead. */
const teamsHosts = /^(teams\.microsoft\.com|[\w-]+\.teams\.microsoft\.com|teams\.cloud\.microsoft)$/;

/**
 * The board that an address opens, when it is one of our own links: of Teams, or of a host that shows the tab. Another
 * site's address is none, whatever stands in it.
 */
export function parseBoardLink(
  href: string,
  { hostOrigins }: { hostOrigins: readonly string[] },
): string | null {
  const url = URL.parse(href);
  if (!url) return null;
  if (url.origin === location.origin) return boardOfPage(url.search);
  const isTeams = url.protocol === 'https:' && teamsHosts.test(url.hostname);
  if (!isTeams && !hostOrigins.includes(url.origin)) return null;
  const page = url.searchParams.get('page') ?? pageOfContext(url.searchParams.get('context'));
  const id = /^whiteboard\/(.+)$/.exec(page ?? '')?.[1];
  return id !== undefined && conversationOfBoard(id) !== null ? id : null;
}

function pageOfContext(context: string | null): string | null {
  try {
    const { subEntityId } = (JSON.parse(context ?? '{}') ?? {}) as { subEntityId?: unknown };
    return typeof subEntityId === 'string' ? subEntityId : null;
  } catch {
    return null;
  }
}
