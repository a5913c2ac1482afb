import { NOT_HERE } from '#words/panel-answers';
import { pageDiagnostics } from '../../../excel-addin/host/diagnostics';
import { inPageHost } from '../../../excel-addin/taskpane/in-page-host';
import { officeScheme } from '../../../excel-addin/taskpane/scheme';
import { answerPanel } from '../../../shared/panel/answer';
import type { PanelPorts } from '../../../shared/panel/ports';
import { runAsync } from '../../../shared/task';
import { consoleKeeping } from '../../contract/diagnostics.contract';
import { memoryDesk, memoryScheduler } from '../../doubles/memory-desk';
import { report, reportBench } from '../../shared/report/report-bench';

function pane(change: Partial<PanelPorts> = {}) {
  const bench = reportBench('later');
  const ports = (): PanelPorts => ({
    ...bench.within(600_000),
    desk: memoryDesk(),
    scheduler: memoryScheduler(),
    ...change,
  });
  return {
    bench,
    host: inPageHost(
      (name, json) => runAsync(answerPanel(name, json, ports())),
      () => undefined,
    ),
  };
}

afterEach(() => jest.restoreAllMocks());

it('answers the panel in its own page', async () => {
  const { bench, host } = pane();
  bench.save(report());
  const { state, record } = await host.call('refresh', { id: 'r1' });
  expect([state, record?.outcome]).toEqual(['ended', 'done']);
  expect((await host.call('open', {})).reports[0]).toMatchObject({ state: 'ready', place: 'Hours!A1' });
});

it('rejects with a sentence', async () => {
  await expect(pane().host.call('refresh', { id: 'gone' })).rejects.toThrow(/^[A-Z].*\.$/);
});

it('whatever is thrown on the way there becomes one too, and quotes nothing', async () => {
  const { kept } = consoleKeeping(pageDiagnostics);
  const broken = inPageHost(
    () => Promise.reject(new TypeError('undefined is not an object (secret)')),
    () => undefined,
  );
  await expect(broken.call('open', {})).rejects.toThrow(/^Something unexpected went wrong\. [^(]* the code [A-Z2-9]{6} [^(]*\.$/);
  expect(kept()).toEqual([expect.stringContaining('TypeError: undefined is not an object …')]);
});

it('says what only such a host offers', async () => {
  const wishes = { loads: false, refreshes: true, minutes: 30 };
  const saved: unknown[] = [];
  const { host } = pane({
    desk: { ...memoryDesk(), formulaToValues: () => ({ cells: 'A1:C3', formula: '=ACTIVTRAK_HOURS()' }) },
    keyKeeper: { lifetime: () => 'session', choose: () => undefined },
    whileOpen: { load: () => wishes, save: (given) => void saved.push(given) },
  });
  expect(await host.call('open', {})).toMatchObject({
    keyLifetime: 'session',
    whileOpen: wishes,
    turnsFormulas: true,
    isNamespaced: false,
  });
  expect(await host.call('formulaToValues', {})).toEqual({ cells: 'A1:C3', formula: '=ACTIVTRAK_HOURS()' });
  await host.call('saveWhileOpen', { loads: true, refreshes: false, minutes: 5 });
  expect(saved).toEqual([{ loads: true, refreshes: false, minutes: 5 }]);
  await expect(host.call('saveWhileOpen', { loads: true, refreshes: false, minutes: 0.5 })).rejects.toThrow('whole number');
});

it('and what the others do not is refused in words', async () => {
  const { host } = pane();
  const state = await host.call('open', {});
  expect(state).toMatchObject({ turnsFormulas: false });
  expect(state).not.toHaveProperty('keyLifetime');
  expect(state).not.toHaveProperty('whileOpen');
  await expect(host.call('formulaToValues', {})).rejects.toThrow(NOT_HERE);
  await expect(host.call('saveWhileOpen', { loads: true, refreshes: false, minutes: 0 })).rejects.toThrow(NOT_HERE);
});

it.each([
  ['#FFFFFF', 'light'],
  ['#292929', 'dark'],
  ['#0a0a0a', 'dark'],
  ['F3F2F1', 'light'],
  ['', undefined],
  [undefined, undefined],
])('takes an Excel whose ground is %s for %s', (bodyBackgroundColor, scheme) => {
  expect(officeScheme(bodyBackgroundColor === undefined ? undefined : { bodyBackgroundColor })).toBe(scheme);
});
