import type { ContainerDefinition } from './containerDefinition.ts';
import { readPathSteps } from './containerDefinition.ts';
import type { DataFile } from './DataFile.ts';
import { planIndexes } from './planIndexes.ts';
import type { IndexedProperty, ItemIndex } from './planIndexes.ts';
import { containerRid, databaseRid } from './resourceIds.ts';

/** A container with its table: what every operation on items needs. */
export class Container {
  readonly file: DataFile;
  readonly number: number;
  readonly database: number;
  readonly databaseId: string;
  readonly definition: ContainerDefinition;
  readonly ts: number;
  readonly rid: string;
  readonly self: string;
  readonly partitionKeySteps: readonly string[];
  readonly properties: readonly IndexedProperty[];
  readonly indexes: readonly ItemIndex[];
  /** The composite indexes of the policy: the only orders by more than one property that the service offers. */
  readonly composites: readonly { path: string; descending: boolean }[][];
  readonly table: string;
  /** The log sequence number of the newest write; it only grows, also over restarts and deletions. */
  lsn = 0;
  private newestTs = 0;

  constructor(file: DataFile, row: ContainerRow) {
    this.file = file;
    this.number = row.number;
    this.database = row.database;
    this.databaseId = row.databaseId;
    this.definition = row.definition;
    this.ts = row.ts;
    this.rid = containerRid(row.database, row.number);
    this.self = `dbs/${databaseRid(row.database)}/colls/${this.rid}/`;
    this.partitionKeySteps = readPathSteps(row.definition.partitionKey.paths[0]);
    this.composites = (row.definition.indexingPolicy.compositeIndexes ?? []).map((composite) =>
      composite.map(({ path, order }) => ({
        path: readPathSteps(path).join('/'),
        descending: order === 'descending',
      })),
    );
    this.table = `items${row.number}`;
    ({ properties: this.properties, indexes: this.indexes } = planIndexes(row.definition, row.number));
  }

  get id(): string {
    return this.definition.id;
  }

  /** Now in whole seconds, as the service counts time to live. */
  get second(): number {
    return Math.floor(this.file.now() / 1000);
  }

  /** The place of the next write in the log. Time never runs backwards in it, whatever the clock does. */
  nextWrite(): Write {
    this.lsn += 1;
    this.newestTs = Math.max(this.newestTs, this.second);
    return { lsn: this.lsn, ts: this.newestTs };
  }

  createTable(): void {
    const columns = this.properties.map(({ column }) => `, ${column} BLOB NOT NULL`).join('');
    this.file.database.exec(`
      CREATE TABLE ${this.table} (
        rid INTEGER PRIMARY KEY, pk TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
        ts INTEGER NOT NULL, lsn INTEGER NOT NULL, expires INTEGER${columns}
      );
      CREATE UNIQUE INDEX ${this.table}_id ON ${this.table} (pk, id);
      CREATE INDEX ${this.table}_lsn ON ${this.table} (lsn);
      CREATE INDEX ${this.table}_expires ON ${this.table} (expires) WHERE expires IS NOT NULL;
    `);
    for (const { name, isUnique, columns: indexed } of this.indexes) {
      const list = indexed
        .map(({ column, descending }) => `${column}${descending ? ' DESC' : ''}`)
        .join(', ');
      this.file.database.exec(
        `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX ${name} ON ${this.table} (pk, ${list})`,
      );
    }
  }

  dropTable(): void {
    this.file.forgetStatements();
    this.file.database.exec(`DROP TABLE ${this.table}`);
  }

  /** Finds where the log stands in the file; `lsn` is kept apart because deletions may take the newest item away. */
  resume(keptLsn: number): void {
    const newest = this.file.database
      .prepare(`SELECT lsn, ts FROM ${this.table} ORDER BY lsn DESC LIMIT 1`)
      .get() as Write | undefined;
    this.lsn = Math.max(keptLsn, newest?.lsn ?? 0);
    this.newestTs = newest?.ts ?? 0;
  }

  /** To be called in the transaction of every deletion. */
  keepLsn(): void {
    this.file.prepare('UPDATE containers SET lsn = ? WHERE number = ?').run(this.lsn, this.number);
  }
}

/** The place of a write in the container's log: its number and its second. */
export type Write = {
  lsn: number;
  ts: number;
};

export type ContainerRow = {
  number: number;
  database: number;
  databaseId: string;
  definition: ContainerDefinition;
  ts: number;
};
