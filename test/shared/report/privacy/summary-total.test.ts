import * as fc from 'fast-check';
import { STREAMS } from '../../../../shared/api/streams/streams';
import { matchRows } from '../../../../shared/functions/people/match';
import type { Cell, Row, Unit } from '../../../../shared/model/cell';
import { secondsPer } from '../../../../shared/model/cell';
import { columnIndex } from '../../../../shared/model/selection';
import { outputColumns } from '../../../../shared/report/definition/output';
import { ownerOf, rowShaper } from '../../../../shared/report/privacy/shape';
import { summarize } from '../../../../shared/report/privacy/summary';
import { report } from '../report-bench';

const { columns } = STREAMS['user-hours'];
const placed = (values: Readonly<Record<string, Cell>>): Row => columns.map(({ key }) => values[key] ?? '');

const group = fc.constantFrom(['51', 'Sales'], ['52', 'Support'], ['', 'Sick'], ['', 'Späti'], ['53', '']);
const person = fc.record({
  userId: fc.integer({ min: 1, max: 6 }),
  date: fc.integer({ min: 46_000, max: 46_002 }),
  seconds: fc.integer({ min: 0, max: 86_400 }),
  groups: fc.array(group, { maxLength: 4 }),
});

/** What `ACTIVTRAK_TOTAL` adds up, by day: the rows that its own test takes for the group's. */
function totalOf(rows: readonly Row[], [id, name]: readonly string[]): ReadonlyMap<number, number> {
  const stream = STREAMS['user-hours'];
  const isIn =
    id === ''
      ? matchRows(stream, { kind: 'group', id: undefined, name: name as string, text: '' })
      : matchRows(stream, { kind: 'group', id: Number(id), name: undefined, text: '' });
  const days = new Map<number, number>();
  for (const row of rows.filter(isIn)) {
    const day = Number(row[columnIndex(columns, 'date')]);
    days.set(day, (days.get(day) ?? 0) + Number(row[columnIndex(columns, 'active')]));
  }
  return days;
}

describe('a summary by group', () => {
  it.each(['seconds', 'hours', 'days'] as const)('holds the totals of the function, to the last digit of %s', (unit: Unit) => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 30 }), (people) => {
        const rows = people.map(({ userId, date, seconds, groups }) =>
          placed({ userId, user: `P${userId}`, date, active: seconds, groupMembers: groups.length === 0 ? '' : JSON.stringify(groups) }),
        );
        const definition = report({
          unit,
          privacy: { people: 'summary', smallestGroup: 1 },
          columns: [{ key: 'date' }, { key: 'groups' }, { key: 'active' }],
        });
        const output = outputColumns(definition);
        const shape = rowShaper(definition, columns, output.slice(0, -1), '');
        const owner = ownerOf(definition, columns);
        const active = columnIndex(columns, 'active');
        const raw = rows.map((row) => {
          const inUnit = row.map((cell, place) => (place === active ? Number(cell) / secondsPer(unit) : cell));
          return [...shape(inUnit), owner(inUnit)];
        });
        const found = summarize(definition, output, raw).rows;
        const wanted = [
          ['51', 'Sales'],
          ['52', 'Support'],
          ['', 'Sick'],
          ['', 'Späti'],
          ['53', ''],
        ].flatMap((one) => [...totalOf(rows, one)].map(([day, seconds]) => [day, one[1] || one[0], seconds / secondsPer(unit)]));
        const named = found.filter(([, name]) => name !== 'No group').map((row) => row.slice(0, 3));
        expect(named.map(String).sort()).toEqual(wanted.map(String).sort());
        const none = rows.filter((row) => row[columnIndex(columns, 'groupMembers')] === '');
        const nobodys = none.reduce((sum, row) => sum + Number(row[active]), 0);
        const last = found.filter(([, name]) => name === 'No group').reduce((sum, row) => sum + Number(row[2]), 0);
        expect(last * secondsPer(unit)).toBeCloseTo(nobodys, 5);
      }),
    );
  });
});
