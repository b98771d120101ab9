import type { Container, SqlParameter } from '@azure/cosmos';

export type PartitionQuery = {
  query: string;
  parameters?: SqlParameter[];
  partitionKey: string;
  /** Items of one answer; the service cuts at 4 MB too. */
  pageSize?: number;
};

/** The results of a query of one partition, all of them. */
export async function queryAll<Item>(container: Container, wanted: PartitionQuery): Promise<Item[]> {
  const { query, parameters = [], partitionKey, pageSize = 1000 } = wanted;
  const iterator = container.items.query<Item>(
    { query, parameters },
    { partitionKey, maxItemCount: pageSize },
  );
  // The SDK asks for a query plan beside every query, a request of its own, and uses it over several partitions only.
  Object.assign(iterator, { queryPlanPromise: noPlan });
  const items: Item[] = [];
  do {
    const { resources } = (await iterator.fetchNext()) as { resources: Item[] | undefined };
    for (const item of resources ?? []) items.push(item);
  } while (iterator.hasMoreResults());
  return items;
}

const noPlan = Promise.resolve(new Error('a query of one partition needs no plan'));
