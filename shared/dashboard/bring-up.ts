/**
 * Brings a report's ready sheet up to its rows: draws it, or adds what is new. Nothing that a person typed or changed is touched.
 * @module
 */
import type { ChartWriter } from '../chart-writer';
import type { KeyValueStore } from '../ports';
import type { Check } from '../report/kept/run';
import type { SheetValue } from '../sheet-writer';
import { readyOwner, TOP } from '../table/ready-marks';
import { type Task, wait } from '../task';
import { ownSheetDeleted, readyDeleted } from '../words/en/ready';
import { type Blueprint, FACTS, type OwnSheet } from './blueprint';
import { dayRows } from './day-rows';
import { drawChart, keepBegun } from './draw-chart';
import { drawBeside, type Facts, makeSheet, showWhole } from './draw-sheet';
import { cellsOf, type Drawing, isBeside, type Stand, standOf } from './drawing';
import { chartName, saveChart } from './kept-chart';
import { loadReady, type MadeSheet, readyChart, saveReady } from './kept-ready';
import { madeMeanwhile } from './made-meanwhile';
import { notFound } from './not-found';
import { lostColumns } from './own-columns';
import { ownersOf, ownSheet, type ReportPeople } from './own-sheets';
import { cellsFrom, type Places, wholeColumns } from './places';
import { addRows } from './ready-rows';
import { rowsReached } from './rows-reached';
import { textDatesFor } from './text-dates';

/** What a ready sheet asks of a host. */
export interface ReadyPorts extends Pick<Drawing, 'sheets' | 'styler'> {
  readonly documents: KeyValueStore;
  readonly charts?: ChartWriter | undefined;
  readonly newId: () => string;
}

type ReadyDrawing = Drawing & { readonly plan: Blueprint };

/**
 * Brings the ready sheet of a report up, if it has one.
 * @param id the report's
 * @param source its rows
 * @param people whose they are
 * @returns what a person should know of it
 * @throws ActivTrakError when the host refuses it, or something is missing that it needs
 */
export function* bringUp(
  ports: ReadyPorts,
  id: string,
  source: Drawing['source'],
  people: ReportPeople,
  facts: Facts,
): Task<readonly Check[]> {
  const { documents, sheets, styler } = ports;
  const kept = yield* loadReady(documents, id);
  if (kept === undefined || kept.isDeleted) return [];
  const { blueprint: plan, own } = kept;
  const isKept = kept.drawn !== undefined;
  const meanwhile = isKept || isBeside({ plan }) ? undefined : yield* madeMeanwhile(sheets, readyOwner(id));
  const drawn: MadeSheet | undefined = meanwhile ? { version: 1, sheet: meanwhile.id, sheetName: meanwhile.name } : kept.drawn;
  const isNew = drawn === undefined;
  const of = isKept ? kept.ownOf : yield* ownersOf(documents, people);
  const checks: Check[] = [];
  const warn = (words: string): unknown => checks.push({ verdict: 'warning', words });
  const elsewhere: Record<string, Places[string]> = {};
  const stands: Partial<Record<OwnSheet, Stand>> = {};
  for (const need of plan.needs) {
    const its = own[need];
    if (its === undefined) continue;
    const there = yield* ownSheet(
      documents,
      need,
      of,
      people.connection,
      its,
      { sheets, styler, source },
      isNew ? 'make' : isKept ? 'keep' : 'find',
    );
    if (there) {
      stands[need] = there;
      elsewhere[need] = wholeColumns(there.sheetName, there.columns);
      lostColumns(plan, need, its, there).forEach(warn);
    } else warn(ownSheetDeleted(its.title, plan.title));
  }
  (yield* textDatesFor(plan, stands, sheets)).forEach(warn);
  (yield* notFound(sheets, plan, source, stands['days-off'], facts)).forEach(warn);
  if (plan.needs.includes('days-off')) yield* dayRows(sheets, facts, [source.sheet, stands['days-off']?.sheet]);
  const name = (yield* wait(sheets.sheet('id', source.sheet)))?.name ?? '';
  const drawing: ReadyDrawing = { sheets, styler, plan, owner: readyOwner(id), source, elsewhere };
  const { columns, header, rows } = source;
  elsewhere.report = isBeside(drawing) ? cellsFrom(columns, header + 1, styler.columnEnd) : wholeColumns(name, columns);
  // A formula beside a report goes down with its rows once it has some.
  if (isNew && isBeside(drawing) && rows === 0) return checks;
  const keep = (now: MadeSheet): Task<void> => saveReady(documents, id, { ...kept, ...(of ? { ownOf: of } : {}), drawn: now });
  if (isNew) {
    if (plan.chart) yield* saveChart(documents, readyChart(id), { version: 1, chart: plan.chart, name: chartName(ports.newId) });
    const left = Object.fromEntries(FACTS.map((fact) => [fact, [facts[fact]]]));
    const whole = (sheet: string, sheetName: string): Task<void> => keep({ version: 1, sheet, sheetName, facts: left });
    if (isBeside(drawing)) {
      yield* drawBeside(drawing, name, facts);
      yield* whole(source.sheet, name);
    } else yield* makeSheet(drawing, facts, whole);
  }
  const now = drawn ?? (yield* loadReady(documents, id))?.drawn;
  const stand = now && (yield* standOf(drawing, now));
  if (stand) yield* keepUp(ports, id, drawing, now, stand, facts, keep);
  else {
    yield* saveReady(documents, id, { version: 1, blueprint: plan, own, isDeleted: true });
    checks.push({ verdict: 'good', words: readyDeleted(plan.title) });
  }
  return checks;
}

