/** The service's opaque resource ids: 4 bytes name a database, 8 a container, 16 an item. */
export function databaseRid(database: number): string {
  return encode(numbers(database));
}

export function containerRid(database: number, container: number): string {
  // The top bit tells containers from users in the service's ids.
  return encode(numbers(database, container | 0x80000000));
}

export function itemRid(database: number, container: number, item: number): string {
  itemBytes.writeUInt32BE(database, 0);
  itemBytes.writeUInt32BE((container | 0x80000000) >>> 0, 4);
  // 48 bits are enough for the numbers of SQLite's rows here; the service has 64.
  itemBytes.writeUIntLE(item, 8, 6);
  return encode(itemBytes);
}

const itemBytes = Buffer.alloc(16);

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32BE(value >>> 0, i * 4));
  return bytes;
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('/', '-');
}
