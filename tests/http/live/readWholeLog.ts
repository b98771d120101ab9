import { createLogStore } from '../../../api/adapters/cosmos/createLogStore.ts';
import { openDatabase } from '../../../api/adapters/cosmos/openDatabase.ts';
import type { Config } from '../../../api/config.ts';
import { firstHash, hashEntry } from '../../../api/domain/chain.ts';
import type { Entry } from '../../../api/domain/entries.ts';

/** The store's own answer to what a log holds, past every instance: the judge of what instances and tabs say. */
export async function readWholeLog(config: Config, conversationId: string): Promise<Entry[]> {
  const database = await openDatabase({
    endpoint: config.COSMOS_ENDPOINT,
    key: config.COSMOS_KEY,
    name: config.COSMOS_DATABASE,
  });
  try {
    return await createLogStore(database.containers.entries).readTail(conversationId, 0);
  } finally {
    database.close();
  }
}

/** Fails where the log has a gap, a number or an id twice, or a hash that does not follow (rules MS2, SE5). */
export async function expectSoundLog(log: Entry[]): Promise<void> {
  expect(log.map((entry) => entry.sequence)).toEqual(log.map((_, at) => at + 1));
  expect(new Set(log.map((entry) => entry.id)).size).toBe(log.length);
  let previousHash = firstHash;
  let ordinal = 0;
  let storedAt = 0;
  for (const { hash, storedAt: second, ...entry } of log) {
    if (entry.kind === 'message') ordinal += 1;
    expect({ previousHash: entry.previousHash, ordinal: entry.ordinal }).toEqual({ previousHash, ordinal });
    expect(await hashEntry(entry)).toBe(hash);
    expect(second).toBeGreaterThanOrEqual(storedAt);
    previousHash = hash;
    storedAt = second;
  }
}
