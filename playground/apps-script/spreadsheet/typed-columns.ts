/**
 * Google's tables: a column that has a type keeps its number format. Anchors of the kind `table` are tables; `typed` in their facts are
 * the offsets of the columns that have a type. The header is no part of them.
 * Source: the error as public repositories quote it; some say that it comes at the call, some that it comes with what is flushed next.
 */
import { overlaps } from '../../spreadsheet/anchors';
import type { Area, SpreadsheetBackend } from '../../spreadsheet/backend';
import { ScriptException } from '../runtime/script-exception';

const typedAreas = (spreadsheet: SpreadsheetBackend): readonly Area[] =>
  spreadsheet.anchors('table').flatMap(({ sheet, span, facts }) => {
    const rows = (span.rows ?? 0) - 1;
    const typed = Array.isArray(facts.typed) ? (facts.typed as readonly number[]) : [];
    return typed.map((offset) => ({ sheet, row: span.row + 1, column: span.column + offset, rows, columns: 1 }));
  });

/** The refusal to format such areas, if there is one. */
export function formatRefusal(spreadsheet: SpreadsheetBackend, areas: readonly Area[]): ScriptException | undefined {
  const typed = typedAreas(spreadsheet);
  const isHit = areas.some((area) => typed.some((other) => area.sheet === other.sheet && overlaps(area, other)));
  return isHit ? new ScriptException("You can't set the number format of cells in a typed column.") : undefined;
}
