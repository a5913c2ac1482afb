import { callFunction } from '../../sheets-addon/functions';
import { scriptDiagnostics } from '../../sheets-addon/host/diagnostics';
import { runHourly } from '../../sheets-addon/hourly';
import { showPanel } from '../../sheets-addon/menu';
import { refreshAll, updateFormulas } from '../../sheets-addon/menu-items';
import { panel } from '../../sheets-addon/panel';
import { consoleKeeping } from '../contract/diagnostics.contract';
import { OWNER } from '../playground/script-bench';
import { type AddOnBench, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});
afterEach(() => jest.restoreAllMocks());

/** What is said to a person, by whatever way Google has for it. */
function said(work: () => unknown, context: 'sidebar' | 'menu' | 'cell' | 'trigger'): string {
  let words = '';
  const { execution } = bench.execute({ context, user: OWNER }, () => {
    const broken = (): never => {
      throw new Error('Service Spreadsheets failed while accessing document with id 1AbCdEf.');
    };
    // Every service that knows the document is out of order.
    const ui = SpreadsheetApp.getUi;
    Object.assign(globalThis, {
      SpreadsheetApp: { getActiveSpreadsheet: broken, getUi: ui, getActiveRange: broken },
      HtmlService: { createHtmlOutputFromFile: broken },
    });
    try {
      words = JSON.stringify(work()) ?? '';
    } catch (failure) {
      expect((failure as Error).name).toBe('Error');
      words = (failure as Error).message;
    }
  });
  return words + JSON.stringify(execution.ui);
}

it.each([
  ["the panel's history", 'sidebar', () => panel('history', '{}')],
  ['the menu', 'menu', refreshAll],
  ['the menu', 'menu', updateFormulas],
  ['the menu', 'menu', showPanel],
  ['ACTIVTRAK_HOURS', 'cell', () => callFunction('ACTIVTRAK_HOURS', [])],
] as const)('what nobody expected in %s is in Google’s log under the id that the person sees', (where, context, work) => {
  const { kept } = consoleKeeping(scriptDiagnostics);
  const words = said(work, context);
  expect(kept()).toHaveLength(1);
  const [, id = '', place, cause] = /code ([A-Z2-9]{6}), in (.*):\n(.*)/.exec(kept()[0] ?? '') ?? [];
  expect(words).toContain(`send the code ${id} to`);
  expect([place, cause]).toEqual([where, 'Error: Service Spreadsheets failed while accessing document with id …']);
});

it('and of a schedule, whose failure Google mails', () => {
  const schedule = { when: { zone: 'UTC', every: 'hours', hours: 1 }, ownerId: '', ownerName: '', since: 0 } as const;
  bench.get('saveReport', { report: report({ schedule }) });
  const id = bench.backend.triggers.list()[0]?.id ?? '';
  const { kept } = consoleKeeping(scriptDiagnostics);
  const words = said(() => runHourly({ triggerUid: id }), 'trigger');
  expect(kept()).toEqual([expect.stringContaining('in a schedule:\nError: Service Spreadsheets failed')]);
  expect(words).toContain(/code ([A-Z2-9]{6})/.exec(kept()[0] ?? '')?.[1]);
});
