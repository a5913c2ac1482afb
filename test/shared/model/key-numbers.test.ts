import fc from 'fast-check';
import { keyNumbers } from '../../../shared/model/key-numbers';

/** Keys that a number would make one of: leading zeros, signs, neighbours that a double can't tell apart, halves that are alike. */
const NEAR = [
  ...['', '0', '00', '-0', '-1', '1', '01', '1e3', '+1', ' 1', '1 ', '１', '?1', '1\n2', '12', '\n', 'undefined', '__proto__'],
  ...['9007199254740991', '9007199254740992', '9007199254740993', '9007199254740994', '-9007199254740993'],
  ...['4294967295', '4294967296', '4294967297', '1000000000', '999999999', '1073741824', '3221225472000000000', '4294967296000000000'],
  ...['9223372036854775807', '9223372036854775808', '9999999999999999999', '10000000000000000000', '18446744073709551616'],
  ...['1000000001000000001', '1000000001', '1000000001000000000', '2000000001000000001', '8589934591000000000', '4294967295000000000'],
  // A sign taken for a digit would make the same number, and so would a digit too many.
  ...['1.0', '80', '2-5', '175', '1:', '20', '17179869185000000000', '17179869184000000000', '17179869184000000001'],
  ...[
    '4611686018427387904',
    '4611686018427387905',
    '0004611686018427387904',
    '46116860184273879040',
    'b1946ac9-2492-4d23-a9b1-0c5ad0f6e7c1',
  ],
];

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

const half = fc.constantFrom('000000000', '000000001', '294967296', '999999999', '123456789');
const key = fc.oneof(
  fc.constantFrom(...NEAR),
  fc.integer({ min: 1, max: 21 }).chain(digits),
  fc.tuple(half, half).map(([high, low]) => `1${high}${low}`),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }).map(String),
  fc.bigInt({ min: 0n, max: 2n ** 64n }).map(String),
  fc.integer().map(String),
  fc.array(fc.constantFrom('0', '1', '7', '9', '-', '.', ' ', ':'), { maxLength: 3 }).map((list) => list.join('')),
  fc.string(),
);

describe('numbers by keys of records', () => {
  it('are those of a map, whatever the keys look like', () => {
    const step = fc.tuple(key, fc.integer({ min: 0, max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.array(key), (steps, others) => {
        const [numbers, map] = [keyNumbers(), new Map<string, number>()];
        for (const [own, number] of steps) {
          expect(numbers.get(own)).toBe(map.get(own));
          numbers.set(own, number);
          map.set(own, number);
        }
        for (const one of [...others, ...NEAR, ...map.keys()]) expect([one, numbers.get(one)]).toEqual([one, map.get(one)]);
      }),
    );
  });

  it('never take one key for another that looks like it', () => {
    const numbers = keyNumbers();
    for (const [at, one] of NEAR.entries()) {
      expect([one, numbers.get(one)]).toEqual([one, undefined]);
      numbers.set(one, at);
    }
    expect(NEAR.map((one) => numbers.get(one))).toEqual(NEAR.map((_, at) => at));
  });

  it.each([1n, 1n << 20n, 1_000_000_000n, 1n << 32n, 999_999_999_999n])(
    'know each of many that are %d apart, and none between them',
    (step) => {
      const idOf = (at: number): string => String(4_611_686_018_427_387_904n + BigInt(at) * step);
      const numbers = keyNumbers();
      for (let at = 0; at < 40_000; at += 2) numbers.set(idOf(at), at);
      const found = Array.from({ length: 40_000 }, (_, at) => numbers.get(idOf(at)));
      expect(found).toEqual(found.map((_, at) => (at % 2 === 0 ? at : undefined)));
    },
  );
});