type Keep = (made: MadeSheet) => Task<void>;

function* keepUp(
  ports: ReadyPorts,
  id: string,
  drawing: ReadyDrawing,
  made: MadeSheet,
  stand: Stand,
  facts: Facts,
  keep: Keep,
): Task<void> {
  const { plan, source } = drawing;
  const { documents, sheets, charts } = ports;
  const { sheet, header } = stand;
  const sheetName = yield* showWhole(drawing, stand, (_, title) => keep({ ...made, sheet, sheetName: title }));
  yield* writeFacts(drawing, { ...made, sheet, sheetName }, stand, facts, keep);
  const added = yield* addRows(drawing, stand);
  if (charts === undefined || plan.chart === undefined) return;
  const rows = plan.rows.kind === 'count' ? yield* rowsReached(drawing, stand, plan.chart.category) : added;
  const own = [...stand.columns].filter(([key]) => !key.startsWith(TOP));
  const columns = new Map([...(isBeside(drawing) ? source.columns : []), ...own]);
  const table = { sheet, header, rows, columns };
  if (made.facts === undefined) yield* keepBegun(documents, readyChart(id), { chart: plan.chart, name: chartName(ports.newId) }, table);
  yield* drawChart({ charts, documents, sheets }, readyChart(id), table);
}

/** Says what this refresh is of, where nobody typed something else. What is about to be there is kept before. */
function* writeFacts({ sheets, plan }: Drawing, drawn: MadeSheet, stand: Stand, facts: Facts, keep: Keep): Task<void> {
  const cells = plan.top.flatMap(({ key, holds }) => {
    const column = stand.columns.get(TOP + key);
    return holds.kind === 'fact' && column !== undefined ? [{ fact: holds.fact, area: cellsOf(stand, column, stand.top, 1) }] : [];
  });
  if (cells.length === 0) return yield* keep(drawn);
  const there = yield* wait(sheets.read(cells.map(({ area }) => area)));
  const ours = cells.flatMap(({ fact, area }, at) => {
    const value = there[at]?.[0]?.[0] ?? '';
    return drawn.facts === undefined || drawn.facts[fact]?.some((left) => isSame(left, value)) ? [{ fact, area, value }] : [];
  });
  const left = Object.fromEntries(ours.map(({ fact, value }) => [fact, [value, facts[fact]]]));
  yield* keep({ ...drawn, facts: { ...drawn.facts, ...left } });
  for (const { fact, area, value } of ours) if (!isSame(value, facts[fact])) yield* wait(sheets.write(area, [[facts[fact]]]));
}

/** Hosts round times. */
const isSame = (one: SheetValue, other: SheetValue): boolean =>
  typeof one === 'number' && typeof other === 'number' ? Math.abs(one - other) < 1e-5 : one === other;
