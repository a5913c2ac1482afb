import { formattedAsText, showsPlainNumbers } from '#words/places';
import type { CellKind, Unit } from '../../model/cell';
import type { SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { formatOf, type OutputColumn } from './output-column';
import { areasOf, columnGroups, type Placement } from './placement';

/**
 * What looks wrong in a report's columns because of their formats, in sentences: numbers that a cell of plain text makes texts of, and
 * days and times that show as numbers, as in a table of Google's whose column has another type.
 * @param rows how many there are below the header
 */
export function* columnLooks(
  sheets: SheetWriter,
  placement: Placement,
  { output, unit, rows }: { readonly output: readonly OutputColumn[]; readonly unit: Unit; readonly rows: number },
): Task<readonly string[]> {
  if (rows === 0) return [];
  const plain = new Set<string>();
  const bare = new Set<string>();
  const keys = output.map(({ key }) => key);
  const groups = columnGroups(keys, placement.columns);
  const first = placement.header + 1;
  for (const row of new Set([first, first + rows - 1])) {
    for (const [index, area] of areasOf(placement.sheet, groups, row, 1).entries()) {
      const formats = yield* wait(sheets.formats(area));
      groups[index]?.indexes.forEach((index, at) => {
        const { kind, label } = output[index] as OutputColumn;
        const format = formats[at] ?? '';
        if (isNumeric(kind) && format === '@') plain.add(label);
        else if (isOfTime(kind, unit) && !showsTime(format)) bare.add(label);
      });
    }
  }
  const said = (labels: ReadonlySet<string>, words: (labels: readonly string[]) => string): readonly string[] =>
    labels.size === 0 ? [] : [words([...labels])];
  return [...said(plain, formattedAsText), ...said(bare, showsPlainNumbers)];
}

const NUMERIC: ReadonlySet<CellKind> = new Set(['number', 'duration', 'date', 'datetime']);

/** Whether a column's cells are numbers that people calculate with. */
export const isNumeric = (kind: CellKind): boolean => NUMERIC.has(kind);

const isOfTime = (kind: CellKind, unit: Unit): boolean => showsTime(formatOf(kind, unit));

/** Whether a number format has a part of a date or a time in it, beside texts and colors. */
const showsTime = (pattern: string): boolean => /[ymdhs]/i.test(pattern.replace(/"[^"]*"|\\.|\[(?![hms])[^\]]*\]/gi, ''));
