import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes the data folder for this process alone. The lock is the system's, on an open file, so that it
 * goes with the process however that ends. Throws one line when the folder is taken or not writable.
 */
export function lockData(dataDir: string): DataLock {
  const unfinished = join(dataDir, 'not-stopped');
  let database: DatabaseSync;
  try {
    mkdirSync(dataDir, { recursive: true });
    database = new DatabaseSync(join(dataDir, 'start.lock'));
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (cause) {
    const isTaken = (cause as { errcode?: number }).errcode === sqliteBusy;
    throw new Error(
      isTaken
        ? `The data folder ${dataDir} (DATA_DIR) is in use by another start.`
        : `The data folder ${dataDir} (DATA_DIR) is not writable.`,
      { cause },
    );
  }
  held.add(database);
  const wasKilled = existsSync(unfinished);
  writeFileSync(unfinished, '');
  return {
    wasKilled,
    release: () => {
      rmSync(unfinished, { force: true });
      held.delete(database);
      database.close();
    },
  };
}

const sqliteBusy = 5;

/** A database that nobody refers to any more is closed by the garbage collector, and its lock with it. */
const held = new Set<DatabaseSync>();

export type DataLock = {
  /** The last start was not stopped in order: its parts may still be on their way out. */
  wasKilled: boolean;
  release: () => void;
};
