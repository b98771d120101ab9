import type { ContainerRequest } from '@azure/cosmos';

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
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [{ path: '/sequence/?' }, { path: '/row/?' }],
      excludedPaths: [{ path: '/*' }],
    },
  },
  /** The read model behind the lists, one partition a company. */
  lists: {
    id: 'lists',
    partitionKey: { paths: ['/viewerCompanyId'] },
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [
        { path: '/memberIds/[]/?' },
        { path: '/isCase/?' },
        { path: '/caseNumber/?' },
        { path: '/caseState/?' },
        { path: '/serviceOrganisation/?' },
        { path: '/lastActivityAt/?' },
        { path: '/changedAt/?' },
      ],
      excludedPaths: [{ path: '/*' }],
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
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [
        { path: '/place/?' },
        { path: '/isListed/?' },
        { path: '/kind/?' },
        { path: '/authorId/?' },
        { path: '/nameKey/?' },
        { path: '/dueAt/?' },
      ],
      excludedPaths: [{ path: '/*' }],
    },
  },
  /** Teams places, each with the texts that wait for a choice; and in `~channels` GFMS's channels. */
  places: {
    id: 'places',
    partitionKey: { paths: ['/placeId'] },
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [],
      excludedPaths: [{ path: '/*' }],
    },
  },
  /** How entries fare at the places, by conversation; in `~posts` what waits to be said beside, in `~pending` marks. */
  relay: {
    id: 'relay',
    partitionKey: { paths: ['/conversationId'] },
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [
        { path: '/type/?' },
        { path: '/placeId/?' },
        { path: '/sequence/?' },
        { path: '/operation/?' },
        { path: '/state/?' },
        { path: '/activityId/?' },
        { path: '/at/?' },
      ],
      excludedPaths: [{ path: '/*' }],
    },
  },
  /** What is drawn on whiteboards: a log each, with snapshots, a summary and the fast lane's container beside it. */
  whiteboards: {
    id: 'whiteboards',
    partitionKey: { paths: ['/whiteboardId'] },
    uniqueKeyPolicy: { uniqueKeys: [{ paths: ['/sequence'] }] },
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [{ path: '/sequence/?' }, { path: '/begins/?' }, { path: '/part/?' }],
      excludedPaths: [{ path: '/*' }],
    },
  },
  /** Who is in the rooms of our own now, by conversation; and in `~open` the rooms that are in use. */
  rooms: {
    id: 'rooms',
    partitionKey: { paths: ['/conversationId'] },
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [],
      excludedPaths: [{ path: '/*' }],
    },
  },
  /** What windows in a room tell each other to connect, from instance to instance; kept for a minute. */
  signals: {
    id: 'signals',
    partitionKey: { paths: ['/place'] },
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [{ path: '/at/?' }],
      excludedPaths: [{ path: '/*' }],
    },
  },
  readMarks: {
    id: 'readMarks',
    partitionKey: { paths: ['/personId'] },
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [],
      excludedPaths: [{ path: '/*' }],
    },
  },
  /** Companies, people and their identities. */
  directory: { id: 'directory', partitionKey: { paths: ['/partition'] } },
  /** Counters, claims, the projection's lease and checkpoint. Each item is a partition of its own. */
  system: {
    id: 'system',
    partitionKey: { paths: ['/id'] },
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [],
      excludedPaths: [{ path: '/*' }],
    },
  },
} as const satisfies Record<string, unknown>;

export type ContainerName = keyof typeof containers;

/** The SDK's own type wants mutable arrays. */
export function toContainerRequest(name: ContainerName): ContainerRequest {
  return structuredClone(containers[name]) as unknown as ContainerRequest;
}
