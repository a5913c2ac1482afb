import { runAndTell } from '../../../shared/report/notices/run-and-tell';
import { runSync } from '../../../shared/task';
import { FAKE_KEY } from '../../doubles/fake-api';
import { memoryNotifier } from '../../doubles/memory-notifier';
import type { MemoryStore } from '../../doubles/memory-store';
import { mortalHost } from '../../doubles/mortal-host';
import { report } from '../report/report-bench';
import { panelBench } from './panel-bench';

const TOLD = ['activtrak.told.', 'activtrak.told.alerts.', 'activtrak.mailed.'];

/** A person's memory of what she was told of reports. */
function remember({ entries }: MemoryStore, ids: readonly string[]): void {
  for (const id of ids)
    for (const prefix of TOLD)
      entries.set(prefix + id, prefix.includes('mailed') ? '7' : JSON.stringify({ at: 7, pending: {}, arrived: [] }));
}

const remembered = ({ entries }: MemoryStore): readonly string[] =>
  [...entries.keys()].filter((key) => TOLD.some((prefix) => key.startsWith(prefix))).sort();

/** All that is remembered of some reports. */
const allOf = (...ids: readonly string[]): readonly string[] => ids.flatMap((id) => TOLD.map((prefix) => prefix + id)).sort();

/** A file with two reports of which two people were told, as they were of one in another file. */
function told() {
  const bench = panelBench();
  const [gone, stays] = [bench.saveNew(), bench.saveNew({ name: 'Stays', destination: { sheet: 'Stays', cell: 'A1' } })];
  for (const store of [bench.secrets, bench.colleague]) remember(store, [gone, stays, 'elsewhere']);
  return { ...bench, gone, stays, hers: { secrets: bench.colleague } };
}

describe('what people were told of a report that is deleted', () => {
  it('is forgotten with it, of this report alone', () => {
    const { call, gone, stays, secrets, colleague } = told();
    call('deleteReport', { id: gone });
    expect(remembered(secrets)).toEqual(allOf(stays, 'elsewhere'));
    expect(remembered(colleague)).toEqual(allOf(gone, stays, 'elsewhere'));
  });

  it('is forgotten by a colleague with what she does next in the file: her hourly run, a refresh, or a deletion', () => {
    const next: readonly ((bench: ReturnType<typeof told>) => void)[] = [
      (bench) => {
        const notifier = memoryNotifier('at once').notifier;
        const ports = { ...bench.within(600_000), ...bench.hers, notifier, link: () => undefined, whileClosed: true };
        runSync(runAndTell(ports, { id: 'omar', name: 'Omar' }));
      },
      ({ call, stays, hers }) => {
        call('connect', { key: FAKE_KEY }, hers);
        expect(call('refresh', { id: stays }, hers).state).toBe('ended');
      },
      (bench) =>
        bench.call('deleteReport', { id: bench.saveNew({ name: 'Third', destination: { sheet: 'Third', cell: 'A1' } }) }, bench.hers),
    ];
    for (const [at, act] of next.entries()) {
      const bench = told();
      bench.call('deleteReport', { id: bench.gone });
      act(bench);
      expect([at, remembered(bench.colleague)]).toEqual([at, allOf(bench.stays, 'elsewhere')]);
    }
  });

  it('is forgotten also where the deletion was killed: once it is done again, or with the next refresh', () => {
    for (const effects of [false, true]) {
      let lived = false;
      for (let diesAt = 1; !lived; diesAt += 1) {
        const { answer, call, ports, gone, stays, secrets, documents } = told();
        const host = mortalHost(diesAt, effects, (step) => ['set', 'remove', 'removeMarks'].includes(step));
        answer(
          'deleteReport',
          { id: gone },
          { secrets: host.wrap(ports.secrets), documents: host.wrap(ports.documents), sheets: host.wrap(ports.sheets) },
        );
        lived = host.calls() < diesAt;
        const isGone = !documents.entries.has(`activtrak.report.${gone}`);
        expect([diesAt, remembered(secrets)]).toEqual([diesAt, expect.arrayContaining([...allOf(stays, 'elsewhere')])]);
        if (isGone) call('refresh', { id: stays });
        else call('deleteReport', { id: gone });
        expect([diesAt, effects, remembered(secrets)]).toEqual([diesAt, effects, allOf(stays, 'elsewhere')]);
      }
    }
  });

  it('stays of a report that is there again', () => {
    const { call, gone, stays, save, secrets } = told();
    call('deleteReport', { id: gone });
    save(report({ id: gone }));
    remember(secrets, [gone]);
    call('refresh', { id: stays });
    expect(remembered(secrets)).toEqual(allOf(gone, stays, 'elsewhere'));
  });

  it('keeps the IDs of the last fifty alone', () => {
    const { call, saveNew, documents } = panelBench();
    const ids = Array.from({ length: 52 }, (_, at) => saveNew({ name: `Report ${at}` }));
    for (const id of ids) call('deleteReport', { id });
    expect(JSON.parse(documents.entries.get('activtrak.deleted-reports') ?? '')).toEqual(ids.slice(-50));
  });
});
