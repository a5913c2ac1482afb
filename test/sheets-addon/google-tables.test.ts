import { USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import { isoDay } from '../../shared/model/serial';
import type { Report } from '../../shared/report/definition/definition';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { type AddOnBench, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
const readings = { ...USUAL_READINGS };

beforeEach(() => Object.assign(readings, USUAL_READINGS));
sharedBench(
  (made) => {
    bench = made;
  },
  { parts: { readings } },
);

const REFUSAL = "You can't set the number format of cells in a typed column.";

/** A person makes a table of rows whose columns have types: those of these offsets. */
function makeTable(rows: number, typed: readonly number[], columns = 4): void {
  const { spreadsheet } = bench.google.backend;
  const sheet = spreadsheet.sheets().find(({ name }) => name === 'Hours')?.key as string;
  spreadsheet.putAnchor({ id: 'table', kind: 'table', sheet, span: { row: 0, column: 0, rows: rows + 1, columns }, facts: { typed } });
}

const formats = (range: string): unknown => bench.inSheet((sheet) => sheet.getRange(range).getNumberFormats());

describe.each(['at the call', 'at flush'] as const)('in a table whose typed columns refuse formats %s', (typedColumns) => {
  beforeEach(() => {
    readings.typedColumns = typedColumns;
  });

  it('the host refuses them', () => {
    bench.refresh(bench.save());
    makeTable(21, [1]);
    const set = (range: string) => () =>
      bench.inSheet((sheet) => {
        sheet.getRange(range).setNumberFormat('0.00');
        SpreadsheetApp.flush();
      });
    expect(set('B2')).toThrow(REFUSAL);
    expect(set('A2:D9')).toThrow(REFUSAL);
    expect(set('A1:D1')).not.toThrow();
    expect(set('A2:A22')).not.toThrow();
  });

  it.each(['replace', 'merge'] as const)('rows are written, more and fewer, and text stays text: %s', (disposition) => {
    const names = ['=1+1', '007', '2026-01-02', 'TRUE', '-x', 'Ann'];
    const organisation = fakeOrganisation(names.length, DAYS.slice(0, 3));
    const people = organisation.people.map((person, index) => ({ ...person, name: names[index] ?? '' }));
    bench.serve({ ...organisation, people });
    const id = bench.save({ disposition, unit: 'days' });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 18 });
    makeTable(18, [0, 1, 2, 3]);
    bench.inSheet((sheet) => sheet.getRange('E2:E19').setFormulaR1C1('=RC[-1]*2'));
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new' });
    const more = fakeOrganisation(names.length, DAYS);
    bench.serve({ ...more, people, days: more.days.map((day) => ({ ...day, productive: day.productive + 60 })) });
    const record = bench.refresh(id);
    expect(record.message).toMatch(/written|added/);
    const seen = bench.seen('Hours').slice(1);
    expect(new Set(seen.map(([, name]) => name))).toEqual(new Set(names));
    expect(bench.inSheet((sheet) => sheet.getRange('B1:B50').getFormulas().flat().join(''))).toBe('');
    expect(seen.every(([date, , user, active]) => [date, user, active].every((value) => typeof value === 'number'))).toBe(true);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', rows: record.rows });
  });

  it('rows are appended below, and what goes beyond the table has its formats', () => {
    const id = bench.save({ disposition: 'append', unit: 'days', range: { kind: 'fixed', from: DAYS[0] ?? '', to: '2026-11-30' } });
    bench.refresh(id);
    makeTable(21, [0, 3]);
    bench.google.clock.advance(2 * 86_400_000);
    bench.serve(fakeOrganisation(3, [...DAYS, '2026-11-24']));
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 24 });
    const own = ['yyyy-mm-dd', '@', '0', '[h]:mm:ss'];
    expect(formats('A19:D25')).toEqual([own, ...Array(3).fill(['General', '@', '0', 'General']), ...Array(3).fill(own)]);
  });

  it('columns without a type get their formats, and typed ones that look wrong are said', () => {
    const id = bench.save({ unit: 'days' });
    bench.refresh(id);
    bench.inSheet((sheet) => sheet.getRange('A2:D22').setNumberFormat('General'));
    makeTable(60, [0, 1]);
    bench.serve(fakeOrganisation(5, DAYS));
    const record = bench.refresh(id);
    expect(record).toMatchObject({ outcome: 'done', rows: 35 });
    expect(record.checks).toContainEqual({ verdict: 'warning', words: expect.stringContaining('“Date”') });
    expect(bench.seen('Hours')[35]?.[1]).toBe('Person 5');
  });

  it('new rows have their formats from the end of the table on', () => {
    const id = bench.save({ unit: 'days' });
    bench.refresh(id);
    makeTable(24, [0, 3]);
    bench.serve(fakeOrganisation(5, DAYS));
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 35 });
    const own = ['yyyy-mm-dd', '@', '0', '[h]:mm:ss'];
    expect(formats('A22:D36')).toEqual([own, ...Array(3).fill(['General', '@', '0', 'General']), ...Array(11).fill(own)]);
  });

  // A typed column's refusal would hide what was tried.
  it.each([[[]], [[0, 2, 3]]])('a format that is right is not set again (columns with types: %j)', (typed) => {
    const id = bench.save({ disposition: 'replace' });
    bench.refresh(id);
    makeTable(21, typed);
    const before = formats('A1:D22');
    const fill = jest.spyOn(bench.google.backend.spreadsheet, 'fill');
    bench.serve(fakeOrganisation(3, DAYS, []));
    const changed = fakeOrganisation(3, DAYS);
    bench.serve({ ...changed, people: changed.people.map((person) => ({ ...person, name: `${person.name}x` })) });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done' });
    const set = fill.mock.calls.filter(([areas, change]) => change.format !== undefined && areas.some(({ row }) => row > 0));
    fill.mockRestore();
    expect(set).toEqual([]);
    expect(formats('A1:D22')).toEqual(before);
    expect(bench.seen('Hours')[1]?.[1]).toBe('Person 1x');
  });
});

