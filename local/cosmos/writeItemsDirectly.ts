import { Catalog } from './Catalog.ts';
import type { Container } from './Container.ts';
import type { CosmosError } from './CosmosError.ts';
import { DataFile } from './DataFile.ts';
import { partitionKeyOf } from './checkItem.ts';
import { storeItem } from './itemTable.ts';
import type { JsonObject } from './json.ts';
import { prepareItem } from './writeItem.ts';

export type DirectWrite = {
  dataFile: string;
  /** Made if missing. */
  database: string;
  /** The definition as the SDK would send it; made if missing, else only its id counts. */
  container: { id: string; partitionKey: object };
  /** Taken one by one, so that a million need no memory. */
  items: Iterable<object>;
};

/**
 * Loads items into the data file without the server, which must not run: the same rows as by the API, in one transaction.
 * Answers how many. Errors: as creating them one by one, and then nothing is written; a data file in use.
 */
export function writeItemsDirectly({
  dataFile,
  database,
  container: definition,
  items,
}: DirectWrite): number {
  const file = new DataFile(dataFile);
  try {
    const catalog = new Catalog(file);
    orElse(
      () => catalog.readDatabase(database),
      () => catalog.createDatabase(database),
    );
    const container: Container = orElse(
      () => catalog.readContainer(database, definition.id),
      () => catalog.createContainer(database, definition),
    );
    return file.transact(() => {
      let count = 0;
      for (const item of items) {
        const pk = partitionKeyOf(item as JsonObject, container.partitionKeySteps);
        storeItem({ container, pk, ...prepareItem({ container, pk }, item), write: container.nextWrite() });
        count += 1;
      }
      return count;
    });
  } finally {
    file.close();
  }
}

function orElse<T>(find: () => T, make: () => T): T {
  try {
    return find();
  } catch (error) {
    if ((error as Partial<CosmosError>).status !== 404) throw error;
    return make();
  }
}
