import type { RoomPerson } from '../Room.ts';
import type { Tile } from '../stage/arrange.ts';
import { cameraOf, screenOf } from '../stage/arrange.ts';

/** Pictures of which a still can be taken, first what is most likely meant: others' screens, others, oneself. */
export function stillSources(people: readonly RoomPerson[]): Tile[] {
  const others = people.filter(({ isSelf }) => !isSelf);
  const own = people.filter(({ isSelf }) => isSelf);
  const screens = (of: readonly RoomPerson[]) => of.filter(({ screen }) => screen !== null).map(screenOf);
  const cameras = (of: readonly RoomPerson[]) =>
    of.filter(({ camera, media }) => camera !== null && media.hasCamera).map(cameraOf);
  return [...screens(others), ...cameras(others), ...screens(own), ...cameras(own)];
}
