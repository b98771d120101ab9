import { CosmosError, notFound } from './CosmosError.ts';
import { checkResourceId } from './checkItem.ts';
import { Container } from './Container.ts';
import { readContainerDefinition } from './containerDefinition.ts';
import type { ContainerDefinition } from './containerDefinition.ts';
import type { DataFile } from './DataFile.ts';

export type Database = {
  number: number;
  id: string;
  ts: number;
};

/** The databases and containers of a data file. */
export class Catalog {
  private readonly file: DataFile;
  private readonly containers = new Map<string, Container>();

  constructor(file: DataFile) {
    this.file = file;
    for (const database of this.listDatabases()) {
      const rows = file.database
        .prepare('SELECT number, definition, ts, lsn FROM containers WHERE database = ? ORDER BY number')
        .all(database.number) as unknown as { number: number; definition: string; ts: number; lsn: number }[];
      for (const row of rows) {
        const definition = JSON.parse(row.definition) as ContainerDefinition;
        this.add(database, { ...row, definition }).resume(row.lsn);
      }
    }
  }

  listDatabases(): Database[] {
    return this.file
      .prepare('SELECT number, id, ts FROM databases ORDER BY number')
      .all() as unknown as Database[];
  }

  readDatabase(id: string): Database {
    const row = this.file.prepare('SELECT number, id, ts FROM databases WHERE id = ?').get(id);
    if (!row) throw notFound();
    return row as unknown as Database;
  }

  createDatabase(id: string): Database {
    checkResourceId(id);
    if (this.file.prepare('SELECT 1 FROM databases WHERE id = ?').get(id)) throw alreadyExists();
    this.file.prepare('INSERT INTO databases (id, ts) VALUES (?, ?)').run(id, this.second);
    return this.readDatabase(id);
  }

  deleteDatabase(id: string): void {
    const database = this.readDatabase(id);
    const containers = this.listContainers(id);
    this.file.transact(() => {
      for (const container of containers) this.remove(container);
      this.file.prepare('DELETE FROM databases WHERE number = ?').run(database.number);
    });
    for (const container of containers) this.containers.delete(keyOf(id, container.id));
  }

  listContainers(databaseId: string): Container[] {
    const { number } = this.readDatabase(databaseId);
    return [...this.containers.values()].filter((container) => container.database === number);
  }

  readContainer(databaseId: string, id: string): Container {
    const container = this.containers.get(keyOf(databaseId, id));
    if (!container) throw notFound();
    return container;
  }

  createContainer(databaseId: string, body: unknown): Container {
    const database = this.readDatabase(databaseId);
    const definition = readContainerDefinition(body);
    if (this.containers.has(keyOf(databaseId, definition.id))) throw alreadyExists();
    return this.file.transact(() => {
      const { lastInsertRowid } = this.file
        .prepare('INSERT INTO containers (database, id, definition, ts) VALUES (?, ?, ?, ?)')
        .run(database.number, definition.id, JSON.stringify(definition), this.second);
      const container = this.add(database, { number: Number(lastInsertRowid), definition, ts: this.second });
      try {
        container.createTable();
      } catch (error) {
        this.containers.delete(keyOf(databaseId, definition.id));
        throw error;
      }
      return container;
    });
  }

  deleteContainer(databaseId: string, id: string): void {
    const container = this.readContainer(databaseId, id);
    this.file.transact(() => this.remove(container));
    this.containers.delete(keyOf(databaseId, id));
  }

  listAllContainers(): Container[] {
    return [...this.containers.values()];
  }

  private get second(): number {
    return Math.floor(this.file.now() / 1000);
  }

  private add(
    database: Database,
    row: { number: number; definition: ContainerDefinition; ts: number },
  ): Container {
    const container = new Container(this.file, {
      ...row,
      database: database.number,
      databaseId: database.id,
    });
    this.containers.set(keyOf(database.id, row.definition.id), container);
    return container;
  }

  private remove(container: Container): void {
    container.dropTable();
    this.file.prepare('DELETE FROM containers WHERE number = ?').run(container.number);
  }
}

function alreadyExists(): CosmosError {
  return new CosmosError(409, 'Resource with specified id, name, or unique index already exists.');
}

/** Ids cannot contain a slash. */
function keyOf(databaseId: string, id: string): string {
  return `${databaseId}/${id}`;
}
