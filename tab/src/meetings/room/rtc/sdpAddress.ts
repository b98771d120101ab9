/**
 * A description says who made it (`o=`: an id of the RTCPeerConnection, and a version of the description), but not for
 * whom. A window that was reloaded is the same window with a new connection; what others still send to the old one would
 * be taken for the new. So each description carries one line that tells to which description it is the next word.
 */
const line = /^a=x-next-to:(.*)\r?\n/m;

/** `connection version` of who made this description. */
export function originOf(sdp: string | undefined): string | null {
  const [, connection, version] = /^o=\S+ (\S+) (\S+) /m.exec(sdp ?? '') ?? [];
  return connection && version ? `${connection} ${version}` : null;
}

export const connectionOf = (origin: string | null): string | null => origin?.split(' ')[0] ?? null;

/** `to`: the origin of the description before, made by the other; null for the first word of all. */
export const addAddress = (sdp: string, to: string | null): string => `${sdp}a=x-next-to:${to ?? '-'}\r\n`;

/** The description as the browser made it, and the origin that it answers or follows; null for a first word. */
export function takeAddress(sdp: string): { sdp: string; to: string | null } {
  const to = line.exec(sdp)?.[1]?.trim() ?? '-';
  return { sdp: sdp.replace(line, ''), to: to === '-' ? null : to };
}
