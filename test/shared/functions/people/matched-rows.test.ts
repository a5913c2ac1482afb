import { STREAMS } from '../../../../shared/api/streams/streams';
import { matchRows } from '../../../../shared/functions/people/match';
import { matchedRows } from '../../../../shared/functions/people/matched-rows';
import { labelledOne } from '../../../../shared/functions/people/names';
import type { Cell, Row } from '../../../../shared/model/cell';
import { columnIndex } from '../../../../shared/model/selection';
import type { Who } from '../../../../shared/model/who';

const LISTS = ['', '[["51","Sales"]]', '[["2","Ada"],["0","Bob"]]', '[["","Ada"]]', '[["1",""],["3","ada"]]'];
const IDS = [1, 2, 3, 0, '', 'null', '2', '0'];
const NAMES = ['', 'Ada', 'ada', 'Ada  L', 'Bob', 'Ｂob', '\u200b'];

const who = (kind: Who['kind'], id: number | undefined, name?: string): Who => ({ kind, id, name, text: '' });

/** Gives one of a list, always the same by turns. */
function picker(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return list[Math.floor(state / 65_536) % list.length] as (typeof list)[number];
  };
}

it('finds the rows that a look at each of them finds, in their order', () => {
  const pick = picker(7);
  for (let run = 0; run < 300; run += 1)
    for (const stream of [STREAMS['user-hours'], STREAMS['computer-hours']]) {
      const cellOf = (key: string): Cell =>
        pick<Cell>(key.endsWith('Members') ? LISTS : key.endsWith('Id') ? IDS : ['user', 'computer'].includes(key) ? NAMES : [1, 2]);
      const rows = Array.from({ length: run % 30 }, (): Row => stream.columns.map(({ key }) => cellOf(key)));
      for (const kind of stream.told)
        for (const one of [who(kind, pick([1, 2, 3, 51])), who(kind, undefined, pick([...NAMES, 'Sales']))])
          expect(matchedRows(stream, one, rows)).toEqual(rows.filter(matchRows(stream, one)));
    }
});

it('looks at each row a few times, however many are asked for', () => {
  const stream = STREAMS['user-hours'];
  const [id, name, groups] = ['userId', 'user', 'groupMembers'].map((key) => columnIndex(stream.columns, key)) as [number, number, number];
  let looks = 0;
  const rows = Array.from({ length: 500 }, (_, at): Row => {
    const row = stream.columns.map((_column, index): Cell => (index === id ? at + 1 : index === name ? `Person ${at}` : ''));
    row[groups] = `[["${at % 5}","Group ${at % 5}"]]`;
    return new Proxy(row, {
      get(cells, key) {
        looks += 1;
        return Reflect.get(cells, key);
      },
    });
  });
  for (let at = 0; at < 500; at += 1) {
    expect(matchedRows(stream, who('user', undefined, `Person ${at}`), rows)).toHaveLength(1);
    expect(matchedRows(stream, who('user', at + 1), rows)).toHaveLength(1);
  }
  for (let at = 0; at < 5; at += 1) expect(matchedRows(stream, who('group', at), rows)).toHaveLength(at === 0 ? 0 : 100);
  expect(looks).toBeLessThan(20 * rows.length);
});

it('finds those who go by a name with an ID or another name behind it by one look at a list', () => {
  let looks = 0;
  const known = Array.from({ length: 500 }, (_, at) => ({
    id: at,
    get name() {
      looks += 1;
      return `Robin ${at % 250}`;
    },
    otherNames: [`robin${at}`],
  }));
  for (let at = 0; at < 500; at += 1) {
    expect(labelledOne(known, `Robin ${at % 250} (${at})`)?.id).toBe(at);
    expect(labelledOne(known, `Robin ${at % 250} (robin${at})`)?.id).toBe(at);
  }
  expect(labelledOne(known, 'Robin 1 (2)')).toBeUndefined();
  expect(looks).toBeLessThan(10 * known.length);
});
