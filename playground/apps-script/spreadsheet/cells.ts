/** Reading and writing of cells by Google's rules, counted. */
import type { Area, CellContent, CellPart, CellParts, CellsFill, CellsWrite, Grid } from '../../spreadsheet/backend';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import type { Execution } from '../runtime/execution';
import type { ScriptException } from '../runtime/script-exception';
import { wallTime } from '../time/zone';
import { cellInput } from './cell-input';
import { cellOutput } from './cell-output';
import { checkProtected } from './protected-cells';
import { USUAL_READINGS } from './readings';
import { checkValidation } from './strict-lists';
import { formatRefusal } from './typed-columns';

export interface ScriptCells {
  read<Part extends CellPart>(area: Area, part: Part): Grid<CellParts[Part]>;
  /** What getValues gives. */
  values(area: Area): unknown[][];
  /** What setValues does. @throws ScriptException before anything is written. */
  setValues(area: Area, values: Grid<unknown>): void;
  write(area: Area, change: CellsWrite): void;
  fill(areas: readonly Area[], change: CellsFill): void;
  copyValues(from: Area, to: Area): void;
  /** @throws ScriptException for a change before that is refused only now. */
  flush(): void;
}

/** What a cell is that nobody has touched. */
export const EMPTY: CellsFill = { content: null, format: AUTOMATIC, note: '', weight: 'normal' };

export function scriptCells(execution: Execution): ScriptCells {
  const { spreadsheet, clock, readings = USUAL_READINGS } = execution.backend;
  const shortMs = readings.times === 'short' ? 1 : 0;
  const keepsApostrophe = readings.apostrophe === 'kept';

  let refusedLater: ScriptException | undefined;

  /** What was changed before has to be done by now. */
  function flush(): void {
    const refusal = refusedLater;
    refusedLater = undefined;
    if (refusal) throw refusal;
  }

  /** Whether areas take a number format; the refusal may come with the next flush. */
  function takesFormat(areas: readonly Area[]): boolean {
    const refusal = formatRefusal(spreadsheet, areas);
    if (refusal && readings.typedColumns === 'at the call') throw refusal;
    refusedLater ??= refusal;
    return refusal === undefined;
  }

  function readParts(area: Area, parts: readonly CellPart[]) {
    flush();
    execution.counts.spreadsheetReads++;
    return spreadsheet.read(area, parts);
  }

  /** Every change of cells begins here. */
  function change(areas: readonly Area[], work: () => void): void {
    checkProtected(execution, areas);
    execution.counts.spreadsheetWrites++;
    for (const area of areas) execution.counts.cellsWritten += area.rows * area.columns;
    work();
  }
  const write = (area: Area, changes: CellsWrite): void => change([area], () => spreadsheet.write(area, changes));

  return {
    read: (area, part) => readParts(area, [part])[part] as Grid<CellParts[typeof part]>,
    values(area) {
      const { values = [], formats = [] } = readParts(area, ['values', 'formats']);
      const zone = spreadsheet.facts().timeZone;
      return values.map((row, line) => row.map((value, column) => cellOutput(value, formats[line]?.[column] ?? AUTOMATIC, zone, shortMs)));
    },
    setValues(area, values) {
      const { timeZone: zone, locale } = spreadsheet.facts();
      const { year } = wallTime(zone, clock.now());
      const before = spreadsheet.read(area, ['formats']).formats ?? [];
      const formats = before.map((row) => [...row]);
      let formatted = false;
      const contents = values.map((row, line) =>
        row.map((value, column): CellContent => {
          const format = before[line]?.[column] ?? AUTOMATIC;
          const input = cellInput(value, { format, zone, year, keepsApostrophe, locale });
          if (input.format !== undefined && format === AUTOMATIC) {
            (formats[line] as string[])[column] = input.format;
            formatted = true;
          }
          return input.content;
        }),
      );
      checkValidation(spreadsheet, area, contents);
      write(area, { contents, ...(formatted ? { formats } : {}) });
    },
    write(area, { formats, ...changes }) {
      write(area, { ...changes, ...(formats && takesFormat([area]) ? { formats } : {}) });
    },
    fill(areas, { format, ...changes }) {
      const all = format !== undefined && takesFormat(areas) ? { ...changes, format } : changes;
      change(areas, () => spreadsheet.fill(areas, all));
    },
    flush,
    copyValues: (from, to) => change([to], () => spreadsheet.copyValues(from, to)),
  };
}

/** A grid of one value. */
export function filled<T>(area: Area, value: T): Grid<T> {
  return Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => value));
}
