import { NO_REPORT_IN_RIBBON, NOT_ON_REPORT } from '#words/ribbon';
import { associateCommands, type Commands } from '../../../excel-addin/association';
import { pageDiagnostics } from '../../../excel-addin/host/diagnostics';
import { inPageHost } from '../../../excel-addin/taskpane/in-page-host';
import { ribbonCommands } from '../../../excel-addin/taskpane/ribbon';
import { answerPanel } from '../../../shared/panel/answer';
import type { PanelListener } from '../../../shared/panel/host';
import type { PanelPorts } from '../../../shared/panel/ports';
import { runAsync } from '../../../shared/task';
import { consoleKeeping } from '../../contract/diagnostics.contract';
import { memoryDesk, memoryScheduler } from '../../doubles/memory-desk';
import { report, reportBench } from '../../shared/report/report-bench';

/** The ribbon of a workbook: its buttons, and what the pane was told. */
async function ribbon(load?: () => Promise<Commands>) {
  const bench = reportBench('later');
  const desk = memoryDesk();
  const ports = (): PanelPorts => ({ ...bench.within(600_000), desk, scheduler: memoryScheduler() });
  const buttons = new Map<string, (event: { completed(): void }) => void>();
  const steps: string[] = [];
  const listener: PanelListener = {
    refresh: (ids) => steps.push(`refresh ${ids.join(', ')}`),
    tell: (words) => steps.push(words),
    changed: () => steps.push('changed'),
  };
  Object.assign(globalThis, {
    Office: {
      onReady: async () => ({ host: 'Excel' }),
      actions: { associate: (id: string, run: (event: { completed(): void }) => void) => buttons.set(id, run) },
      addin: { showAsTaskpane: async () => void steps.push('pane') },
    },
  });
  const host = inPageHost(
    (name, json) => runAsync(answerPanel(name, json, ports())),
    () => undefined,
  );
  const commands = ribbonCommands(host, ports);
  associateCommands(load ?? (async () => commands));
  const press = (id: string): Promise<void> =>
    new Promise((completed) => {
      const button = buttons.get(id);
      if (!button) throw new Error(`There is no button ${id}.`);
      button({ completed });
    });
  return { bench, desk, host, listener, steps, press, buttons };
}

afterAll(() => Reflect.deleteProperty(globalThis, 'Office'));

it('are those that the manifest names', async () => {
  expect([...(await ribbon()).buttons.keys()]).toEqual(['refreshAll', 'refreshReport']);
});

it('“Refresh all” opens the pane and refreshes every report there', async () => {
  const { bench, host, listener, steps, press } = await ribbon();
  bench.save(report());
  bench.save(report({ id: 'r2' }));
  host.listen?.(listener);
  await press('refreshAll');
  expect(steps).toEqual(['pane', 'refresh r1, r2']);
});

it('what is pressed before the panel is there is done when it comes', async () => {
  const { bench, host, listener, steps, press } = await ribbon();
  bench.save(report());
  await press('refreshAll');
  expect(steps).toEqual(['pane']);
  host.listen?.(listener);
  expect(steps).toEqual(['pane', 'refresh r1']);
  host.listen?.(listener);
  expect(steps).toHaveLength(2);
});

it('without a report the pane says what to do', async () => {
  const { host, listener, steps, press } = await ribbon();
  host.listen?.(listener);
  await press('refreshAll');
  expect(steps[1]).toBe(NO_REPORT_IN_RIBBON);
});

describe('“Refresh this report”', () => {
  /** Hours at B2 with a status line above its header: rows 2 to 24, columns B to E. */
  const PLACED = report({ statusLine: true, destination: { sheet: 'Hours', cell: 'B2' } });

  it.each<[string, number, number, boolean]>([
    ['the status line', 1, 1, true],
    ['the header', 2, 4, true],
    ['a row', 10, 2, true],
    ['the last row', 23, 1, true],
    ['the row below', 24, 1, false],
    ['the row above', 0, 1, false],
    ['a column beside', 10, 5, false],
  ])('at %s', async (_, row, column, isInside) => {
    const { bench, desk, host, listener, steps, press } = await ribbon();
    bench.save(PLACED);
    expect((await bench.refreshLater()).outcome).toBe('done');
    desk.selected = { sheet: 'Hours', row, column };
    host.listen?.(listener);
    await press('refreshReport');
    expect(steps[1]).toBe(isInside ? 'refresh r1' : NOT_ON_REPORT);
  });

  it('on another sheet, or before it was written, is none', async () => {
    const { bench, desk, host, listener, steps, press } = await ribbon();
    bench.save(PLACED);
    host.listen?.(listener);
    await press('refreshReport');
    await bench.refreshLater();
    desk.selected = { sheet: 'Other', row: 10, column: 2 };
    await press('refreshReport');
    expect(steps.filter((step) => step.startsWith('refresh'))).toEqual([]);
  });
});

it('a button always comes to its end, whatever Excel does', async () => {
  const { kept } = consoleKeeping(pageDiagnostics);
  const { host, listener, steps, press } = await ribbon();
  host.listen?.(listener);
  Object.assign(Office.addin, { showAsTaskpane: () => Promise.reject(new Error('5001')) });
  await press('refreshAll');
  expect(steps).toEqual([expect.stringMatching(/^Excel didn't say .* the code [A-Z2-9]{6} /)]);
  expect(kept()).toEqual([expect.stringContaining('in the ribbon:\nError: ')]);
  jest.restoreAllMocks();
});

it('brings up the pane, which says it, and comes to its end when what it does could not be loaded', async () => {
  const { steps, press } = await ribbon(() => Promise.reject(new Error('Failed to fetch')));
  await press('refreshAll');
  await press('refreshReport');
  expect(steps).toEqual(['pane', 'pane']);
});
