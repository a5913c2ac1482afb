import type { SheetArea, SheetInfo, SheetWriter } from '../../sheet-writer';
import { type Task, wait } from '../../task';
import { columnCells } from '../cells/column-cells';
import { inTheWay } from './obstacles';
import { charactersOf, type OutputColumn } from './output-column';
import { areasOf, keyedGroups, type Placement } from './placement';

/** Writes the headers of a report's columns. */
export function* writeHeader(sheets: SheetWriter, output: readonly OutputColumn[], { sheet, header, columns }: Placement): Task<void> {
  const groups = keyedGroups(output, columns);
  const areas = areasOf(sheet, groups, header, 1);
  yield* wait(sheets.format(areas, '@'));
  for (const [index, { indexes }] of groups.entries()) {
    const area = areas[index];
    if (area) yield* wait(sheets.write(area, [indexes.map((index) => output[index]?.label ?? '')]));
  }
  yield* wait(sheets.emphasize(areas));
  const widths = output.flatMap((column) => {
    const index = columns.get(column.key);
    return index === undefined ? [] : [{ column: index, characters: charactersOf(column) }];
  });
  yield* wait(sheets.widen(sheet, widths));
}

/**
 * Looks whether the header of a first write that was killed may be written: its cells are empty, or hold the header already.
 * @param before the headers that it was going to write; an earlier version did not keep them
 * @throws ActivTrakError `argument` when somebody typed there since.
 */
export function* refuseTypedHeader(
  sheets: SheetWriter,
  name: string,
  { placement, info }: { readonly placement: Placement; readonly info: SheetInfo },
  output: readonly OutputColumn[],
  before: readonly (readonly [key: string, label: string])[] | undefined,
): Task<void> {
  if (before === undefined) return;
  const areas = [...placement.columns].map(([key, column]): readonly [string, SheetArea] => [
    key,
    columnCells(placement, column, placement.header),
  ]);
  const heads = yield* wait(sheets.read(areas.map(([, area]) => area)));
  for (const [at, [key, area]] of areas.entries()) {
    const own = [...before, ...output.map((column) => [column.key, column.label] as const)].flatMap(([one, label]) =>
      one === key ? [label] : [],
    );
    if (!['', ...own].includes(String(heads[at]?.[0]?.[0] ?? ''))) throw inTheWay(name, info.name, area, area);
  }
}
