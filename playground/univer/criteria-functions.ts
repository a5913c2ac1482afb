/**
 * SUMIF, SUMIFS, COUNTIFS, MAXIFS and MINIFS. Univer makes an object of every cell for every criterion, so that a sheet of 200 people over a month took minutes; it does not
 * know `~~`; and it takes the quotes from a text that begins and ends with one. Here a column is read once in a calculation, and equal contents are looked up.
 */
import { CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import {
  ArrayValueObject,
  BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  type IFunctionService,
  NumberValueObject,
} from '@univerjs/engine-formula';
import type { CellRules } from './cell-rules';
import { type Content, type Criterion, contentKey, criterionOf, numberIn } from './criterion';

/** A range's cells row by row, and where each content is. */
interface Cells {
  readonly rows: number;
  readonly columns: number;
  readonly contents: readonly Content[];
  /** Made when somebody asks for it. */
  index?: ReadonlyMap<string, readonly number[]>;
}

export const CRITERIA_NAMES = ['SUMIF', 'SUMIFS', 'COUNTIFS', 'MAXIFS', 'MINIFS'] as const;
type Name = (typeof CRITERIA_NAMES)[number];

const ERRORS: ReadonlySet<unknown> = new Set(Object.values(ErrorType));

export interface CriteriaFunctions {
  readonly executors: readonly BaseFunction[];
  /** What was read of cells is no longer sure. */
  forget(): void;
}

/** @param rules whose cells: Google Sheets gives one figure of SUMIFS, MAXIFS and MINIFS, whatever is around them, and one each of SUMIF and COUNTIFS. Its own words are silent; people say so. */
export function criteriaFunctions(functions: IFunctionService, { functionsOf }: Pick<CellRules, 'functionsOf'>): CriteriaFunctions {
  const read = new Map<string, Cells>();
  const cellsOf = (reference: BaseReferenceObject): Cells => {
    const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
    const key = [reference.getUnitId(), reference.getSheetId(), startRow, endRow, startColumn, endColumn].join();
    const cells = read.get(key) ?? readCells(reference);
    read.set(key, cells);
    return cells;
  };
  const executors = CRITERIA_NAMES.map((name) => {
    const univers = functions.getExecutor(name);
    if (!univers) throw new Error(`Univer has no ${name}.`);
    return new OverCriteria(name, univers, cellsOf, functionsOf === 'Google' && name.endsWith('S') && name !== 'COUNTIFS');
  });
  return { executors, forget: () => read.clear() };
}

class OverCriteria extends BaseFunction {
  override needsReferenceObject = true;
  override minParams: number;
  override maxParams = 255;

  constructor(
    private readonly what: Name,
    private readonly univers: BaseFunction,
    private readonly cellsOf: (reference: BaseReferenceObject) => Cells,
    private readonly isOne: boolean,
  ) {
    super(what);
    this.minParams = univers.minParams;
  }

  override calculate(...given: FunctionVariantType[]): FunctionVariantType {
    // SUMIF begins with what is tested, which is what is added up where nothing else is named.
    const variants = this.what === 'SUMIF' ? [given[2] ?? (given[0] as FunctionVariantType), ...given.slice(0, 2)] : given;
    const failed = variants.find((variant) => variant.isError());
    if (failed) return failed;
    const pairs = this.what === 'COUNTIFS' ? variants : variants.slice(1);
    const ranges = [...(this.what === 'COUNTIFS' ? [] : variants.slice(0, 1)), ...pairs.filter((_, at) => at % 2 === 0)];
    if (pairs.length % 2 === 1) return ErrorValueObject.create(ErrorType.NA);
    // Only cells are read quickly.
    const univers = () => this.univers.calculate(...(given as BaseValueObject[])) as FunctionVariantType;
    if (!ranges.every(isCells)) return univers();
    const [first, ...others] = ranges.map((range) => this.cellsOf(range as BaseReferenceObject));
    if (first === undefined || others.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns))
      return this.what === 'SUMIF' ? univers() : ErrorValueObject.create(ErrorType.VALUE);
    const target = this.what === 'COUNTIFS' ? undefined : first;
    const tested = target ? others : [first, ...others];
    const criteria = pairs.filter((_, at) => at % 2 === 1).map(valuesOf);
    const rows = this.isOne ? 1 : Math.max(...criteria.map((values) => values.length));
    const columns = this.isOne ? 1 : Math.max(...criteria.map((values) => values[0]?.length ?? 0));
    const results = Array.from({ length: rows }, (_row, row) =>
      Array.from({ length: columns }, (_column, column) => {
        const values = criteria.map((all) => at(at(all, row) ?? [], column));
        const error = values.find((value) => ERRORS.has(value));
        return error === undefined ? this.result(target, tested, values.map(criterionOf)) : ErrorValueObject.create(error as ErrorType);
      }),
    );
    const [[only] = []] = results;
    if (rows === 1 && columns === 1 && only) return only;
    // Without a place: what Univer keeps of an array in a place is of an earlier one there.
    return ArrayValueObject.create({
      calculateValueList: results,
      rowCount: rows,
      columnCount: columns,
      unitId: '',
      sheetId: '',
      row: -1,
      column: -1,
    });
  }

  private result(target: Cells | undefined, tested: readonly Cells[], criteria: readonly Criterion[]): BaseValueObject {
    let [sum, count, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const place of placesFor(tested, criteria)) {
      if (!criteria.every((criterion, index) => criterion.test(tested[index]?.contents[place]))) continue;
      const content = target?.contents[place];
      if (ERRORS.has(content)) return ErrorValueObject.create(content as ErrorType);
      if (target !== undefined && typeof content !== 'number') continue;
      count += 1;
      sum += Number(content ?? 0);
      least = Math.min(least, Number(content));
      most = Math.max(most, Number(content));
    }
    const results: Readonly<Record<Name, number>> = {
      SUMIF: sum,
      SUMIFS: sum,
      COUNTIFS: count,
      MAXIFS: count === 0 ? 0 : most,
      MINIFS: count === 0 ? 0 : least,
    };
    return NumberValueObject.create(results[this.what]);
  }
}

