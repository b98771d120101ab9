/** Bits and pictures a second, and how much smaller the camera's picture is sent to each of the others. */
type Limits = {
  camera: { maxBitrate: number; scaleResolutionDownBy: number; maxFramerate: number };
  screen: { maxBitrate: number };
};

/**
 * Each window sends to each other one, so what it sends grows with the others. Together about 3 to 4 Mbit/s, what an
 * ordinary line carries upwards.
 */
export function sendingLimits(others: number): Limits {
  if (others <= 1) return of(2_500_000, { scaleResolutionDownBy: 1, maxFramerate: 30 }, 3_000_000);
  if (others <= 3) return of(900_000, { scaleResolutionDownBy: 1.5, maxFramerate: 24 }, 1_500_000);
  return of(450_000, { scaleResolutionDownBy: 2, maxFramerate: 15 }, 900_000);
}

const of = (
  camera: number,
  picture: { scaleResolutionDownBy: number; maxFramerate: number },
  screen: number,
): Limits => ({ camera: { maxBitrate: camera, ...picture }, screen: { maxBitrate: screen } });
