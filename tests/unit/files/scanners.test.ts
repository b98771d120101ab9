import { toVerdict } from '../../../api/adapters/blob/createDefenderScanner.ts';
import { createLocalScanner } from '../../../api/adapters/scanner/createLocalScanner.ts';
import { buildLockedZip, eicar } from '../../builders/badFiles.ts';

it.each([
  [undefined, null],
  ['No threats found', 'clean'],
  ['Malicious', 'infected'],
  ['Error', 'notCheckable'],
  ['Not scanned', 'notCheckable'],
  ['SAM259201: too large', 'notCheckable'],
  ['no threats found', 'notCheckable'],
  ['', 'notCheckable'],
])('[FL8] the tag "%s" of Defender says %s', (tag, verdict) => expect(toVerdict(tag)).toBe(verdict));

const scan = (chunks: Uint8Array[], type = 'text/plain') =>
  createLocalScanner({
    open: async () =>
      (async function* () {
        yield* chunks;
      })(),
  })({ blob: 'a/b/c', type, size: 1 });

it('[FL8] the test string is found wherever it stands, also across two chunks', async () => {
  const filler = Buffer.alloc(10_000, 'x');
  expect(await scan([eicar])).toBe('infected');
  expect(await scan([filler, Buffer.concat([filler, eicar, filler])])).toBe('infected');
  for (let at = 1; at < eicar.length; at += 1) {
    const chunks = [
      Buffer.concat([filler, eicar.subarray(0, at)]),
      Buffer.concat([eicar.subarray(at), filler]),
    ];
    expect(await scan(chunks)).toBe('infected');
  }
  expect(await scan([...eicar].map((byte) => Buffer.from([byte])))).toBe('infected');
  expect(await scan([filler, eicar.subarray(1)])).toBe('clean');
});

it('[FL8] it is found across chunks as large as storage sends them, whose memory is given back', async () => {
  const large = (...parts: Buffer[]) => {
    const rest = 65_536 - parts.reduce((sum, part) => sum + part.length, 0);
    return new Uint8Array(Buffer.concat([...parts, Buffer.alloc(rest, 'x')]));
  };
  const ending = (part: Buffer) =>
    new Uint8Array(Buffer.concat([Buffer.alloc(65_536 - part.length, 'x'), part]));
  for (let at = 1; at < eicar.length; at += 7) {
    const chunks = [large(), ending(eicar.subarray(0, at)), large(eicar.subarray(at)), large()];
    expect(await scan(chunks)).toBe('infected');
    expect(chunks[0]?.length).toBe(0);
  }
  expect(await scan([large(), large(), large()])).toBe('clean');
});

it('[FL8] an archive with a password cannot be checked, one without is clean', async () => {
  expect(await scan([buildLockedZip(true)], 'application/zip')).toBe('notCheckable');
  expect(await scan([buildLockedZip(false)], 'application/zip')).toBe('clean');
  const bytes = [...buildLockedZip(true)].map((byte) => Buffer.from([byte]));
  expect(await scan(bytes, 'application/zip')).toBe('notCheckable');
  // The same bytes in another file say nothing.
  expect(await scan([buildLockedZip(true)], 'text/plain')).toBe('clean');
  const sevenZip = Buffer.concat([Buffer.alloc(1_000), Buffer.from('06f10701', 'hex')]);
  expect(await scan([sevenZip], 'application/x-7z-compressed')).toBe('notCheckable');
  const rar = (kind: number) =>
    Buffer.concat([Buffer.from('526172211a07010000000000', 'hex'), Buffer.from([0, kind])]);
  expect(await scan([rar(4)], 'application/vnd.rar')).toBe('notCheckable');
  expect(await scan([rar(1)], 'application/vnd.rar')).toBe('clean');
  const office = Buffer.concat([Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
  expect(await scan([office], 'application/x-cfb')).toBe('notCheckable');
});

it('[FL8] a blob that is gone cannot be checked', async () => {
  const gone = createLocalScanner({ open: async () => null });
  expect(await gone({ blob: 'a/b/c', type: 'text/plain', size: 1 })).toBe('notCheckable');
});
