import type { ContainerRequest, IndexingPolicy } from '@azure/cosmos';

/**
 * The containers as they must be set up, here and in Azure. Only what is queried is indexed: each indexed property
 * of an item costs request units at every write.
 */
export const containers = {
  /** The logs. Every item of a partition needs another `sequence`, the snapshot (−1) too. */
  entries: {
    id: 'entries',
    partitionKey: { paths: ['/conversationId'] },
    uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/sequence'] }] },
    indexingPolicy: indexOnly('/sequence/?', '/row/?'),
  },
  /** The read model behind the lists, one partition a company. */
  lists: {
    id: 'lists',
    partitionKey: { paths: ['/viewerCompanyId'] },
    indexingPolicy: {
      ...indexOnly(
        '/memberIds/[]/?',
        '/isCase/?',
        '/caseNumber/?',
        '/caseState/?',
        '/serviceOrganisation/?',
        '/lastActivityAt/?',
        '/changedAt/?',
      ),
      compositeIndexes: [
        [
          { path: '/lastActivityAt', order: 'descending' },
          { path: '/id', order: 'descending' },
        ],
      ],
    },
  },
  /** Records of files, and in the partition `~work` when each of them needs a look. */
  files: {
    id: 'files',
    partitionKey: { paths: ['/conversationId'] },
    indexingPolicy: indexOnly('/place/?', '/isListed/?', '/kind/?', '/authorId/?', '/nameKey/?', '/dueAt/?'),
  },
  /** Teams places, each with the texts that wait for a choice; and in `~channels` GFMS's channels. */
  places: {
    id: 'places',
    partitionKey: { paths: ['/placeId'] },
    defaultTtl: -1,
    indexingPolicy: indexOnly(),
  },
  /** How entries fare at the places, by conversation; in `~posts` what waits to be said beside, in `~pending` marks. */
  relay: {
    id: 'relay',
    partitionKey: { paths: ['/conversationId'] },
    defaultTtl: -1,
    indexingPolicy: indexOnly(
      '/type/?',
      '/placeId/?',
      '/sequence/?',
      '/operation/?',
      '/state/?',
      '/activityId/?',
      '/at/?',
    ),
  },
  /** What is drawn on whiteboards: a log each, with snapshots, a summary and the fast lane's container beside it. */
  whiteboards: {
    id: 'whiteboards',
    partitionKey: { paths: ['/whiteboardId'] },
    uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/sequence'] }] },
    indexingPolicy: indexOnly('/sequence/?', '/begins/?', '/part/?'),
  },
  /** Who is in the rooms of our own now, by conversation; and in `~open` the rooms that are in use. */
  rooms: {
    id: 'rooms',
    partitionKey: { paths: ['/conversationId'] },
    defaultTtl: -1,
    indexingPolicy: indexOnly(),
  },
  /** What windows in a room tell each other to connect, from instance to instance; kept for a minute. */
  signals: {
    id: 'signals',
    partitionKey: { paths: ['/place'] },
    defaultTtl: -1,
    indexingPolicy: indexOnly('/at/?'),
  },
  readMarks: {
    id: 'readMarks',
    partitionKey: { paths: ['/personId'] },
    indexingPolicy: indexOnly(),
  },
  /** Companies, people and their identities. */
  directory: { id: 'directory', partitionKey: { paths: ['/partition'] } },
  /** Counters, claims, the projection's lease and checkpoint. Each item is a partition of its own. */
  system: {
    id: 'system',
    partitionKey: { paths: ['/id'] },
    defaultTtl: -1,
    indexingPolicy: indexOnly(),
  },
} satisfies Record<string, ContainerRequest>;

export type ContainerName = keyof typeof containers;

function indexOnly(...paths: string[]): IndexingPolicy {
  return {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: paths.map((path) => ({ path })),
    excludedPaths: [{ path: '/*' }],
  };
}
