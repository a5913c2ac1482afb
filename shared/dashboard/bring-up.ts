/**
 * Brings a report's ready sheet up to its rows: draws it, or adds what is new. Nothing that a person typed or changed is touched.
 * @module
 */
import type { ChartWriter } from '../chart-writer';
import type { KeyValueStore } from '../ports';
import type { Check } from '../report/kept/run';
import type { SheetValue } from '../sheet-writer';
import { type Task, wait } from '../task';
import { DAYS_OFF_SHEET, ownSheetDeleted, PEOPLE_SHEET, readyDeleted } from '../words/en/ready';
import { type Blueprint, FACTS, type OwnSheet } from './blueprint';
import { drawChart } from './draw-chart';
import { drawBeside, type Facts, makeSheet, showWhole } from './draw-sheet';
import { cellsOf, type Drawing, isBeside, type Stand, standOf, TOP } from './drawing';
import { chartName, saveChart } from './kept-chart';
import { loadReady, type MadeSheet, readyChart, readyOwner, saveReady } from './kept-ready';
import { ownSheet } from './own-sheets';
import { cellsFrom, type Places, wholeColumns } from './places';
import { addRows } from './ready-rows';

/** What a ready sheet asks of a host. */
export interface ReadyPorts extends Pick<Drawing, 'sheets' | 'styler'> {
  readonly documents: KeyValueStore;
  readonly charts?: ChartWriter | undefined;
  readonly newId: () => string;
}

type ReadyDrawing = Drawing & { readonly plan: Blueprint };

const OWN_TITLES: Readonly<Record<OwnSheet, string>> = { people: PEOPLE_SHEET.title, 'days-off': DAYS_OFF_SHEET.title };

/**
 * Brings the ready sheet of a report up, if it has one.
 * @param id the report's
 * @param source its rows
 * @returns what a person should know of it
 * @throws ActivTrakError when the host refuses it, or something is missing that it needs
 */
export function* bringUp(ports: ReadyPorts, id: string, source: Drawing['source'], facts: Facts): Task<readonly Check[]> {
  const { documents, sheets, styler } = ports;
  const kept = yield* loadReady(documents, id);
  if (kept === undefined || kept.isDeleted) return [];
  const { blueprint: plan, drawn } = kept;
  const checks: Check[] = [];
  const elsewhere: Record<string, Places[string]> = {};
  for (const own of plan.needs) {
    const there = yield* ownSheet(documents, own, { sheets, styler, source }, drawn === undefined);
    if (there) elsewhere[own] = wholeColumns(there.sheetName, there.columns);
    else checks.push({ verdict: 'warning', words: ownSheetDeleted(OWN_TITLES[own], plan.title) });
  }
  const name = (yield* wait(sheets.sheets())).find((info) => info.id === source.sheet)?.name ?? '';
  const bare = { sheets, styler, plan, owner: readyOwner(id), source };
  elsewhere.report = isBeside(bare) ? cellsFrom(source.columns, source.header + 1, styler.columnEnd) : wholeColumns(name, source.columns);
  const drawing: ReadyDrawing = { ...bare, elsewhere };
  // A row formula beside a report goes down with its rows once it has some.
  if (drawn === undefined && isBeside(drawing) && source.rows === 0) return checks;
  if (drawn === undefined) yield* draw(ports, id, drawing, name, facts);
  const now = drawn ?? (yield* loadReady(documents, id))?.drawn;
  const stand = now && (yield* standOf(drawing, now));
  if (stand) {
    yield* keepUp(ports, id, drawing, now, stand, facts);
    return checks;
  }
  yield* saveReady(documents, id, { version: 1, blueprint: plan, isDeleted: true });
  return [...checks, { verdict: 'good', words: readyDeleted(plan.title) }];
}

const keeping =
  ({ documents }: ReadyPorts, id: string, blueprint: Blueprint) =>
  (drawn: MadeSheet): Task<void> =>
    saveReady(documents, id, { version: 1, blueprint, drawn });

function* draw(ports: ReadyPorts, id: string, drawing: ReadyDrawing, reportSheet: string, facts: Facts): Task<void> {
  const { plan, source } = drawing;
  if (plan.chart) yield* saveChart(ports.documents, readyChart(id), { version: 1, chart: plan.chart, name: chartName(ports.newId) });
  const left = Object.fromEntries(FACTS.map((fact) => [fact, [facts[fact]]]));
  const keep = (sheet: string, sheetName: string): Task<void> => keeping(ports, id, plan)({ version: 1, sheet, sheetName, facts: left });
  if (!isBeside(drawing)) return yield* makeSheet(drawing, facts, keep);
  yield* drawBeside(drawing, facts);
  yield* keep(source.sheet, reportSheet);
}

function* keepUp(ports: ReadyPorts, id: string, drawing: ReadyDrawing, drawn: MadeSheet, stand: Stand, facts: Facts): Task<void> {
  const { plan, source } = drawing;
  const { documents, sheets, charts } = ports;
  const keep = keeping(ports, id, plan);
  const sheetName = yield* showWhole(drawing, stand, (sheet, title) => keep({ ...drawn, sheet, sheetName: title }));
  yield* writeFacts(drawing, { ...drawn, sheet: stand.sheet, sheetName }, stand, facts, keep);
  const rows = yield* addRows(drawing, stand);
  if (charts === undefined || plan.chart === undefined) return;
  const own = plan.columns.flatMap(({ key }): (readonly [string, number])[] => {
    const column = stand.columns.get(key);
    return column === undefined ? [] : [[key, column]];
  });
  const columns = new Map([...(isBeside(drawing) ? source.columns : []), ...own]);
  yield* drawChart({ charts, documents, sheets }, readyChart(id), { sheet: stand.sheet, header: stand.header, rows, columns });
}

/** Says what this refresh is of, where nobody typed something else. What is about to be there is kept before. */
function* writeFacts(
  { sheets, plan }: Drawing,
  drawn: MadeSheet,
  stand: Stand,
  facts: Facts,
  keep: (drawn: MadeSheet) => Task<void>,
): Task<void> {
  const cells = plan.top.flatMap(({ key, holds }) => {
    const column = stand.columns.get(TOP + key);
    return holds.kind === 'fact' && column !== undefined ? [{ fact: holds.fact, area: cellsOf(stand, column, stand.top, 1) }] : [];
  });
  if (cells.length === 0) return yield* keep(drawn);
  const there = yield* wait(sheets.read(cells.map(({ area }) => area)));
  const ours = cells.flatMap(({ fact, area }, at) => {
    const value = there[at]?.[0]?.[0] ?? '';
    return drawn.facts?.[fact]?.some((left) => isSame(left, value)) ? [{ fact, area, value }] : [];
  });
  const left = Object.fromEntries(ours.map(({ fact, value }) => [fact, [value, facts[fact]]]));
  yield* keep({ ...drawn, facts: { ...drawn.facts, ...left } });
  for (const { fact, area, value } of ours) if (!isSame(value, facts[fact])) yield* wait(sheets.write(area, [[facts[fact]]]));
}

/** Hosts round times. */
const isSame = (one: SheetValue, other: SheetValue): boolean =>
  typeof one === 'number' && typeof other === 'number' ? Math.abs(one - other) < 1e-5 : one === other;