/** The places that may meet all criteria: the fewest that one of them has in an index, or all. */
function placesFor(tested: readonly Cells[], criteria: readonly Criterion[]): Iterable<number> {
  let fewest: readonly number[] | undefined;
  for (const [index, { key }] of criteria.entries()) {
    if (key === undefined) continue;
    const found = indexOf(tested[index] as Cells).get(key) ?? [];
    if (fewest === undefined || found.length < fewest.length) fewest = found;
  }
  return fewest ?? (tested[0]?.contents ?? []).keys();
}

function indexOf(cells: Cells): ReadonlyMap<string, readonly number[]> {
  if (cells.index) return cells.index;
  const index = new Map<string, number[]>();
  const put = (content: string | number, place: number): void => {
    const key = contentKey(content);
    const places = index.get(key);
    if (places) places.push(place);
    else index.set(key, [place]);
  };
  cells.contents.forEach((content, place) => {
    if (typeof content !== 'string' && typeof content !== 'number') return;
    put(content, place);
    const number = typeof content === 'string' ? numberIn(content) : undefined;
    if (number !== undefined) put(number, place);
  });
  cells.index = index;
  return index;
}

const isCells = (variant: FunctionVariantType): boolean => variant.isReferenceObject() && !(variant as BaseReferenceObject).isMultiArea?.();

function readCells(reference: BaseReferenceObject): Cells {
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  const contents: Content[] = [];
  // A reference may go further than its sheet.
  const last = Math.min(endRow, reference.getActiveSheetRowCount() - 1);
  for (let row = startRow; row <= last; row++)
    for (let column = startColumn; column <= endColumn; column++) contents.push(contentOf(reference.getCellData(row, column)));
  return { rows: endRow - startRow + 1, columns: endColumn - startColumn + 1, contents };
}

function contentOf(cell: Nullable<ICellData>): Content {
  const { v: value, t: type } = cell ?? {};
  if (value === undefined || value === null) return undefined;
  if (type === CellValueType.BOOLEAN) return value === true || Number(value) === 1;
  if (type === CellValueType.NUMBER) return Number(value);
  return type === CellValueType.STRING || type === CellValueType.FORCE_STRING ? String(value) : value;
}

/** The criteria that an argument gives: one, or those of cells or of an array. */
function valuesOf(variant: FunctionVariantType): readonly (readonly Content[])[] {
  if (variant.isReferenceObject()) {
    const { contents, columns } = readCells(variant as BaseReferenceObject);
    return Array.from({ length: contents.length / columns }, (_, row) => contents.slice(row * columns, (row + 1) * columns));
  }
  const value = variant as BaseValueObject;
  if (!value.isArray()) return [[plain(value)]];
  const rows: Content[][] = [];
  (value as ArrayValueObject).iterator((item, row, column) => {
    rows[row] ??= [];
    (rows[row] as Content[])[column] = item ? plain(item) : undefined;
  });
  return rows;
}

const plain = (value: BaseValueObject): Content => (value.isNull() ? undefined : (value.getValue() as Content));

/** The same for all where there is one alone. */
const at = <T>(values: readonly T[], index: number): T | undefined => (values.length === 1 ? values[0] : values[index]);
