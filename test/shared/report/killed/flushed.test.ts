import type { SheetVisibility } from '../../../../shared/sheet-writer';
import { isChange, Killed, mortalHost } from '../../../doubles/mortal-host';
import { withMethods } from '../../../doubles/with-methods';
import type { ReportBench } from '../report-bench';
import { CASES, inCalls, type KilledCase, longAfter, portsOn, prepared } from './killed-cases';

const RUN = 'activtrak.run.r1';
const STATE = 'activtrak.state.r1';

/**
 * Google bundles changes of a spreadsheet and applies what is outstanding at a flush (Apps Script, SpreadsheetApp.flush); what is kept in a
 * store is there at once. Lists what was kept while changes were outstanding that a script which ends there would take along.
 */
function bundlingHost() {
  const early: (readonly [key: string, outstanding: readonly string[]])[] = [];
  const hidden = new Set<unknown>();
  let outstanding: string[] = [];
  let cleared = 0;
  const call = (name: string, args: readonly unknown[]): void => {
    if (name === 'clear') cleared += 1;
    if (name === 'flush') outstanding = [];
    // A state is about all that is in the sheet; a run about the rows that are put aside, and about cells that are free again.
    else if (name === 'set' && args[0] === STATE && outstanding.length > 0) early.push([STATE, outstanding]);
    else if (name === 'set' && args[0] === RUN && outstanding.some((change) => change === 'put aside' || change === 'clear'))
      early.push([RUN, outstanding]);
    else if (name === 'write' && hidden.has((args[0] as { readonly sheet: string }).sheet)) outstanding.push('put aside');
    else if (isChange(name) && !['set', 'remove', 'sleep'].includes(name)) outstanding.push(name);
  };
  return {
    early,
    outstanding: () => outstanding,
    cleared: () => cleared,
    wrap: <Port extends object>(port: Port): Port =>
      withMethods(port, (work, name) => (...args) => {
        call(name, args);
        const result = work(...args);
        if (name === 'addSheet' && args[1] === ('hidden' satisfies SheetVisibility)) hidden.add((result as { readonly id: string }).id);
        return result;
      }),
  };
}

describe.each(CASES)('$title keeps nothing before the sheet has it', (wanted) => {
  it.each([
    ['in one call', undefined],
    ['in many calls', 2],
  ] as const)('%s', (_, asks) => {
    const bench: ReportBench = prepared(wanted);
    const host = bundlingHost();
    inCalls(() => bench.step(undefined, portsOn(bench, host, asks)));
    expect(bench.documents.entries.has(STATE)).toBe(true);
    expect(host.early).toEqual([]);
    expect(host.outstanding()).toEqual([]);
  });
});

test('rows that a killed refresh had claimed are free before others are claimed there', () => {
  const wanted = CASES.find(({ title }) => title === 'more hours to replace') as KilledCase;
  let cleared = 0;
  for (let dies = 1; ; dies += 1) {
    const bench = prepared(wanted);
    const mortal = mortalHost(dies, true, isChange);
    try {
      inCalls(() => bench.step(undefined, portsOn(bench, mortal, undefined)));
      break;
    } catch (failure) {
      if (!(failure instanceof Killed)) throw failure;
    }
    longAfter(bench);
    const host = bundlingHost();
    inCalls(() => bench.step(undefined, portsOn(bench, host, undefined)));
    expect([dies, host.early]).toEqual([dies, []]);
    cleared += host.cleared();
  }
  expect(cleared).toBeGreaterThan(0);
});
