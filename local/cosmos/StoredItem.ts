import type { Container } from './Container.ts';
import type { JsonObject } from './json.ts';
import { itemRid } from './resourceIds.ts';

/** A row of a container's table: the item's own properties as JSON text, the system's beside them. */
export type StoredItem = {
  rid: number;
  id: string;
  body: string;
  ts: number;
  lsn: number;
};

export const storedColumns = 'rid, id, body, ts, lsn';

/** The properties that belong to the system; a client that sends them back has them ignored. */
export const systemProperties = ['_rid', '_self', '_etag', '_attachments', '_ts', '_lsn'] as const;

/** The entity tag with its quotes. The log sequence number makes it unique; the second tells two data files apart. */
export function etagOf(container: Container, { lsn, ts }: Pick<StoredItem, 'lsn' | 'ts'>): string {
  return `"${hex(lsn, 8)}-${hex(container.number, 4)}-0d00-0000-${hex(ts, 8)}0000"`;
}

/** The item as it is answered. Built as text: parsing and printing the body again would double the cost of a page. */
export function renderItem(container: Container, item: StoredItem, { withLsn = false } = {}): string {
  const { rid, self, etag } = systemValues(container, item);
  return `${item.body.slice(0, -1)},"_rid":"${rid}","_self":"${self}","_etag":${JSON.stringify(etag)},"_attachments":"attachments/","_ts":${item.ts}${withLsn ? `,"_lsn":${item.lsn}` : ''}}`;
}

/** The item as an object, for what only JavaScript can decide. */
export function parseItem(container: Container, item: StoredItem): JsonObject {
  const { rid, self, etag } = systemValues(container, item);
  const body = JSON.parse(item.body) as JsonObject;
  return Object.assign(body, {
    _rid: rid,
    _self: self,
    _etag: etag,
    _attachments: 'attachments/',
    _ts: item.ts,
  });
}

function systemValues(container: Container, item: StoredItem): { rid: string; self: string; etag: string } {
  const rid = itemRid(container.database, container.number, item.rid);
  return { rid, self: `${container.self}docs/${rid}/`, etag: etagOf(container, item) };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
