import path from 'node:path';
import { containers, type ContainerName } from '../../../api/adapters/cosmos/containers.ts';
import { writeItemsDirectly } from '../../../local/cosmos/writeItemsDirectly.ts';

export const databaseName = 'conferencing';

/** The store's file while its server is not running: a million messages by HTTP would take an hour. */
export type StoreFile = { write(container: ContainerName, items: readonly object[]): void };

export function openStoreFile(folder: string): StoreFile {
  return {
    write(name, items) {
      writeItemsDirectly({
        dataFile: path.join(folder, 'cosmos.sqlite'),
        database: databaseName,
        container: structuredClone(containers[name]),
        items,
      });
    },
  };
}
