import type { Container } from './Container.ts';
import type { Database } from './Catalog.ts';
import { CosmosError, notOffered } from './CosmosError.ts';
import { readBody } from './Exchange.ts';
import type { Answer, Exchange } from './Exchange.ts';
import { isObject } from './json.ts';
import { requestCharge } from './requestCharge.ts';
import { databaseRid } from './resourceIds.ts';

/** The account, as the SDK asks for it first: one region, which is this server under the name it was called by. */
export function answerAccount(exchange: Exchange): Answer {
  if (exchange.method !== 'GET') throw notOffered(`${exchange.method} of the account`);
  const region = [{ name: 'Local', databaseAccountEndpoint: `http://${exchange.headers.host}/` }];
  return metadata(200, {
    id: 'local',
    _self: '',
    _rid: 'local',
    _dbs: '//dbs/',
    writableLocations: region,
    readableLocations: region,
    enableMultipleWriteLocations: false,
    userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
  });
}

/** `/dbs` and `/dbs/{id}`. */
export function answerDatabases({ catalog, method, headers, resource, body }: Exchange): Answer {
  const [id] = resource.ids as [string];
  if (resource.isList) {
    refuseQuery(headers, 'databases');
    if (method === 'GET')
      return metadata(200, list('Databases', '', catalog.listDatabases().map(renderDatabase)));
    if (method === 'POST') return metadata(201, renderDatabase(catalog.createDatabase(readId(body))));
  } else {
    if (method === 'GET') return metadata(200, renderDatabase(catalog.readDatabase(id)));
    if (method === 'DELETE') {
      catalog.deleteDatabase(id);
      return { status: 204, charge: requestCharge.metadata };
    }
  }
  throw notOffered(`${method} of a database`);
}

/** `/dbs/{id}/colls` and `/dbs/{id}/colls/{id}`. */
export function answerContainers({ catalog, method, headers, resource, body }: Exchange): Answer {
  const [database, id] = resource.ids as [string, string];
  if (resource.isList) {
    refuseQuery(headers, 'containers');
    if (method === 'GET') {
      const rid = databaseRid(catalog.readDatabase(database).number);
      return metadata(
        200,
        list('DocumentCollections', rid, catalog.listContainers(database).map(renderContainer)),
      );
    }
    if (method === 'POST') {
      return metadata(201, renderContainer(catalog.createContainer(database, readBody(body))));
    }
  } else {
    if (method === 'GET') {
      const container = catalog.readContainer(database, id);
      return { ...metadata(200, renderContainer(container)), container };
    }
    if (method === 'DELETE') {
      catalog.deleteContainer(database, id);
      return { status: 204, charge: requestCharge.metadata };
    }
  }
  throw notOffered(
    `${method} of a container${method === 'PUT' ? ': delete the data folder to change a definition' : ''}`,
  );
}

/** The one range in which all partitions of a container lie. */
export function answerPartitionKeyRanges({ catalog, method, resource }: Exchange): Answer {
  if (method !== 'GET' || !resource.isList) throw notOffered(`${method} of partition key ranges`);
  const [database, id] = resource.ids as [string, string];
  const container = catalog.readContainer(database, id);
  const range = {
    _rid: `${container.rid.slice(0, -1)}CAAAAAAAAUA==`,
    id: '0',
    _etag: '"00000000-0000-0000-0000-000000000000"',
    minInclusive: '',
    maxExclusive: 'FF',
    ridPrefix: 0,
    _self: `${container.self}pkranges/0/`,
    throughputFraction: 1,
    status: 'online',
    parents: [],
    _ts: container.ts,
  };
  return metadata(200, list('PartitionKeyRanges', container.rid, [range]));
}

function renderDatabase({ number, id, ts }: Database): object {
  const rid = databaseRid(number);
  return {
    id,
    _rid: rid,
    _self: `dbs/${rid}/`,
    _etag: etagOf(number, ts),
    _colls: 'colls/',
    _users: 'users/',
    _ts: ts,
  };
}

function renderContainer({ definition, rid, self, number, ts }: Container): object {
  return {
    ...definition,
    geospatialConfig: { type: 'Geography' },
    _rid: rid,
    _ts: ts,
    _self: self,
    _etag: etagOf(number, ts),
    _docs: 'docs/',
    _sprocs: 'sprocs/',
    _triggers: 'triggers/',
    _udfs: 'udfs/',
    _conflicts: 'conflicts/',
  };
}

function etagOf(number: number, ts: number): string {
  return `"${number.toString(16).padStart(8, '0')}-0000-0000-0000-${ts.toString(16).padStart(12, '0')}"`;
}

function list(name: string, rid: string, resources: object[]): object {
  return { _rid: rid, [name]: resources, _count: resources.length };
}

function metadata(status: number, body: object): Answer {
  return { status, body: JSON.stringify(body), charge: requestCharge.metadata };
}

function readId(body: string): string {
  const database = readBody(body);
  if (!isObject(database) || typeof database.id !== 'string')
    throw new CosmosError(400, 'A database has an id.');
  return database.id;
}

function refuseQuery(headers: Exchange['headers'], what: string): void {
  if (headers['x-ms-documentdb-isquery'] !== undefined) throw notOffered(`a query of ${what}; read them all`);
}
