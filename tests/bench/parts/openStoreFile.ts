import path from 'node:path';
import { containers, type ContainerName } from '../../../api/adapters/cosmos/containers.ts';
import { Catalog } from '../../../local/cosmos/Catalog.ts';
import { partitionKeyOf } from '../../../local/cosmos/checkItem.ts';
import { DataFile } from '../../../local/cosmos/DataFile.ts';
import type { JsonObject } from '../../../local/cosmos/json.ts';
import { createItem } from '../../../local/cosmos/writeItem.ts';

export const databaseName = 'conferencing';

/** The store's file while its server is not running: a million messages by HTTP would take an hour. */
export type StoreFile = { write(container: ContainerName, items: readonly object[]): void; close(): void };

export function openStoreFile(folder: string): StoreFile {
  const file = new DataFile(path.join(folder, 'cosmos.sqlite'));
  const catalog = new Catalog(file);
  catalog.createDatabase(databaseName);
  for (const definition of Object.values(containers)) {
    catalog.createContainer(databaseName, structuredClone(definition));
  }
  return {
    write(name, items) {
      const container = catalog.readContainer(databaseName, name);
      file.transact(() => {
        for (const item of items) {
          const pk = partitionKeyOf(item as JsonObject, container.partitionKeySteps);
          createItem({ container, pk, write: () => container.nextWrite() }, item);
        }
      });
    },
    close: () => file.close(),
  };
}
