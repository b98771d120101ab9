import type { Container, SqlParameter } from '@azure/cosmos';
import { toSearchWords } from '../../domain/listItem.ts';
import type { Checkpoint, ListItem, ListQuery, ListStore } from '../../domain/ports.ts';
import { holdLease } from './holdLease.ts';
import { queryAll } from './queryAll.ts';

const leaseId = 'projection-lease';
const checkpointId = 'projection-checkpoint';

export function createListStore(lists: Container, system: Container): ListStore {
  return {
    async query(query) {
      const { conditions, parameters } = toConditions(query);
      const items = await queryAll<{ state: ListItem['state'] }>(lists, {
        query:
          `SELECT TOP ${query.limit} c.state FROM c WHERE ${conditions.join(' AND ')} ` +
          'ORDER BY c.lastActivityAt DESC, c.id DESC',
        parameters,
        partitionKey: query.viewerCompanyId,
        pageSize: query.limit,
      });
      return items.map((item) => item.state);
    },

    async write(items) {
      for (const item of items) {
        const { conversationId, ...rest } = item;
        await lists.items.upsert({ id: conversationId, schema: 1, ...rest });
      }
    },

    async readCheckpoint() {
      const { resource } = await system.item(checkpointId, checkpointId).read<Checkpoint>();
      return resource ? { position: resource.position, storedAt: resource.storedAt } : null;
    },

    async writeCheckpoint(checkpoint) {
      await system.items.upsert({ id: checkpointId, ...checkpoint });
    },

    holdLease: (owner, seconds) => holdLease(system, { id: leaseId, owner, seconds }),
  };
}

function toConditions(query: ListQuery): { conditions: string[]; parameters: SqlParameter[] } {
  const conditions = ['c.viewerCompanyId = @viewer'];
  const parameters: SqlParameter[] = [{ name: '@viewer', value: query.viewerCompanyId }];
  function add(condition: string, ...values: [string, string | number][]): void {
    conditions.push(condition);
    for (const [name, value] of values) parameters.push({ name, value });
  }
  if (query.memberId !== undefined) add('ARRAY_CONTAINS(c.memberIds, @member)', ['@member', query.memberId]);
  if (query.notMemberId !== undefined) {
    add('NOT ARRAY_CONTAINS(c.memberIds, @stranger)', ['@stranger', query.notMemberId]);
  }
  if (query.casesOnly) conditions.push('c.isCase = true');
  if (query.seenBy !== undefined) {
    add(
      '(c.serviceOrganisation = @organisation OR ARRAY_CONTAINS(c.memberIds, @seer))',
      ['@organisation', query.seenBy.serviceOrganisation],
      ['@seer', query.seenBy.personId],
    );
  }
  if (query.caseNumber !== undefined) add('c.caseNumber = @number', ['@number', query.caseNumber]);
  if (query.state === 'open') conditions.push("c.caseState != 'closed'");
  else if (query.state !== undefined) add('c.caseState = @state', ['@state', query.state]);
  toSearchWords(query.query ?? '').forEach((word, at) =>
    add(`CONTAINS(c.searchText, @word${at})`, [`@word${at}`, word]),
  );
  if (query.toldSince !== undefined) {
    const { personId, serviceOrganisation, second } = query.toldSince;
    const isServed = serviceOrganisation === null ? '' : ' AND c.serviceOrganisation = @served';
    add(
      'c.changedAt >= @since AND (ARRAY_CONTAINS(c.memberIds, @told) OR ARRAY_CONTAINS(c.formerIds, @told) ' +
        `OR (c.isCase = true AND c.caseChangedAt >= @since${isServed}))`,
      ['@told', personId],
      ['@since', second],
      ...(serviceOrganisation === null ? [] : [['@served', serviceOrganisation] as [string, string]]),
    );
  }
  if (query.behind !== undefined) {
    add(
      '(c.lastActivityAt < @time OR (c.lastActivityAt = @time AND c.id < @id))',
      ['@time', query.behind.lastActivityAt],
      ['@id', query.behind.conversationId],
    );
  }
  return { conditions, parameters };
}
