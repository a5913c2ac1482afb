import { ActivTrakError } from '../../../shared/errors';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { PanelState } from '../../../shared/panel/views';
import { withMethods } from '../../doubles/with-methods';
import { report } from '../report/report-bench';
import { panelBench } from './panel-bench';

const WEEKLY = { when: { every: 'week', on: 1, at: 7, zone: 'Europe/Berlin' }, ownerId: 'omar', ownerName: 'Omar', since: 0 } as const;
/** Ports that opening the panel asks, beside plain values. */
const PORTS = ['secrets', 'documents', 'sheets', 'desk', 'scheduler', 'keyKeeper', 'whileOpen'] as const;
type Port = (typeof PORTS)[number];

/** A file with two reports, at a host that has everything a host can have. */
function opened() {
  const bench = panelBench();
  bench.save(report({ schedule: WEEKLY, statusLine: true }));
  bench.refresh();
  bench.save(report({ id: 'r2', name: 'More', destination: { sheet: 'More', cell: 'A1' } }));
  const whole: PanelPorts = {
    ...bench.within(600_000),
    desk: { ...bench.desk, separators: () => ({ typed: ';', inserted: ',' }) },
    scheduler: bench.scheduler,
    keyKeeper: { lifetime: () => 'device', choose: () => undefined },
    whileOpen: { load: () => ({ loads: false, refreshes: true, minutes: 5 }), save: () => undefined },
  };
  /** A host where every call is seen first. */
  const watched = (see: (call: string) => void): PanelPorts => {
    const seen = <P extends object>(name: Port, port: P): P =>
      withMethods(port, (call, method) => (...args) => {
        see(`${name}.${method}`);
        return call(...args);
      });
    const ports = Object.fromEntries(PORTS.map((name) => [name, seen(name, whole[name] as object)]));
    return { ...whole, ...ports };
  };
  const open = (see: (call: string) => void): PanelState => bench.call('open', {}, watched(see));
  return { bench, open, watched };
}

/** Every call into the host that opening makes, in its order, with how often it came before. */
function calls(): readonly (readonly [call: string, time: number])[] {
  const seen: [string, number][] = [];
  opened().open((call) => seen.push([call, seen.filter(([other]) => other === call).length]));
  return seen;
}

const whole = opened().open(() => undefined);

describe.each([
  ['an exception', new TypeError('x is not a function'), /the code [A-Z2-9]{6} /],
  ['a sentence', new ActivTrakError('busy', 'Excel is busy. Try again in a minute.'), /Excel is busy\. Try again in a minute\.$/],
] as const)('opening the panel, where the host answers with %s', (_, cause, said) => {
  it.each(calls())('to %s (after %i of them), says that a part is lost and has the rest', (call, time) => {
    const { bench, open } = opened();
    let times = -1;
    const state = open((seen) => {
      times += seen === call ? 1 : 0;
      if (seen === call && times === time) throw cause;
    });
    expect(state.notices.filter(({ words }) => said.test(words))).toHaveLength(1);
    expect(state.lacks).toBe(call === 'documents.all' ? 'reports' : 'a part');
    expect(bench.diagnostics.troubles).toHaveLength(cause instanceof TypeError ? 1 : 0);
    // Whatever was not lost with this one call is as it would be.
    // A connection shows the reports that use it, which may be the ones that are lost.
    const { notices: _notices, lacks: _lacks, stamp: _stamp, connection: _connection, ...rest } = state;
    const lost = Object.entries(whole).filter(
      ([name, value]) => name in rest && JSON.stringify(rest[name as keyof typeof rest]) !== JSON.stringify(value),
    );
    expect(lost.length + Object.keys(whole).filter((name) => !(name in state)).length).toBeLessThanOrEqual(2);
    if (!call.startsWith('documents.all')) expect(state.reports.map(({ report: { name } }) => name)).toEqual(['Hours', 'More']);
  });
});

it.each(['open', 'fileContents', 'exportReports'] as const)('%s asks its host no more often where there are more reports', (call) => {
  const { bench, open, watched } = opened();
  const asked = (): number => {
    let count = 0;
    const ports = watched(() => {
      count += 1;
    });
    bench.call(call, {}, ports);
    return count;
  };
  const before = asked();
  for (const id of ['r3', 'r4']) {
    bench.save(report({ id, name: id, destination: { sheet: id, cell: 'A1' } }));
    bench.call('refresh', { id, isSure: true });
  }
  expect(open(() => undefined).reports.map(({ place }) => place)).toEqual(['Hours!A2', '', 'r3!A1', 'r4!A1']);
  expect(asked()).toBe(before);
});

it('opening has asked much of its host', () => {
  expect(new Set(calls().map(([call]) => call))).toEqual(
    new Set([
      'documents.all',
      'secrets.get',
      'secrets.set',
      'sheets.sheets',
      'sheets.allMarks',
      'keyKeeper.lifetime',
      'whileOpen.load',
      'desk.separators',
      'scheduler.problems',
    ]),
  );
});
