import { LOG_HEADER, LOG_SHEET, RESULTS } from '#words/log-sheet';
import { panel } from '../../sheets-addon/panel';
import { OWNER } from '../playground/script-bench';
import type { AddOnBench } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { api: { largestPage: 4 } },
);

const SHEETS = 20;

/** How often a refresh asks Google for anything. */
const callsOf = (id: string): number =>
  bench.execute({ context: 'sidebar', user: OWNER }, () => panel('refresh', JSON.stringify({ id }))).execution.counts.serviceCalls;

describe('the log sheet in Google', () => {
  it('costs a refresh as much, however many sheets there are', () => {
    const id = bench.save();
    bench.refresh(id);
    bench.as(OWNER, () => {
      for (let number = 0; number < SHEETS; number += 1) SpreadsheetApp.getActiveSpreadsheet().insertSheet(`Sheet of hers ${number}`);
    });
    const without = callsOf(id);
    bench.get('showLog', {});
    callsOf(id);
    expect(callsOf(id) - without).toBeLessThan(SHEETS + 10);
  });

  it.each([
    ['the last', LOG_HEADER.length],
    ['another', 3],
  ])('keeps refreshes well when somebody deletes a column: %s', (_, column) => {
    bench.get('showLog', {});
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet) => sheet.deleteColumn(column), OWNER, LOG_SHEET);
    expect(bench.refresh(id).outcome).toBe('nothing-new');
    const [header = [], ...lines] = bench.seen(LOG_SHEET);
    expect(header).toEqual(LOG_HEADER.filter((__, at) => at !== column - 1));
    expect(lines.map((line) => line[header.indexOf('Result')])).toEqual([RESULTS['nothing-new'], RESULTS.done]);
  });

  it('keeps its texts texts where its rows were deleted and come anew', () => {
    bench.get('showLog', {});
    const id = bench.save({ name: '=1+1' });
    bench.refresh(id);
    bench.inSheet((sheet) => sheet.deleteRows(3, sheet.getMaxRows() - 2), OWNER, LOG_SHEET);
    bench.refresh(id);
    expect(bench.seen(LOG_SHEET).map((line) => line[3])).toEqual(['Report', '=1+1', '=1+1']);
    expect(bench.inSheet((sheet) => sheet.getRange('D2:D3').getFormulas().flat().join(''), OWNER, LOG_SHEET)).toBe('');
  });
});
