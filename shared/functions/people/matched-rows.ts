/**
 * The rows of one user, group or computer among everybody's. A range may name thousands, so what rows say of themselves is looked up, and not looked
 * through for each of them.
 * @module
 */
import type { Stream } from '../../api/streams/streams';
import type { Cell, Row } from '../../model/cell';
import { isNoId } from '../../model/cell-value';
import { columnIndex } from '../../model/selection';
import type { Who } from '../../model/who';
import { plainName } from '../../model/words';
import { matchRows } from './match';

/** Places of rows of one stream by what they say. */
interface Told {
  readonly own: ReadonlyMap<Cell, readonly number[]>;
  /** Of rows that don't say whose they are, by the list in which the owner may be. */
  readonly lists: ReadonlyMap<Cell, readonly number[]>;
}

const known = new WeakMap<readonly Row[], Map<string, Told>>();

/** All rows that `matchRows` finds, in their order. */
export function matchedRows(stream: Stream, who: Who, rows: readonly Row[]): readonly Row[] {
  const { kind, id, name = '' } = who;
  const by = kind === 'group' ? 'list' : id === undefined ? 'name' : 'id';
  const { own, lists } = toldBy(stream, kind, by, rows);
  const isIt = matchRows(stream, who);
  const places = [...(own.get(id ?? plainName(name)) ?? [])];
  for (const some of lists.values()) if (isIt(rows[some[0] as number] as Row)) for (const at of some) places.push(at);
  return places.sort((one, other) => one - other).map((at) => rows[at] as Row);
}

function toldBy(stream: Stream, kind: Who['kind'], by: 'id' | 'name' | 'list', rows: readonly Row[]): Told {
  const told = known.get(rows) ?? new Map<string, Told>();
  known.set(rows, told);
  const word = kind + by;
  const before = told.get(word);
  if (before) return before;
  const list = columnIndex(stream.columns, `${kind}Members`);
  const cellAt = by === 'list' ? list : columnIndex(stream.columns, by === 'id' ? `${kind}Id` : kind);
  const [own, lists] = [new Map<Cell, number[]>(), new Map<Cell, number[]>()];
  rows.forEach((row, at) => {
    const cell = row[cellAt];
    const isLoose = by === 'list' || (by === 'id' ? isNoId(cell) : cell === '');
    const [places, key] = isLoose ? [lists, row[list] ?? ''] : [own, by === 'name' ? plainName(String(cell)) : (cell ?? '')];
    const same = places.get(key);
    if (same) same.push(at);
    else places.set(key, [at]);
  });
  const made = { own, lists };
  told.set(word, made);
  return made;
}
