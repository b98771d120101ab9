/**
 * Where Teams' meetings are, exactly: the hosts of Teams that teams-js trusts (its list of valid domains). `live` is Teams
 * for private accounts, `us` the clouds of the American government, whose meetings others may join too. Teams of
 * 21Vianet in China is not in that list.
 */
const hosts = new Set([
  'teams.microsoft.com',
  'teams.cloud.microsoft',
  'teams.live.com',
  'teams.microsoft.us',
  'gov.teams.microsoft.us',
  'dod.teams.microsoft.us',
]);

/** A thread and a message in it; or, of newer meetings, a number, with its passcode in the query. */
const paths = /^\/(?:l\/meetup-join\/[^/]+(?:\/[^/]+)?|meet\/[^/]+)\/?$/;

/**
 * All that links of meetings are made of: fewer characters than an address may have. So nothing that a browser drops
 * or turns (`\`, tabs), no look-alike letters, and nothing that is a mark to Markdown or HTML.
 */
const characters = /^[\w\-.~:/?#@&=+%]+$/;

/** What a server might read as the end of a line, another folder, or once more encoded. */
const encodedTricks = { anywhere: /%(?:[01][0-9a-f]|7f)/i, inPath: /%(?:25|2e|2f|3f|23|5c)/i };

/** An address within the query. No meeting's link has one, and nobody need know where Teams would go with it. */
const address = /:\/|\/\/|\\/;

/** As long as one that is pasted may be. Teams' own have some 300 letters. */
const longest = 2_000;

/**
 * The link of a Teams meeting, as it may be kept and opened; null for everything else. It is only ever opened as it was
 * checked here: no other host, port or name in it, no other page of Teams. What comes after `#` is left out, the query
 * is kept as it is, because Teams itself refuses links that were written anew.
 */
export function readMeetingLink(text: string): string | null {
  if (text.length > longest || !characters.test(text) || encodedTricks.anywhere.test(text)) return null;
  const url = URL.parse(text);
  if (!url || url.protocol !== 'https:' || !/^https:\/\/[^/]/i.test(text)) return null;
  if (url.username !== '' || url.password !== '' || url.port !== '' || !hosts.has(url.hostname)) return null;
  if (!paths.test(url.pathname) || encodedTricks.inPath.test(url.pathname)) return null;
  const query = decodeFully(url.search);
  if (query === null || decodeFully(url.pathname) === null || address.test(query)) return null;
  return `https://${url.hostname}${url.pathname}${url.search}`;
}

/** Null for what is not well encoded, or is encoded more often than there is a reason for. */
function decodeFully(text: string): string | null {
  let decoded = text;
  try {
    for (let time = 0; time < 3; time += 1) {
      const next = decodeURIComponent(decoded);
      if (next === decoded) return decoded;
      decoded = next;
    }
  } catch {
    // A lone `%`: it was no encoding.
  }
  return null;
}
