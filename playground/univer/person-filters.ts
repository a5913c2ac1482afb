/** A filter that a person puts on a sheet, as an anchor: then the hosts know of it, and of whether it hides rows. */
import { ICommandService, type IRange, type Univer } from '@univerjs/core';
import type { Anchors } from './anchors';

const SET_RANGE = 'sheet.mutation.set-filter-range';
const SET_CRITERIA = 'sheet.mutation.set-filter-criteria';
const REMOVE = 'sheet.mutation.remove-filter';

interface FilterChange {
  readonly subUnitId: string;
  readonly range?: IRange;
  readonly col?: number;
  readonly criteria?: object | null;
}

export function watchPersonFilters(univer: Univer, anchors: Anchors): void {
  /** The columns in which something was chosen, by sheet. */
  const chosen = new Map<string, ReadonlySet<number>>();
  const idOf = (sheet: string): string => `filter of the person on ${sheet}`;

  univer
    .__getInjector()
    .get(ICommandService)
    .onCommandExecuted(({ id, params }) => {
      if (id !== SET_RANGE && id !== SET_CRITERIA && id !== REMOVE) return;
      const { subUnitId: sheet, range, col, criteria } = params as FilterChange;
      if (id === REMOVE) {
        chosen.delete(sheet);
        return anchors.remove(idOf(sheet));
      }
      const columns = new Set(chosen.get(sheet));
      if (col !== undefined && criteria) columns.add(col);
      else if (col !== undefined) columns.delete(col);
      chosen.set(sheet, columns);
      const standing = anchors.list('filter').find((anchor) => anchor.id === idOf(sheet));
      const span = range
        ? {
            row: range.startRow,
            column: range.startColumn,
            rows: range.endRow - range.startRow + 1,
            columns: range.endColumn - range.startColumn + 1,
          }
        : standing?.span;
      if (span) anchors.put({ id: idOf(sheet), kind: 'filter', sheet, span, facts: { isDataFiltered: columns.size > 0 } });
    });
}
