import { DAY_OFF_KINDS } from '#words/own-sheets';
import { PAYROLL } from '#words/ready-people';
import { READY_KINDS } from '../../../../shared/dashboard/blueprint';
import { bringUp, type ReadyPorts } from '../../../../shared/dashboard/bring-up';
import { loadReady, saveReady } from '../../../../shared/dashboard/kept-ready';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../../../shared/dashboard/ready/ready-sheets';
import { cellAddress } from '../../../../shared/model/a1';
import { outputColumns } from '../../../../shared/report/definition/output';
import { runSync } from '../../../../shared/task';
import { memoryCharts } from '../../../doubles/memory-charts';
import { memorySheets } from '../../../doubles/memory-sheets';
import { memoryStore } from '../../../doubles/memory-store';

const FACTS = { from: 46_082, to: 46_112, zone: 'Europe/Berlin', refreshed: 46_113.5 };
const PEOPLE = ['names', 'pseudonyms'] as const;

describe.each(READY_KINDS)('%s', (kind) => {
  it.each(PEOPLE)('is drawn whole and kept up over a report that shows %s', (people) => {
    const { defaults, make } = READY_SHEETS[kind];
    const { report, blueprint } = make({ ...defaults, people });
    const [sheets, charts, documents] = [memorySheets('at once'), memoryCharts(false), memoryStore('at once')];
    let ids = 0;
    const ports: ReadyPorts = { sheets, styler: sheets.styles.styler, documents, charts: charts.writer, newId: () => `id${++ids}` };
    const output = outputColumns(report);
    const isBeside = blueprint.rows.kind === 'beside';
    const header = isBeside ? (cellAddress(report.destination.cell)?.row ?? 0) : 1;
    const { id: sheet } = sheets.addSheet(report.destination.sheet, 'visible', { rows: 200, columns: output.length }) as {
      readonly id: string;
    };
    const row = (at: number) =>
      output.map(({ key, kind: cells }) => (key === 'date' ? 46_082 + at : cells === 'text' ? `=${key} ${at}` : at + 1));
    sheets.write({ sheet, row: header, column: 0, rows: 4, columns: output.length }, [
      output.map(({ label }) => label),
      row(0),
      row(1),
      row(2),
    ]);
    const source = { sheet, status: undefined, header, rows: 3, columns: new Map(output.map(({ key }, at) => [key, at])) };
    runSync(saveReady(documents, 'r', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));

    expect(runSync(bringUp(ports, 'r', source, { connection: 'c1' }, FACTS))).toEqual([]);
    expect(runSync(bringUp(ports, 'r', source, { connection: 'c1' }, { ...FACTS, refreshed: 46_114.5 }))).toEqual([]);
    const drawn = runSync(loadReady(documents, 'r'))?.drawn;
    expect(drawn?.sheetName).toBe(isBeside ? report.destination.sheet : blueprint.title);
    const top = isBeside ? 0 : header - 1;
    const seen = sheets.seen(drawn?.sheetName ?? '');
    expect([seen[top]?.[0], ...blueprint.notes.map((_, at) => seen[top + 1 + at]?.[0])]).toEqual([blueprint.title, ...blueprint.notes]);
    const head = seen.findIndex((cells) => blueprint.columns.every(({ label, heading }) => heading || cells.includes(label)));
    expect(head).toBe(blueprint.notes.length + 5);
    expect(seen[head - 2]?.slice(0, 4)).toEqual([46_082, 46_112, 'Europe/Berlin', 46_114.5]);
    // Days have their dates as headers, which are formulas.
    const headings = blueprint.columns.filter(({ heading }) => heading !== undefined);
    expect(seen[head]?.filter((cell) => String(cell).startsWith('=IF(('))).toHaveLength(headings.length);
    const formulas = blueprint.columns.filter(({ formula }) => formula !== undefined).length;
    const rows = blueprint.rows.kind === 'count' ? blueprint.rows.count : 3;
    // The report's own texts look like formulas and are none.
    const isFormula = (cell: unknown): boolean => String(cell).startsWith('=') && !/^=\w+ \d$/.test(String(cell));
    const filled = seen.slice(head + 1, head + 1 + rows).map((cells) => cells.filter(isFormula).length);
    expect(filled).toEqual(Array.from({ length: rows }, () => formulas));
    expect(charts.charts).toHaveLength(blueprint.chart ? 1 : 0);
  });
});

it('pays for days off of every kind but one', () => {
  expect(DAY_OFF_KINDS).toContain(PAYROLL.unpaid);
});
