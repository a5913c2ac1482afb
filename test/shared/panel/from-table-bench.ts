import { asTableReport } from '../../../shared/panel/warehouse/table-report';
import type { Report } from '../../../shared/report/definition/definition';
import type { RunRecord } from '../../../shared/report/kept/run';
import { tableSource } from '../../../shared/report/warehouse/from-table';
import { tableRefresh } from '../../../shared/report/warehouse/table-refresh';
import type { Warehouse, WarehouseTable } from '../../../shared/warehouse/warehouse';
import type { FakeActivity, FakeOrganisation } from '../../doubles/fake-organisation';
import { HOSTILE_NAMES } from '../../doubles/hostile-names';
import { type SmallBigQuery, smallBigQuery } from '../bigquery/small-bigquery';
import { activity, report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

const PLACE = { project: 'acme-analytics', dataset: 'activtrak', location: 'EU' };
export const MARCH: Report['range'] = { kind: 'fixed', from: '2026-03-01', to: '2026-03-18' };
const DATES = ['2026-03-02', '2026-03-03', '2026-03-08', '2026-03-16', '2026-03-17', '2026-03-18'];
const NAMES = [...HOSTILE_NAMES, 'Jan Jansen', 'Jan Jansen', 'Person 2', 'a, b', 'ä'.repeat(200)];

const people = NAMES.map((name, at) => ({ id: at + 1, name, computerId: 1001 + at, groupIds: at % 3 === 0 ? [51, 52] : [51 + (at % 2)] }));
const groups = [
  { id: 51, name: '=Sales, "EU"' },
  { id: 52, name: "Support's" },
];

/** People of every name, with short days, days of nothing, and one whose second row of a day is of another computer. */
const days = DATES.flatMap((date, at) =>
  people.flatMap(({ id }) => {
    const row = { date, personId: id, productive: 3600 + 977 * id, unproductive: 61 * at, undefined: 7, passive: 1800 + id };
    if ((id + at) % 5 === 0) return [];
    return id === 4 ? [row, { ...row, productive: 59 }] : [row];
  }),
);

/** Records around midnight, of sites with and without a name, of one second and of hours. */
const log = DATES.flatMap((date, at): readonly FakeActivity[] =>
  people.flatMap(({ id }) => [
    activity(at * 100 + id * 2, date, {
      personId: id,
      time: `${date}T23:59:${String(id).padStart(2, '0')}`,
      seconds: 7300 + id,
      executable: '=calc.exe',
    }),
    activity(at * 100 + id * 2 + 1, date, {
      personId: id,
      time: `${date}T00:00:0${id % 10}`,
      seconds: 1 + id,
      executable: id % 2 === 0 ? 'chrome.exe' : '\u202eexe',
      url: id % 3 === 0 ? `https://www.site-${id}.example/x?y` : 'https://evil.example/=1+1',
    }),
  ]),
);

const organisation: FakeOrganisation = {
  people,
  groups,
  computers: people.map(({ computerId }) => ({ id: computerId, name: `=PC-${computerId}` })),
  days,
  log,
};

const allColumns = (stream: Report['stream']): Report['columns'] => [
  { key: 'all' },
  ...(stream === 'activity-log' ? [{ key: 'url' }] : []),
];

/** A document whose person has a key, or has none and can send ActivTrak nothing. */
export function keyedDocument(warehouse: Warehouse, hasKey: boolean): PanelBench {
  const bench = panelBench();
  bench.serve(organisation);
  const more = {
    warehouse,
    outside: tableRefresh(warehouse),
    source: tableSource(warehouse),
    ...(hasKey
      ? {}
      : {
          transport: {
            send: (): never => {
              throw new Error('ActivTrak was asked.');
            },
          },
        }),
  };
  if (!hasKey) bench.secrets.entries.delete('activtrak.connection');
  bench.documents.entries.set('activtrak.salt', 'one salt for both');
  return {
    ...bench,
    answer: (name, request, change) => bench.answer(name, request, { ...more, ...change }),
    call: (name, request, change) => bench.call(name, request, { ...more, ...change }),
  };
}

export function refreshed(bench: PanelBench, id: string): RunRecord {
  for (let calls = 0; calls < 50; calls += 1) {
    const { state, record } = bench.call('refresh', { id });
    if (state === 'ended' && record) return record;
  }
  throw new Error('The refresh does not end.');
}

/** Tables of every stream, filled by an owner's reports. */
export interface FilledTables extends SmallBigQuery {
  readonly tables: Readonly<Record<Report['stream'], WarehouseTable>>;
  /** The owner's document. */
  readonly owner: PanelBench;
}

export function filledTables(privacy: Report['privacy'] = { people: 'names', smallestGroup: 5 }): FilledTables {
  const small = smallBigQuery({ limits: { pageBytes: 4_000 } });
  const owner = keyedDocument(small.warehouse, true);
  const tables = {} as Record<Report['stream'], WarehouseTable>;
  for (const stream of ['user-hours', 'computer-hours', 'activity-log'] as const) {
    const base = report({
      id: '',
      name: stream,
      stream,
      range: MARCH,
      columns: allColumns(stream),
      privacy,
      destination: { sheet: stream, cell: 'A1' },
    });
    const made = asTableReport(base, PLACE, []);
    const { id } = owner.call('saveReport', { report: made });
    expect(refreshed(owner, id)).toMatchObject({ outcome: expect.stringMatching(/done|nothing-new/) });
    tables[stream] = made.warehouse as WarehouseTable;
  }
  return { ...small, tables, owner };
}
