/** Parts of the room whose code comes later than its pictures. */
export const loadDevices = () => import('./DevicesDialog.tsx').then((file) => file.DevicesDialog);
export const loadStill = () => import('./still/StillDialog.tsx').then((file) => file.StillDialog);
export const loadBoard = () => import('./still/BoardOverRoom.tsx').then((file) => file.BoardOverRoom);
const loadMenu = () => import('../../ui/MenuChoices.tsx');

/** Fetches what one opens while one is in the room: so that it opens without a network too. A board needs one anyway. */
export function fetchParts(): void {
  // What fails is fetched again, and said, when it is opened.
  for (const load of [loadDevices, loadStill, loadMenu]) load().catch(() => undefined);
}
