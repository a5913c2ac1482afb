import { loadWithKeys } from '../../../../shared/api/connections/connection-store';
import { answerPanel } from '../../../../shared/panel/answer';
import type { KeyValueStore } from '../../../../shared/ports';
import type { RefreshPorts } from '../../../../shared/report/run/job';
import { runSync } from '../../../../shared/task';
import { FAKE_KEY } from '../../../doubles/fake-api';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { memoryDesk, memoryScheduler } from '../../../doubles/memory-desk';
import { CONNECTION, DAYS, JANE, type ReportBench, report, reportBench } from '../report-bench';

const KEY = 'activtrak.connection';

/** A report of a person whose connection doesn't know yet how its server speaks. */
function unlearnt(change: object = {}): ReportBench {
  const bench = reportBench();
  const { dialect: _, keyHeader: __, ...connection } = CONNECTION;
  bench.secrets.entries.set(KEY, JSON.stringify({ version: 1, ...connection, ...change }));
  bench.save(report());
  return bench;
}

/** How many requests for hours a refresh takes: with another header than the right one, one more. */
function requests(bench: ReportBench, ports?: RefreshPorts): number {
  const asked = (): number =>
    bench
      .transport()
      .rounds.flat()
      .filter(({ url }) => url.includes('/workinghours/')).length;
  const before = asked();
  expect(bench.refresh(JANE, ports)).toMatchObject({ rows: 21 });
  return asked() - before;
}

describe('what a refresh learns of the server', () => {
  it('serves the next one', () => {
    const bench = unlearnt();
    expect([requests(bench), requests(bench)]).toEqual([2, 1]);
  });

  it('never puts back a key that was replaced meanwhile, whenever that was', () => {
    for (let turn = 1; turn <= 8; turn += 1) {
      const bench = unlearnt();
      let reads = 0;
      const secrets: KeyValueStore = {
        ...bench.secrets,
        // Right after this read, another panel has connected another key.
        get: (key) => {
          const text = bench.secrets.get(key);
          if (key === KEY) reads += 1;
          if (key === KEY && reads === turn)
            bench.secrets.entries.set(KEY, JSON.stringify({ version: 1, ...CONNECTION, id: 'new', key: 'key-new' }));
          return text;
        },
      };
      expect(requests(bench, { ...bench.within(600_000), secrets })).toBeGreaterThan(0);
      const replaced = reads >= turn;
      expect(JSON.parse(bench.secrets.entries.get(KEY) ?? '').key).toBe(replaced ? 'key-new' : FAKE_KEY);
      if (!replaced) return;
    }
    throw new Error('The refresh reads the connection too often to be tried.');
  });

  it('writes nothing that holds a key', () => {
    const bench = unlearnt();
    const written: string[] = [];
    const secrets: KeyValueStore = {
      ...bench.secrets,
      set: (key, value) => {
        written.push(value);
        return bench.secrets.set(key, value);
      },
    };
    requests(bench, { ...bench.within(600_000), secrets });
    expect(written).toHaveLength(1);
    expect(written.join()).not.toContain(FAKE_KEY);
  });

  it('is not for another key, nor for another connection', () => {
    const bench = unlearnt();
    requests(bench);
    const { dialect: _, keyHeader: __, ...connection } = CONNECTION;
    bench.secrets.entries.set(KEY, JSON.stringify({ version: 1, ...connection, id: 'new' }));
    expect(requests(bench)).toBe(2);
    bench.secrets.entries.set(`${KEY}-others`, 'yes');
    bench.secrets.entries.set(`${KEY}.eu`, JSON.stringify({ version: 1, ...connection, id: 'other', name: 'EU' }));
    bench.save(report({ version: 4, connection: { handle: 'eu', name: 'EU', host: 'api.activtrak.com' } }));
    expect([requests(bench), requests(bench)]).toEqual([2, 1]);
  });

  it('counts before what was saved with the key: a server may change its header', () => {
    const bench = unlearnt({ dialect: 'current', keyHeader: 'x-api-key' });
    bench.serve(fakeOrganisation(3, DAYS), { keyHeader: 'bearer' });
    expect([requests(bench), requests(bench)]).toEqual([2, 1]);
  });

  it('goes with the connection', () => {
    const bench = unlearnt();
    requests(bench);
    const ports = { ...bench.within(600_000), desk: memoryDesk(), scheduler: memoryScheduler() };
    runSync(answerPanel('disconnect', '{}', ports));
    expect(runSync(loadWithKeys(bench.secrets))).toEqual([]);
    expect([...bench.secrets.entries.keys()].filter((key) => key.includes('learnt'))).toEqual([]);
  });
});
