import type { Blueprint } from '../../../shared/dashboard/blueprint';
import { bringUp, type ReadyPorts } from '../../../shared/dashboard/bring-up';
import type { Facts } from '../../../shared/dashboard/draw-sheet';
import type { Drawing } from '../../../shared/dashboard/drawing';
import { leaveReady, loadReady, saveReady } from '../../../shared/dashboard/kept-ready';
import type { ReportPeople } from '../../../shared/dashboard/own-sheets';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import type { Check } from '../../../shared/report/kept/run';
import type { SheetValue } from '../../../shared/sheet-writer';
import { runSync } from '../../../shared/task';
import { type MemoryCharts, memoryCharts } from '../../doubles/memory-charts';
import type { Kept } from '../../doubles/memory-document';
import { type MemorySheets, memorySheets } from '../../doubles/memory-sheets';
import { type MemoryStore, memoryStore } from '../../doubles/memory-store';

/** Hours against a goal: rows of people, cells of every kind on top, colors, a chart. */
export const TIMESHEET: Blueprint = {
  version: 1,
  kind: 'timesheet',
  title: 'Timesheet',
  notes: ['Worked: active time.'],
  needs: [],
  top: [
    { key: 'from', label: 'From', holds: { kind: 'fact', fact: 'from' }, format: 'yyyy-mm-dd' },
    { key: 'zone', label: 'Time zone', holds: { kind: 'fact', fact: 'zone' } },
    { key: 'goal', label: 'Goal', holds: { kind: 'input', value: 8 } },
    { key: 'all', label: 'All', holds: { kind: 'formula', formula: '=SUM({column.worked})' }, format: '0.00' },
  ],
  rows: { kind: 'each', of: ['userId', 'user'] },
  columns: [
    { key: 'user', label: 'Name', characters: 20 },
    { key: 'userId', label: 'ID', format: '0', characters: 10 },
    { key: 'worked', label: '=Worked', formula: '=SUMIFS({report.active},{report.userId},{row.userId})', format: '0.00', characters: 10 },
    { key: 'balance', label: 'Balance', formula: '={row.worked}-{top.goal}*{number}', characters: 10 },
  ],
  rules: [
    { columns: ['balance'], rule: { kind: 'formula', formula: '={row.balance}<0', fill: '#ff0000' } },
    { columns: ['worked', 'balance'], rule: { kind: 'formula', formula: '={cell}=0', text: '#00ff00' } },
  ],
  chart: {
    kind: 'bar',
    title: 'Balance',
    categoryTitle: '',
    valueTitle: '',
    category: 'user',
    series: ['balance'],
    position: { right: 1, below: 0 },
  },
  print: { isLandscape: true },
};

export const FACTS_THEN: Facts = { from: 46_000, to: 46_006, zone: 'Europe/Berlin', refreshed: 46_007.5 };

/** Rows of a report: date, user, ID, active. */
export type Rows = readonly (readonly [date: number, user: string, userId: SheetValue, active: number])[];

export const ANN_AND_BOB: Rows = [
  [46_000, 'Bob', 2, 1],
  [46_000, 'Ann', 1, 2],
  [46_001, 'Bob', 2, 3],
];

export interface ReadyBench {
  readonly sheets: MemorySheets;
  readonly charts: MemoryCharts;
  readonly documents: MemoryStore;
  readonly ports: ReadyPorts;
  readonly source: () => Drawing['source'];
  /** Puts rows into the report's sheet. */
  report(rows: Rows): void;
  keep(blueprint: Blueprint): void;
  bringUp(facts?: Partial<Facts>, ports?: ReadyPorts, source?: Drawing['source'], people?: ReportPeople): readonly Check[];
  drawn(): ReturnType<typeof load>;
  /** All there is at this moment, which may be put back. */
  moment(): Kept;
}

const load = (documents: MemoryStore) => runSync(loadReady(documents, 'r'));

/** A report on a sheet, and its ready sheet to be. @param header the row of the report's header */
export function readyBench(blueprint: Blueprint = TIMESHEET, header = 0): ReadyBench {
  const sheets = memorySheets('at once');
  const charts = memoryCharts(false);
  const documents = memoryStore('at once');
  let rows: Rows = [];
  let ids = 0;
  const { id: sheet } = sheets.addSheet("It's data", 'visible', { rows: 200, columns: 6 }) as { readonly id: string };
  const columns = new Map(['date', 'user', 'userId', 'active'].map((key, at) => [key, at]));
  const ports: ReadyPorts = {
    sheets,
    styler: sheets.styles.styler,
    documents,
    charts: charts.writer,
    newId: () => {
      ids += 1;
      return `id${ids}`;
    },
  };
  const source = () => ({ sheet, status: undefined, header, rows: rows.length, columns });
  const keep: ReadyBench['keep'] = (given) => {
    // As the panel does: what stands stays as the person's own.
    runSync(leaveReady(documents, sheets, 'r'));
    runSync(saveReady(documents, 'r', { version: 1, blueprint: given, own: ownPlans(given.needs) }));
  };
  keep(blueprint);
  return {
    sheets,
    charts,
    documents,
    ports,
    source,
    report(given) {
      rows = given;
      sheets.grow(sheet, header + rows.length + 2, 6);
      if (rows.length > 0) sheets.write({ sheet, row: header + 1, column: 0, rows: rows.length, columns: 4 }, rows);
    },
    keep,
    bringUp: (facts = {}, own = ports, table = source(), people = { connection: 'c1' }) =>
      runSync(bringUp(own, 'r', table, people, { ...FACTS_THEN, ...facts })),
    drawn: () => load(documents),
    moment() {
      const [kept, drawn, entries] = [sheets.keep(), charts.keep(), [...documents.entries]];
      const [given, made] = [rows, ids];
      return {
        get text() {
          return JSON.stringify([kept.text, drawn.text, entries, given, made]);
        },
        restore() {
          kept.restore();
          drawn.restore();
          documents.entries.clear();
          for (const [key, value] of entries) documents.entries.set(key, value);
          [rows, ids] = [given, made];
        },
      };
    },
  };
}
