import { ownPlans } from '../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { OWNER } from '../playground/script-bench';
import { type AddOnBench, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});

const shown = (name: string): readonly (readonly string[])[] =>
  bench.inSheet((sheet) => sheet.getDataRange().getDisplayValues(), OWNER, name);
const checks = (id: string) => bench.get('refresh', { id }).record?.checks.filter(({ words }) => words.includes('ready sheet'));

it('A timesheet in Sheets gets rows for who comes, with formulas, and is there once', () => {
  const { defaults, make } = READY_SHEETS.timesheet;
  const { report, blueprint } = make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } });
  const { id } = bench.get('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
  expect(checks(id)).toEqual([]);
  const header = shown('Timesheet').findIndex(([first]) => first === blueprint.columns[0]?.label);
  const people = () =>
    shown('Timesheet')
      .slice(header + 1)
      .filter(([first]) => first !== '');
  expect(people()).toHaveLength(3);
  expect(
    shown('Timesheet')
      .flat()
      .filter((cell) => cell.startsWith('#')),
  ).toEqual([]);
  bench.serve(fakeOrganisation(5, DAYS));
  expect(checks(id)).toEqual([]);
  expect(people()).toHaveLength(5);
  const formulas = bench
    .seen('Timesheet')
    .slice(header + 1)
    .map((row) => row.filter((cell) => String(cell).startsWith('=')).length);
  expect(formulas).toEqual(new Array(5).fill(blueprint.columns.filter(({ formula }) => formula !== undefined).length));
  expect(shown('People').filter(([first]) => /^\d+$/.test(first ?? ''))).toHaveLength(5);
});

it('A snapshot in Sheets has the numbers that a ready sheet shows, its colors and no formula, also where a filter is on it', () => {
  const { defaults, make } = READY_SHEETS['heat-map'];
  const { report, blueprint } = make({ ...defaults, range: { kind: 'words', words: 'last 7 days' } });
  const { id } = bench.get('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
  bench.get('refresh', { id });
  const sheetName =
    bench
      .get('open', {})
      .reports.find((one) => one.report.id === id)
      ?.ready?.place.slice(0, -3) ?? '';
  bench.inSheet(
    (sheet) => {
      sheet.getRange('B1').setNumberFormat('@').setValue("'=1+1");
      sheet.setColumnWidth(2, 177);
    },
    OWNER,
    sheetName,
  );
  const rules = (name: string): number => bench.inSheet((sheet) => sheet.getConditionalFormatRules().length, OWNER, name);
  const take = (): string => bench.get('takeSnapshot', { id }).sheet;
  const taken = take();
  expect(shown(taken)).toEqual(shown(sheetName));
  expect(shown(taken)[0]?.[1]).toBe('=1+1');
  expect(
    bench
      .seen(taken)
      .flat()
      .filter((cell) => String(cell).startsWith('=')),
  ).toEqual(['=1+1']);
  expect([rules(taken), bench.inSheet((sheet) => sheet.getColumnWidth(2), OWNER, taken)]).toEqual([rules(sheetName), 177]);
  expect(rules(taken)).toBeGreaterThan(0);
  bench.inSheet((sheet) => void sheet.getDataRange().createFilter(), OWNER, sheetName);
  const filtered = take();
  expect(filtered).toBe(`${taken} 2`);
  expect(shown(filtered)).toEqual(shown(sheetName));
  expect(shown(taken)).toEqual(shown(filtered));
  bench.inSheet((sheet) => void sheet.getRange('D1').setValue('Loading...'), OWNER, sheetName);
  const answer = bench.ask('takeSnapshot', { id });
  expect(answer).toMatchObject({ ok: false, code: 'busy' });
  bench.inSheet(
    (sheet) =>
      expect(
        sheet
          .getParent()
          .getSheets()
          .filter((one) => one.isSheetHidden()),
      ).toEqual([]),
    OWNER,
    sheetName,
  );
});
