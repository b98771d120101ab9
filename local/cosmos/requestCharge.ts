/**
 * Request units as an ESTIMATE; only Azure knows the true charge. Fixed points: Microsoft's table of request charges
 * (a read of 1 kB costs 1.00, of 64 kB 4.76; a write of 1 kB 4.95, of 64 kB 22.67, with few indexed paths),
 * a straight line between them. A query costs 2.3 and what it loads at the slope of a read. Not counted: the number of indexed paths,
 * what an update changes of the index, a consistency stronger than session (reads cost double there).
 */
export const requestCharge = {
  read: (bytes: number) => line(bytes, 1, 4.76),
  write: (bytes: number) => line(bytes, 4.95, 22.67),
  query: (bytesLoaded: number) => round(2.3 + (bytesLoaded / 1024) * slopeOf(1, 4.76)),
  /** A page of the change feed; nothing new costs about one. */
  feed: (bytesLoaded: number) => round(1 + (bytesLoaded / 1024) * slopeOf(1, 4.76)),
  metadata: 1,
};

function line(bytes: number, atOneKb: number, at64Kb: number): number {
  return round(atOneKb + Math.max(0, bytes / 1024 - 1) * slopeOf(atOneKb, at64Kb));
}

function slopeOf(atOneKb: number, at64Kb: number): number {
  return (at64Kb - atOneKb) / 63;
}

export function round(charge: number): number {
  return Math.round(charge * 100) / 100;
}
