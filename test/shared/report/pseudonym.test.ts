import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { pseudonyms } from '../../../shared/report/pseudonym';
import { sha256 } from '../../../shared/report/sha256';

describe('sha256', () => {
  it('gives what Node gives for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const hex = sha256(text)
          .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
          .join('');
        expect(hex).toBe(createHash('sha256').update(text).digest('hex'));
      }),
    );
  });
});

describe('pseudonyms', () => {
  it('are the same for the same person and salt, and others for others', () => {
    const [one, same, other] = [pseudonyms('salt'), pseudonyms('salt'), pseudonyms('pepper')];
    expect(one('Person', '42')).toBe(same('Person', '42'));
    expect(one('Person', '42')).not.toBe(one('Person', '43'));
    expect(one('Person', '42')).not.toBe(other('Person', '42'));
    expect(one('Person', '42').slice(7)).not.toBe(one('Computer', '42').slice(9));
  });

  it('tell 20,000 people apart', () => {
    const name = pseudonyms('salt');
    expect(new Set(Array.from({ length: 20_000 }, (_, id) => name('Person', String(id)))).size).toBe(20_000);
  });
});
