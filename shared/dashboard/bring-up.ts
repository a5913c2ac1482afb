/**
 * Brings a report's ready sheet up to its rows: draws it, or adds what is new. Nothing that a person typed or changed is touched.
 * @module
 */

import { readyDeleted, readyWaits, rowsWithoutHours } from '#words/ready';
import type { ChartWriter } from '../chart-writer';
import type { KeyValueStore } from '../ports';
import { type Check, good, warning } from '../report/kept/run';
import { readyOwner, TOP } from '../table/place/ready-marks';
import { type Task, wait } from '../task';
import { type Blueprint, FACTS } from './blueprint';
import { dayRows } from './day-rows';
import { drawChart, keepBegun } from './draw-chart';
import { drawBeside, type Facts, makeSheet, showWhole } from './draw-sheet';
import { type Drawing, isBeside, type Stand, standOf } from './drawing';
import { dress, LEAST_ROWS } from './dress';
import { chartName, saveChart } from './kept-chart';
import { loadReady, type MadeSheet, readyChart, saveReady } from './kept-ready';
import { lookedUp } from './looked-up';
import { keptMeanwhile } from './made-meanwhile';
import { notFound } from './not-found';
import { ownersOf, type ReportPeople } from './own-sheets';
import { cellsFrom, wholeColumns } from './places';
import { addRows } from './ready-rows';
import { rowsReached } from './rows-reached';
import { writeFacts } from './sheet-facts';

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
 * @param isCurrent whether the rows are those that the facts speak of, and not kept ones of an earlier refresh
 * @returns what a person should know of it
 * @throws ActivTrakError when the host refuses it, or something is missing that it needs
 */
export function* bringUp(
  ports: ReadyPorts,
  id: string,
  source: Drawing['source'],
  people: ReportPeople,
  facts: Facts,
  isCurrent = true,
): Task<readonly Check[]> {
  const { documents, sheets, styler } = ports;
  const kept = yield* loadReady(documents, id);
  if (kept === undefined || kept.isDeleted) return [];
  const plan = kept.blueprint;
  const isKept = kept.drawn !== undefined;
  const drawn = kept.drawn ?? (isBeside({ plan }) ? undefined : yield* keptMeanwhile(sheets, readyOwner(id)));
  if (drawn === undefined && !isCurrent) return [warning(readyWaits(plan.title))];
  const of = isKept ? kept.ownOf : yield* ownersOf(documents, people);
  const absent = drawn === undefined ? 'make' : isKept ? 'keep' : 'find';
  const { stands, places, said } = yield* lookedUp({ documents, sheets, styler, source, of, by: people.connection, absent }, kept);
  const off = stands['days-off'];
  const lacks = yield* notFound(sheets, plan, source, off, facts);
  const checks: readonly Check[] = [...said, ...lacks].map(warning);
  if (plan.needs.includes('days-off')) yield* dayRows(sheets, facts, [source.sheet, off?.sheet]);
  const { columns, header, rows } = source;
  const name = (yield* wait(sheets.sheet('id', source.sheet)))?.name ?? '';
  const report = isBeside({ plan }) ? cellsFrom(columns, header + 1, styler.columnEnd) : wholeColumns(name, columns);
  const drawing: ReadyDrawing = { sheets, styler, plan, owner: readyOwner(id), source, elsewhere: { ...places, report } };
  // A formula beside a report goes down with its rows once it has some.
  if (drawn === undefined && isBeside(drawing) && rows === 0) return checks;
  const bringing: Bringing = {
    ports,
    id,
    drawing,
    keep: (now) => saveReady(documents, id, { ...kept, ...(of ? { ownOf: of } : {}), drawn: now }),
  };
  if (drawn === undefined) yield* drawNew(bringing, name, facts);
  const now = drawn ?? (yield* loadReady(documents, id))?.drawn;
  const stand = now && (yield* standOf(drawing, now));
  if (stand) {
    const left = yield* keepUp(bringing, now, stand, isCurrent ? facts : undefined);
    // Of these, some is expected, or leave is paid, also without hours.
    return left > 0 && isCurrent && plan.needs.includes('days-off') ? [...checks, good(rowsWithoutHours(plan.title, left))] : checks;
  }
  yield* saveReady(documents, id, { version: 1, blueprint: plan, own: kept.own, isDeleted: true });
  return [...checks, good(readyDeleted(plan.title))];
}

/** A report's ready sheet, as it is brought up. */
interface Bringing {
  readonly ports: ReadyPorts;
  /** The report's. */
  readonly id: string;
  readonly drawing: ReadyDrawing;
  /** Keeps what was made by now. */
  readonly keep: (made: MadeSheet) => Task<void>;
}

/** @param name what the sheet with the report's rows is called */
function* drawNew({ ports: { documents, newId }, id, drawing, keep }: Bringing, name: string, facts: Facts): Task<void> {
  const { plan, source } = drawing;
  if (plan.chart) yield* saveChart(documents, readyChart(id), { version: 1, chart: plan.chart, name: chartName(newId) });
  const left = Object.fromEntries(FACTS.map((fact) => [fact, [facts[fact]]]));
  const whole = (sheet: string, sheetName: string, dressed: number): Task<void> =>
    keep({ version: 1, sheet, sheetName, dressed, facts: left });
  if (!isBeside(drawing)) return yield* makeSheet(drawing, facts, whole);
  yield* whole(source.sheet, name, yield* drawBeside(drawing, name, facts));
}

/** @param facts `undefined` where those on the sheet hold @returns how many rows are of people who have none in the report */
function* keepUp(bringing: Bringing, made: MadeSheet, stand: Stand, facts: Facts | undefined): Task<number> {
  const { drawing, keep } = bringing;
  const { sheet } = stand;
  const sheetName = yield* showWhole(drawing, stand, (_, title) => keep({ ...made, sheet, sheetName: title }));
  const kept = yield* writeFacts(drawing, { ...made, sheet, sheetName }, stand, facts, keep);
  const { reach, left } = yield* addRows(drawing, stand);
  yield* keepChart(bringing, made, stand, reach);
  const { dressed = LEAST_ROWS } = made;
  if (reach > dressed) yield* keep({ ...kept, dressed: yield* dress(drawing, stand, dressed, reach) });
  return left;
}

/** @param added how far down the rows reach */
function* keepChart({ ports, id, drawing }: Bringing, made: MadeSheet, stand: Stand, added: number): Task<void> {
  const { plan, source } = drawing;
  const { documents, sheets, charts } = ports;
  if (charts === undefined || plan.chart === undefined) return;
  const rows = plan.rows.kind === 'count' ? yield* rowsReached(drawing, stand, plan.chart.category) : added;
  const own = [...stand.columns].filter(([key]) => !key.startsWith(TOP));
  const columns = new Map([...(isBeside(drawing) ? source.columns : []), ...own]);
  const table = { sheet: stand.sheet, header: stand.header, rows, columns };
  if (made.facts === undefined) yield* keepBegun(documents, readyChart(id), { chart: plan.chart, name: chartName(ports.newId) }, table);
  yield* drawChart({ charts, documents, sheets }, readyChart(id), table);
}
