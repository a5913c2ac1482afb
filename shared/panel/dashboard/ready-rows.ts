import { BUSY_FOR_NOW, notInSheet } from '#words/panel-answers';
import { TOP_ROW } from '../../dashboard/drawing';
import { loadReady } from '../../dashboard/kept-ready';
import { readySheet } from '../../dashboard/ready-sheet';
import { wrong } from '../../errors';
import { rowMark } from '../../marks';
import { rangeWords } from '../../model/date-range';
import { lackForReady } from '../../report/follow-ups/ready-needs';
import { loadReport } from '../../report/kept/report-store';
import type { SheetValue } from '../../sheet-writer';
import { columnsByKey } from '../../table/place/placement';
import { readyOwner, TOP } from '../../table/place/ready-marks';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';
import { refuseWhileRefreshed } from '../reports/while-refreshed';

/** What is on a ready sheet. */
interface ReadyRows {
  readonly rows: readonly Readonly<Record<string, SheetValue>>[];
  /** Its period, where the cells on top say one: `2026-03-01 to 2026-03-31`. */
  readonly days?: string;
}

/**
 * The rows of a report's ready sheet as they are now, by the keys of its columns, with empty ones and those that people wrote below.
 * @throws ActivTrakError when it was never drawn, or is gone, while it is refreshed, and when the report lacks what it counts
 */
export function* readyRows(ports: PanelPorts, id: string): Task<ReadyRows> {
  const { documents, sheets, styler } = ports;
  yield* refuseWhileRefreshed(ports, id, BUSY_FOR_NOW);
  const lack = yield* lackForReady(ports, yield* loadReport(documents, id));
  if (lack !== undefined) throw wrong(lack);
  if (styler) yield* wait(styler.calculate());
  const info = yield* readySheet(ports, id);
  const marks = (yield* wait(sheets.marks(readyOwner(id)))).filter(({ sheet }) => sheet === info?.id);
  const columns = [...columnsByKey(marks)];
  const header = rowMark(marks, 'header')?.index;
  if (info === undefined || header === undefined || columns.length === 0)
    throw wrong(notInSheet((yield* loadReady(documents, id))?.blueprint.title ?? ''));
  const rows = info.rows - header - 1;
  if (rows < 1) return { rows: [] };
  const last = Math.max(...columns.map(([, column]) => column));
  const area = { sheet: info.id, row: header + 1, column: 0, rows, columns: last + 1 };
  const top = rowMark(marks, TOP_ROW)?.index;
  const areas = top === undefined ? [area] : [area, { ...area, row: top, rows: 1 }];
  const [values = [], [facts = []] = []] = yield* wait(sheets.read(areas));
  const named = (row: readonly SheetValue[]) => Object.fromEntries(columns.map(([key, column]) => [key, row[column] ?? '']));
  const { [`${TOP}from`]: from, [`${TOP}to`]: to } = named(facts);
  const isSaid = typeof from === 'number' && typeof to === 'number';
  return { rows: values.map(named), ...(isSaid ? { days: rangeWords({ from: Math.floor(from), to: Math.floor(to) }) } : {}) };
}
