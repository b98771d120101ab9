import fc from 'fast-check';
import { createSeals } from '../../../api/adapters/links/createSeals.ts';

const { seal, readSeal } = createSeals('a secret of the tests, long enough to be one');
const anything = fc.string({ unit: 'grapheme' });

it('[RL2] [RL3] what was sealed for a place is read there again, on any instance with the key', () => {
  const again = createSeals('a secret of the tests, long enough to be one');
  fc.assert(
    fc.property(anything, anything, (placeId, of) => {
      expect(again.readSeal(seal({ placeId, of }), placeId)).toBe(of);
    }),
  );
});

it('[RL2] [SE2] in another place, or with another key, it does not count', () => {
  const other = createSeals('another secret of the tests, as long as that');
  fc.assert(
    fc.property(anything, anything, anything, (placeId, of, elsewhere) => {
      fc.pre(placeId !== elsewhere);
      expect(readSeal(seal({ placeId, of }), elsewhere)).toBeNull();
      expect(other.readSeal(seal({ placeId, of }), placeId)).toBeNull();
    }),
  );
});

it('[RL2] [SE2] one that says another case, or is cut or longer, does not count', () => {
  const good = seal({ placeId: 'here', of: 'case-1' });
  const [payload, mac] = good.split('.') as [string, string];
  const [, ofOther] = seal({ placeId: 'here', of: 'case-2' }).split('.') as [string, string];
  const forged = [
    `${Buffer.from('case-2').toString('base64url')}.${mac}`,
    `${payload}.${ofOther}`,
    `${payload}=.${mac}`,
    `.${mac}`,
    `${payload}.`,
    payload,
    mac,
    '',
    '.',
    `${good}.`,
    `${good}.${mac}`,
    good.slice(0, -2),
    `${good}aaaa`,
    `${payload}.${'A'.repeat(43)}`,
  ];
  for (const one of forged) expect(readSeal(one, 'here')).toBeNull();
});

it('[RL2] [SE2] no single byte can be changed', () => {
  const [payload, mac] = seal({ placeId: 'here', of: 'case-1' }).split('.') as [string, string];
  const flip = (text: string, at: number, bit: number) => {
    const bytes = Buffer.from(text, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(at % bytes.length) ^ bit, at % bytes.length);
    return bytes.toString('base64url');
  };
  fc.assert(
    fc.property(fc.nat(64), fc.integer({ min: 1, max: 255 }), (at, bit) => {
      expect(readSeal(`${flip(payload, at, bit)}.${mac}`, 'here')).toBeNull();
      expect(readSeal(`${payload}.${flip(mac, at, bit)}`, 'here')).toBeNull();
    }),
  );
});

it('[SE2] whatever comes with a press, it is no fault of the server', () => {
  fc.assert(fc.property(anything, anything, (text, placeId) => expect(readSeal(text, placeId)).toBeNull()));
});
