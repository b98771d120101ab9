import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { encodeKey } from './encodeKey.ts';
import { readPath } from './json.ts';
import type { Json } from './json.ts';

const formatVersion = 1;
const mostStatements = 1000;

/**
 * One SQLite file with everything in it. WAL with synchronous=NORMAL: a commit is in the system's page cache when it
 * returns, so kill -9 of this process loses nothing that was answered; only a power cut may lose the last moments,
 * which a stand-in on one machine may do and the service may not.
 */
export class DataFile {
  readonly database: DatabaseSync;
  readonly now: () => number;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string, now: () => number = Date.now) {
    this.now = now;
    makeFolder(dirname(path));
    this.database = new DatabaseSync(path);
    // Exclusive: a second process on the same file would hand out the same log sequence numbers.
    this.database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA cache_size = -65536;
      PRAGMA wal_autocheckpoint = 4000;
    `);
    this.database.function('key_of', { deterministic: true }, (body, steps) =>
      encodeKey(readPath(JSON.parse(body as string) as Json, JSON.parse(steps as string) as string[])),
    );
    this.createTables();
  }

  prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      if (this.statements.size >= mostStatements) this.statements.clear();
      statement = this.database.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** All or nothing: an error thrown inside undoes everything inside. */
  transact<T>(work: () => T): T {
    this.prepare('BEGIN IMMEDIATE').run();
    try {
      const result = work();
      this.prepare('COMMIT').run();
      return result;
    } catch (error) {
      this.prepare('ROLLBACK').run();
      throw error;
    }
  }

  /** Prepared statements hold on to the tables as they were; a changed schema starts anew. */
  forgetStatements(): void {
    this.statements.clear();
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private createTables(): void {
    const { user_version: version } = this.database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (version !== 0 && version !== formatVersion) {
      throw new Error(`The data file has format ${version}, this server reads ${formatVersion}.`);
    }
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS databases (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, ts INTEGER NOT NULL);
      CREATE TABLE IF NOT EXISTS containers (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        database INTEGER NOT NULL REFERENCES databases (number),
        id TEXT NOT NULL,
        definition TEXT NOT NULL,
        ts INTEGER NOT NULL,
        lsn INTEGER NOT NULL DEFAULT 0,
        UNIQUE (database, id)
      );
      PRAGMA user_version = ${formatVersion};
    `);
  }
}

/** Not mkdirSync's own recursion: that never comes back from a place like /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}
