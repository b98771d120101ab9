import { CosmosError } from './CosmosError.ts';

/** What a URL names: `/dbs/{id}/colls/{id}/docs/{id}` or a list at any of its levels. */
export type Resource = {
  /** The last type in the URL: '', dbs, colls, docs, pkranges, … */
  type: string;
  /** The ids along the way, decoded. */
  ids: string[];
  /** Whether the URL ends with a type: the list of them. */
  isList: boolean;
  /** The link that the signature covers: of a list it is the parent's. */
  link: string;
  decodedLink: string;
};

/** Errors: 400 for a URL that cannot be decoded. */
export function readResource(url: string): Resource {
  const path = url.replace(/\?.*$/s, '').replace(/^\/+|\/+$/g, '');
  const parts = path === '' ? [] : path.split('/');
  const isList = parts.length % 2 === 1;
  const linkParts = isList ? parts.slice(0, -1) : parts;
  const link = linkParts.join('/');
  try {
    const decoded = linkParts.map(decodeURIComponent);
    return {
      type: (isList ? parts.at(-1) : parts.at(-2))?.toLowerCase() ?? '',
      ids: decoded.filter((_, i) => i % 2 === 1),
      isList,
      link,
      decodedLink: decoded.join('/'),
    };
  } catch (cause) {
    throw new CosmosError(400, 'The URL cannot be decoded.', { cause });
  }
}
