import { columnMarks, type Mark, rowMark } from '../../marks';
import { areaName } from '../../model/a1';
import type { Destination } from '../../report/definition/definition';
import type { SheetInfo } from '../../sheet-writer';

/** Where a report's header begins now, as `place`; as `first` also its status line, where there is one. */
interface Standing {
  /** `Hours!A2` */
  readonly place: string;
  readonly first: Destination;
}

/**
 * Where a report stands now, wherever people moved or renamed its sheet, rows and columns.
 * @param home the sheet where it was left; what is on others came with a copy of that sheet
 * @returns `undefined` when it is nowhere
 */
export function standing(marks: readonly Mark[], infos: readonly SheetInfo[], home?: string): Standing | undefined {
  const own = marks.some(({ sheet }) => sheet === home) ? marks.filter(({ sheet }) => sheet === home) : marks;
  const header = rowMark(own, 'header');
  const sheet = infos.find(({ id }) => id === header?.sheet);
  const columns = columnMarks(own, header?.sheet).map(({ index }) => index);
  if (header === undefined || sheet === undefined || columns.length === 0) return undefined;
  const cell = (mark: Mark): string => areaName({ row: mark.index, column: Math.min(...columns) });
  return { place: `${sheet.name}!${cell(header)}`, first: { sheet: sheet.name, cell: cell(rowMark(own, 'status') ?? header) } };
}
