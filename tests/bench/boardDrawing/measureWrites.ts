import { openDatabase } from '../../../api/adapters/cosmos/openDatabase.ts';
import { now } from '../parts/now.ts';
import type { Stage } from '../parts/startStage.ts';
import { makeChange } from './changes.ts';

/** As many changes as twenty people make in the time that the server gathers. */
const elements = Array.from({ length: 6 }, (_, at) => makeChange(at, at));
const partition = 'a partition of its own';

/** Bare creates by the SDK, one after the other, of an item like those that hold what was drawn. */
export async function openWrites(stage: Stage) {
  const { COSMOS_ENDPOINT = '', COSMOS_KEY = '', COSMOS_DATABASE = '' } = stage.appEnv;
  const database = await openDatabase({ endpoint: COSMOS_ENDPOINT, key: COSMOS_KEY, name: COSMOS_DATABASE });
  const times: number[] = [];
  let sequence = 0;
  return {
    /** Milliseconds each. */
    times,
    async write(count: number): Promise<void> {
      for (let at = 0; at < count; at += 1) {
        sequence += 1;
        const item = { id: `item~${sequence}`, whiteboardId: partition, sequence, parts: [{ elements }] };
        const startedAt = now();
        await database.containers.whiteboards.items.create(item);
        times.push(now() - startedAt);
      }
    },
    close: () => database.close(),
  };
}
