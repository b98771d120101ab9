import { CosmosClient, type Container } from '@azure/cosmos';
import { containers, type ContainerName } from './containers.ts';

export type Database = {
  containers: Record<ContainerName, Container>;
  /** Rejects while the database does not answer. */
  ping(): Promise<void>;
  close(): void;
};

/** Opens the database, and makes it and its containers where they are missing. */
export async function openDatabase(where: {
  endpoint: string;
  key: string;
  name: string;
}): Promise<Database> {
  const client = new CosmosClient({
    endpoint: where.endpoint,
    key: where.key,
    connectionPolicy: {
      enableEndpointDiscovery: false,
      requestTimeout: 10_000,
      retryOptions: {
        maxRetryAttemptCount: 9,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 20,
      },
    },
  });
  const { database } = await client.databases.createIfNotExists({ id: where.name });
  const names = Object.keys(containers) as ContainerName[];
  const opened = await Promise.all(
    names.map(async (name) => {
      const { container } = await database.containers.createIfNotExists(containers[name]);
      return [name, container] as const;
    }),
  );
  return {
    containers: Object.fromEntries(opened) as Record<ContainerName, Container>,
    ping: async () => {
      await database.read();
    },
    close: () => client.dispose(),
  };
}
