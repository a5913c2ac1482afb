import fc from 'fast-check';
import { parseWho } from '../../../shared/model/who';
import { plainName, plainWord } from '../../../shared/model/words';

describe('names as people compare them', () => {
  it.each([
    ['İBRAHİM ŞAHİN', 'İbrahim Şahin', 'ibrahim şahin', 'IBRAHIM ŞAHIN'],
    ['Işık Kılıç', 'IŞIK KILIÇ', 'ışık kılıç'],
    ['Jürgen Groß', 'JÜRGEN GROSS', 'Jürgen Gross', 'JÜRGEN GROẞ'],
    ['ΟΔΥΣΣΕΥΣ', 'Οδυσσευς', 'οδυσσευσ'],
    ['Zoë Ångström', 'Zoe\u0308 A\u030angstro\u0308m', 'ZOË ÅNGSTRÖM'],
    ['Robin Halvard', 'Ｒｏｂｉｎ　Ｈａｌｖａｒｄ', 'Robin\u00a0Halvard', 'robin  halvard'],
    ['Jane Doe', '\u200eJane Doe\u202c', 'Jane\u00ad Doe', '\u200bJane\u200b Doe\ufeff', '\u2066Jane Doe\u2069 '],
    ['Anne-Marie O’Neill', "ANNE\u2011MARIE O'NEILL", 'anne–marie o‘neill'],
    ['Jane.Doe@Example.com', 'jane.doe@example.com', 'JANE.DOE@EXAMPLE.COM'],
    ['ŒUVRE ﬁn', 'œuvre fin'],
  ])('%s is the same in other letters', (name, ...others) => {
    for (const other of others) expect([other, plainName(other)]).toEqual([other, plainName(name)]);
  });

  it('are told apart where they are others', () => {
    expect(new Set(['Zoe', 'Zoë', 'Zoé', 'Zo e'].map(plainName)).size).toBe(4);
  });

  it('are the same in whatever case and form of letters, and once made plain they stay so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const plain = plainName(name);
        for (const other of [name.normalize('NFD'), name.normalize('NFC'), ` ${name}\u200b`, plain]) expect(plainName(other)).toBe(plain);
        expect(plainWord(name.normalize('NFD'))).toBe(plainWord(name));
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...'abcäößşıİiçñøπσςΣжйⅧ'), fc.constantFrom(...'ABCÄÖẞŞIİĐÇÑØΠΣЖЙ'), (one, other) => {
        const name = `${one}${other}${one}`;
        expect([name, plainName(name.toUpperCase()), plainName(name.toLowerCase())]).toEqual([name, plainName(name), plainName(name)]);
      }),
    );
  });
});

describe('whom a text with signs that nobody sees means', () => {
  it.each([
    ['\u200euser:42\u202c', 'user', 42],
    ['user:\u200b42', 'user', 42],
    ['４２', 'user', 42],
    ['4\u00ad2', 'user', 42],
    ['\ufeffgroup：７', 'group', 7],
  ])('%j', (text, kind, id) => {
    expect(parseWho(text)).toMatchObject({ kind, id });
  });
});
