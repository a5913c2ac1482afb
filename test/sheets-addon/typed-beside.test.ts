import { type Readings, USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { type AddOnBench, connected, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
const readings: Readings = { ...USUAL_READINGS };
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty', parts: { readings } },
);

const NOTE = 'D';

/** Cells beside rows of two people. */
function typedBeside(cells: Readonly<Record<number, string | number>>, format = 'General'): string {
  bench.serve(fakeOrganisation(2, DAYS));
  connected(bench);
  const id = bench.save({ columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] });
  bench.refresh(id);
  bench.inSheet((sheet) => {
    sheet.getRange(`${NOTE}1`).setValue('Note');
    sheet.getRange(`${NOTE}1:${NOTE}40`).setNumberFormat(format);
    for (const [row, value] of Object.entries(cells)) sheet.getRange(`${NOTE}${row}`).setValue(value);
  });
  return id;
}

/** Cells of the column as they are, and the formats that there are in it. */
const column = () =>
  bench.inSheet((sheet) => {
    const range = sheet.getRange(`${NOTE}2:${NOTE}40`);
    const values = range.getValues().flat();
    return { values: values.filter((value) => value !== ''), formats: [...new Set(range.getNumberFormats().flat())] };
  });

function refreshed(id: string, people: number): void {
  bench.serve(fakeOrganisation(people, DAYS));
  expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: people * 7 });
}

describe.each(['taken', 'kept'] as const)(
  'what is typed beside replaced rows, where Google has an apostrophe of plain text %s',
  (apostrophe) => {
    beforeEach(() => {
      readings.apostrophe = apostrophe;
    });

    it('leaves no cell that it goes to, or from, formatted as plain text', () => {
      const id = typedBeside({ 7: 'x', 10: '007', 13: '=1 is one' });
      bench.inSheet((sheet) => sheet.getRange(`${NOTE}10:${NOTE}13`).setValues([["'007"], [''], [''], ["'=1 is one"]]));
      for (const people of [4, 2, 3, 5, 2]) {
        refreshed(id, people);
        expect(column()).toEqual({ values: ['x', '007', '=1 is one'], formats: ['General'] });
      }
    });

    it('leaves a column plain text that somebody formatted so, with the same texts', () => {
      const id = typedBeside({ 7: 'x', 10: '007', 13: '1-2' }, '@');
      for (const people of [4, 2, 3, 5, 2]) {
        refreshed(id, people);
        expect(column()).toEqual({ values: ['x', '007', '1-2'], formats: ['@'] });
      }
    });

    it('leaves each text its own format in a column that has both', () => {
      const id = typedBeside({ 7: 'x', 10: 'y' });
      bench.inSheet((sheet) => sheet.getRange(`${NOTE}7`).setNumberFormat('@').setValue('7'));
      const looks = () =>
        bench.inSheet((sheet) => {
          const range = sheet.getRange(`${NOTE}2:${NOTE}40`);
          const formats = range.getNumberFormats();
          return range.getValues().flatMap(([value], at) => (value === '' ? [] : [[value, formats[at]?.[0]]]));
        });
      for (const people of [4, 3, 2]) {
        refreshed(id, people);
        expect(looks()).toEqual([
          ['7', '@'],
          ['y', 'General'],
        ]);
      }
    });

    it('leaves a number a number where a text of the column’s has stood, or in a cell of plain text', () => {
      const id = typedBeside({ 7: 'x', 10: 7 });
      bench.inSheet((sheet) => sheet.getRange(`${NOTE}16:${NOTE}20`).setNumberFormat('@'));
      refreshed(id, 4);
      expect(column().values).toEqual(['x', 7]);
    });
  },
);

describe('checkboxes beside replaced rows', () => {
  const BOXES = { range: { kind: 'words', words: 'last 3 days' }, columns: [{ key: 'date' }, { key: 'user' }, { key: 'active' }] } as const;

  it.each([3, 25])('go with their records, and of those that are not ticked nothing is said, with %s people', (people) => {
    bench.serve(fakeOrganisation(people, DAYS));
    connected(bench);
    const id = bench.save(BOXES);
    bench.refresh(id);
    const ticked = bench.inSheet((sheet) => {
      sheet.getRange(`${NOTE}1`).setValue('Reviewed');
      sheet.getRange(2, 4, people * 3, 1).setValue(false);
      sheet.getRange(people * 3 + 1, 4).setValue(true);
      return sheet.getRange(people * 3 + 1, 1, 1, 4).getValues()[0];
    });
    bench.google.clock.advance(86_400_000);
    bench.serve(fakeOrganisation(people, [...DAYS, '2026-11-24']));
    const { outcome, checks } = bench.refresh(id);
    expect([outcome, checks.filter(({ verdict }) => verdict !== 'good')]).toEqual(['done', []]);
    const rows = bench.inSheet((sheet) => sheet.getRange(2, 1, people * 3, 4).getValues());
    expect(rows.filter((row) => row[3] === true)).toEqual([ticked]);
  });

  it('are told of where they were ticked, and so is what is no box', () => {
    bench.serve(fakeOrganisation(3, DAYS));
    connected(bench);
    const id = bench.save(BOXES);
    bench.refresh(id);
    bench.inSheet((sheet) => {
      sheet.getRange(`${NOTE}1:E1`).setValues([['Reviewed', 'Late']]);
      sheet.getRange('D2:E5').setValues([
        [true, false],
        [false, 'no'],
        [false, ''],
        [false, 'yes'],
      ]);
    });
    bench.google.clock.advance(86_400_000);
    bench.serve(fakeOrganisation(3, [...DAYS, '2026-11-24']));
    const words = bench.refresh(id).checks.map((check) => check.words);
    expect(words.filter((text) => text.includes('removed'))).toEqual([
      expect.stringContaining('“true” was removed'),
      expect.stringContaining('“false” was removed'),
      expect.stringContaining('“no” was removed'),
    ]);
  });
});
