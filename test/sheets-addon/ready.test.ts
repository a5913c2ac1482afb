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