it.each(['its own', 'yours'])('new rows have their formats where Google refuses to set them for a second: %s', (whose) => {
  const id = bench.save({ unit: 'days' });
  bench.refresh(id);
  bench.inSheet((sheet) => sheet.getRange('E2:E22').setFormulaR1C1('=RC[-1]*2').setNumberFormat('0.000'));
  const { spreadsheet } = bench.google.backend;
  const [write, fill] = [spreadsheet.write.bind(spreadsheet), spreadsheet.fill.bind(spreadsheet)];
  const { clock } = bench.google;
  let since: number | undefined;
  const refuse = (isAsked: boolean): void => {
    if (!isAsked) return;
    since ??= clock.now();
    if (clock.now() >= since + 1000) return;
    throw new Error('Service Spreadsheets failed while accessing document with id 1AbCdEf.');
  };
  const spies = [
    jest.spyOn(spreadsheet, 'write').mockImplementation((area, change) => {
      refuse(whose === 'yours' && change.formats !== undefined && area.column === 4);
      write(area, change);
    }),
    jest.spyOn(spreadsheet, 'fill').mockImplementation((areas, change) => {
      refuse(whose === 'its own' && change.format === '[h]:mm:ss');
      fill(areas, change);
    }),
  ];
  bench.serve(fakeOrganisation(5, DAYS));
  expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 35 });
  for (const spy of spies) spy.mockRestore();
  expect([since !== undefined, formats('D36:E36')]).toEqual([true, [['[h]:mm:ss', '0.000']]]);
});

describe('a column that a person formats as plain text', () => {
  const plain = (words: unknown): boolean => /plain text/.test(String(words));
  const warned = (checks: readonly { readonly words: string }[]): readonly string[] =>
    checks.filter(({ words }) => plain(words)).map(({ words }) => words);
  const changed = () => {
    const organisation = fakeOrganisation(3, DAYS);
    return { ...organisation, days: organisation.days.map((day) => ({ ...day, productive: day.productive + 60 })) };
  };

  it.each([
    ['replace', 'seconds'],
    ['replace', 'days'],
    ['merge', 'hours'],
  ] as const)('is said, its rows are found again, and once it is a number again its numbers are too: %s, %s', (disposition, unit) => {
    const id = bench.save({ disposition, unit } satisfies Partial<Report>);
    expect(warned(bench.refresh(id).checks)).toEqual([]);
    bench.inSheet((sheet) => sheet.getRange('D2:D22').setNumberFormat('@'));
    bench.serve(changed());
    const record = bench.refresh(id);
    expect(record).toMatchObject({ outcome: 'done', rows: 21 });
    expect(warned(record.checks)).toEqual([expect.stringContaining('“Active')]);
    expect(
      bench
        .seen('Hours')
        .slice(1)
        .some(([, , , active]) => typeof active === 'string'),
    ).toBe(true);
    const again = bench.refresh(id);
    expect(again).toMatchObject({ outcome: 'nothing-new', rows: 21 });
    expect(warned(again.checks)).toHaveLength(1);
    bench.inSheet((sheet) => sheet.getRange('D2:D22').setNumberFormat('0.00'));
    const mended = bench.refresh(id);
    expect(mended).toMatchObject({ outcome: 'done', rows: 21 });
    expect(warned(mended.checks)).toEqual([]);
    const numbers = bench
      .seen('Hours')
      .slice(1)
      .filter(([, , , active]) => typeof active === 'number');
    expect(numbers.length).toBeGreaterThanOrEqual(disposition === 'replace' ? 21 : 3);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new' });
  });

  it.each([
    ['as numbers', undefined],
    ['as they are read', (cell: unknown) => isoDay(Number(cell))],
  ])('keeps its days found when it is a day, with days %s', (_, asText) => {
    const id = bench.save({ disposition: 'merge' });
    bench.refresh(id);
    bench.inSheet((sheet) => {
      const days = sheet.getRange('A2:A22');
      days.setNumberFormat('@');
      if (asText)
        days.setValues(
          bench
            .seen('Hours')
            .slice(1)
            .map(([day]) => [asText(day)]),
        );
    });
    bench.serve(changed());
    const record = bench.refresh(id);
    expect(record).toMatchObject({ rows: 21 });
    expect(warned(record.checks)).toEqual([expect.stringContaining('“Date”')]);
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', rows: 21 });
  });

  it.each([',', '.'])('has numbers that are no change, their decimals behind %j', (sign) => {
    const id = bench.save({ disposition: 'merge', unit: 'hours' });
    bench.refresh(id);
    bench.inSheet((sheet) => {
      const hours = sheet.getRange('D2:D22');
      hours.setNumberFormat('@');
      hours.setValues(
        bench
          .seen('Hours')
          .slice(1)
          .map(([, , , active]) => [Number(active).toFixed(8).replace('.', sign)]),
      );
    });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', rows: 21 });
  });
});
