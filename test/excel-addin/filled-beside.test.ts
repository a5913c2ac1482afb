import { typedNotKept } from '#words/places';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS, report } from '../shared/report/report-bench';
import { bench, excel, open, openWorkbook, written } from './sheets-bench';

openWorkbook();

const BESIDE = 4;

/** Waits until the workbook is calculated. */
let calculated: () => Promise<void>;

beforeEach(() => {
  calculated = excel.calculates();
});

async function refreshed(people: number, days: readonly string[] = DAYS) {
  bench.serve(fakeOrganisation(people, days));
  const record = await bench.refresh();
  await calculated();
  return { outcome: record.outcome, warnings: record.checks.filter(({ verdict }) => verdict !== 'good').map(({ words }) => words) };
}

/** What stands in a column beside the report, as values. */
function column(at = BESIDE): readonly unknown[] {
  const { rows } = excel.workbook.backend.used(excel.sheetKey('Hours'));
  return Array.from({ length: rows }, (_, row) => excel.value({ row, column: at }, 'Hours') ?? '');
}

async function typed(row: number, text: string, at = BESIDE): Promise<void> {
  excel.person.type(excel.sheetKey('Hours'), row, at, text);
  await calculated();
}

describe('a formula that fills cells next to replaced rows', () => {
  const people = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `Person ${at + 1}`);

  it.each([1, 2, 4])(
    'in row %i stays with all that it fills, whichever rows come and go',
    async (row) => {
      await written();
      await typed(row, '=UNIQUE(B$2:B$200)');
      for (const count of [5, 4, 2, 6]) {
        expect(await refreshed(count)).toEqual({ outcome: 'done', warnings: [] });
        expect(column().slice(row, row + count)).toEqual(people(count));
      }
    },
    30_000,
  );

  it('stays also where it fills several columns, and in each row', async () => {
    await written();
    await typed(1, '=SEQUENCE(5,2)');
    for (let row = 1; row < 22; row += 1)
      excel.person.type(excel.sheetKey('Hours'), row, BESIDE + 2, `=TRANSPOSE(C${row + 1}:D${row + 1})&""`);
    await calculated();
    expect(await refreshed(4)).toEqual({ outcome: 'done', warnings: [] });
    expect(column().slice(1, 6)).toEqual([1, 3, 5, 7, 9]);
    expect(column(BESIDE + 1).slice(1, 6)).toEqual([2, 4, 6, 8, 10]);
  }, 30_000);

  it('does not keep notes of the same column from going along, where there is room', async () => {
    await written();
    await typed(1, '=UNIQUE(B$2:B$4)');
    await typed(20, 'of the last day');
    expect(await refreshed(4)).toEqual({ outcome: 'done', warnings: [] });
    expect(column().slice(1, 4)).toEqual(people(3));
    expect(column().indexOf('of the last day')).toBe(26);
  }, 30_000);

  it('keeps notes that would come into its cells from going along', async () => {
    await written();
    await typed(1, '=UNIQUE(B$2:B$4)');
    await typed(5, 'note');
    const all = fakeOrganisation(3, DAYS);
    bench.serve({ ...all, days: all.days.filter(({ date, personId }) => date !== DAYS[0] || personId === 1) });
    expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: typedNotKept('Hours', ['E6'], true) });
    await calculated();
    expect(column().slice(1, 6)).toEqual([...people(3), '', 'note']);
  }, 30_000);

  it('is no formula of the only row, which goes down into new ones', async () => {
    bench.serve(fakeOrganisation(1, DAYS.slice(0, 1)));
    await bench.save(report());
    await bench.refresh();
    await typed(0, 'Numbers');
    await typed(1, '=SEQUENCE(3)');
    await typed(1, '=D2*2', BESIDE + 1);
    expect(await refreshed(3)).toEqual({ outcome: 'done', warnings: [] });
    expect(column().slice(0, 5)).toEqual(['Numbers', 1, 2, 3, '']);
    expect(excel.seen('Hours')[21]?.[BESIDE + 1]).toBe('=D22*2');
  }, 30_000);

  it('is not looked for in an Excel that cannot tell', async () => {
    excel.dispose();
    await open(11);
    await written();
    await typed(3, 'note');
    expect(await refreshed(4)).toEqual({ outcome: 'done', warnings: [] });
    expect(column()[3]).toBe('note');
  });
});
