import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { pseudonyms } from '../../../../shared/report/privacy/pseudonym';
import { sha256 } from '../../../../shared/report/privacy/sha256';

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

describe('a person whose name is written in several ways', () => {
  const VARIANTS = ['Zoë Byron', 'Zoe\u0308 Byron', 'ZOË BYRON', 'zoë byron', 'Zoë  Byron ', '\u200eZoë\u00a0Byron'];

  it.each(['2:salt', 'salt'])('has one pseudonym, with the salt “%s”', (salt) => {
    const name = pseudonyms(salt);
    expect(new Set(VARIANTS.map((one) => name('Person', one))).size).toBe(1);
    expect(name('Person', 'Zoë Byrom')).not.toBe(name('Person', 'Zoë Byron'));
  });

  it('has one in Turkish too, in documents whose salt is new', () => {
    const name = pseudonyms('2:salt');
    expect(name('Person', 'İbrahim Şahin')).toBe(name('Person', 'İBRAHİM ŞAHİN'));
  });

  // What earlier versions gave: their documents' salts have no sign in front.
  it.each([
    ['Ada Byron', 'Person CGBTXSHX'],
    ['42', 'Person LDQVJBDG'],
    ['Ludwig van Beethoven', 'Person WV8FTW9P'],
    ['jane.doe@example.com', 'Person Q5TYN6YZ'],
    ["Sinéad O'Connor", 'Person XCS6US6C'],
  ])('keeps the pseudonym that a document has for %s', (name, pseudonym) => {
    expect(pseudonyms('salt')('Person', name)).toBe(pseudonym);
  });
});
