import { NOT_ROWS, noColumnInRows, notCellValue, notLabels, notShowable } from '#words/library';
import { STREAMS } from '../../shared/api/streams/streams';
import { wrong } from '../../shared/errors';
import type { Cell, Column, Unit } from '../../shared/model/cell';
import { secondsPer } from '../../shared/model/cell';
import { header } from '../../shared/model/selection';
import { serialAt } from '../../shared/model/serial';
import { plainWord } from '../../shared/model/words';
import { formatOf } from '../../shared/table/place/output-column';
import { anything, isPlain, type OptionChecks, optionsOf, shown, unknown } from './options';
import { namesIn, queriedUnit } from './query';
import { refuseUnsure, unitOfRow } from './row-unit';

type Rows = readonly Readonly<Record<string, unknown>>[];
type Kind = ActivTrak.TableColumn['kind'];

const OPTIONS: OptionChecks<ActivTrak.TableOptions> = {
  columns: anything,
  labels(name, value) {
    if (!isPlain(value) || !Object.values(value).every((label) => typeof label === 'string')) throw wrong(notLabels(name, shown(value)));
  },
  unit: anything,
  rowsIn: anything,
};

/** Every column that ActivTrak's rows may have; one key means the same in each of its streams. */
const KNOWN: readonly Column[] = Object.values(STREAMS).flatMap(({ columns }) => columns.filter(({ offer }) => offer !== 'internal'));

/**
 * Rows as cells. A column that ActivTrak does not know is the caller's own and taken as it is.
 * @throws ActivTrakError `argument` for what is no plain value.
 */
export function tableOf(rows: Rows, given: unknown): ActivTrak.Table {
  if (!Array.isArray(rows) || !rows.every(isPlain)) throw wrong(NOT_ROWS);
  const options = optionsOf('table()', given, OPTIONS);
  const unit = queriedUnit(options.unit, 'days');
  const rowsIn = options.rowsIn === undefined ? undefined : queriedUnit(options.rowsIn, 'seconds', 'rowsIn');
  const named = namesIn(options.columns);
  const keys = named.length > 0 ? named.map((name) => keyOf(name, rows)) : keysIn(rows);
  const columns = keys.map((key) => columnOf(key, rows, unit, options.labels?.[key]));
  if (rowsIn === undefined)
    refuseUnsure(
      rows,
      columns.flatMap(({ key, kind }) => (kind === 'duration' ? [key] : [])),
    );
  return {
    columns,
    unit,
    header: columns.map(({ label }) => label),
    values: rows.map((row) => {
      const factor = secondsPer(rowsIn ?? unitOfRow(row)) / secondsPer(unit);
      return columns.map(({ key, kind }) => cellOf(key, kind, row[key], factor));
    }),
  };
}

/** The keys of all rows: not every row needs to have every one. */
const keysIn = (rows: Rows): readonly string[] => [...new Set(rows.flatMap(Object.keys))];

/** The key of a column that was named by its key, in whatever case, or by its header. */
function keyOf(name: string, rows: Rows): string {
  if (rows.some((row) => name in row)) return name;
  const word = plainWord(name);
  const column = KNOWN.find(({ key, label }) => plainWord(key) === word || plainWord(label) === word);
  if (column) return column.key;
  throw unknown(noColumnInRows(name), name, keysIn(rows));
}

function columnOf(key: string, rows: Rows, unit: Unit, label: string | undefined): ActivTrak.TableColumn {
  const known = KNOWN.find((column) => column.key === key);
  const kind = (known?.kind ?? kindOf(key, rows)) as Kind;
  return { key, label: label ?? (known ? header(known, unit) : key), kind, numberFormat: formatOf(kind, unit) };
}

/**
 * The caller's own column: numbers or truths where it holds nothing else, else text. One with nothing in it yet is no text, as cells of plain
 * text would make texts of its numbers later.
 */
function kindOf(key: string, rows: Rows): Kind {
  const held = rows.map((row) => row[key]).filter((value) => value !== null && value !== undefined && value !== '');
  const [type = 'number', ...others] = new Set(held.map((value) => typeof value));
  return others.length === 0 && (type === 'number' || type === 'boolean') ? type : 'text';
}

function cellOf(key: string, kind: Kind, value: unknown, factor: number): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw wrong(notShowable(key, value));
    return kind === 'duration' ? value * factor : kind === 'text' ? String(value) : value;
  }
  if (typeof value === 'string')
    return kind === 'date' || kind === 'datetime' ? (serialAt(value, 0, value.length, kind === 'datetime') ?? value) : value;
  if (typeof value === 'boolean') return kind === 'text' ? String(value) : value;
  throw wrong(notCellValue(key, shown(value)));
}
