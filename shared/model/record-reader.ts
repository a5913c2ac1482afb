import type { Cell, CellKind, Column, Unit } from './cell';
import { secondsPer } from './cell';
import { booleanCell, numberCell, stringCell, structureCell } from './cell-value';
import { malformed, parseBetween, parseExactly, scalarEnd, skipSpace, stringEnd, valueEnd, walkObject } from './json-text';

/** Where a leaf's value goes: a column's index in the row. A fallback fills it only while it is empty, and gives way to any other value. */
interface Target {
  readonly slot: number;
  readonly kind: CellKind;
  readonly fallback: boolean;
}

/** One value of a record, and the text before it in the example record. */
interface Leaf {
  readonly before: string;
  readonly targets: readonly Target[];
}

/** The record as it was last seen: its leaves in order, and the text after the last one. */
interface Shape {
  readonly leaves: readonly Leaf[];
  readonly after: string;
}

/** Reads the records of a text one after the other, wherever they are in it. */
export interface RecordReader {
  /** Starts on a text whose records are read next, from its beginning. */
  open(body: string): void;
  /**
   * Reads the record that begins at `at` into `row`, which comes filled with `''`.
   * @returns the index after the record
   * @throws ActivTrakError `decode` when it isn't JSON.
   */
  read(at: number, row: Cell[]): number;
}

/**
 * A reader that turns a record's text straight into typed cells.
 *
 * Records of one answer look alike: the text between two values (`,"activeTime":{"productive":`) is the same in each. The
 * reader learns it from one record and then compares instead of parsing, which is several times faster than building
 * objects; a record that looks different is walked in full and becomes the new example. The letter case of keys doesn't matter.
 */
export function recordReader(columns: readonly Column[], unit: Unit): RecordReader {
  const perUnit = secondsPer(unit);
  const targetsByPath = groupTargets(columns);
  const structures = new Map<string, ReadonlyMap<CellKind, Cell>>();
  let shape: Shape = { leaves: [], after: '' };
  let text = '';
  /** The first backslash from where the reading is on. */
  let escapeAt = 0;

  function findEscape(from: number): void {
    escapeAt = text.indexOf('\\', from);
    if (escapeAt === -1) escapeAt = Number.POSITIVE_INFINITY;
  }

  function put(row: Cell[], target: Target, cell: Cell): void {
    if (target.fallback ? row[target.slot] === '' : cell !== '') row[target.slot] = cell;
  }

  /** Reads the value at `at` into its cells of the row; gives the index after it. */
  function readLeaf(at: number, targets: readonly Target[], row: Cell[]): number {
    const first = text.charCodeAt(at);
    if (first === 34) return readString(at, targets, row);
    if (first === 110 && text.charCodeAt(at + 1) === 117 && text.charCodeAt(at + 2) === 108 && text.charCodeAt(at + 3) === 108)
      return at + 4;
    if (first === 116 || first === 102) return readBoolean(at, first === 116, targets, row);
    if (first === 91 || first === 123) return readStructure(at, targets, row);
    return readNumber(at, targets, row);
  }

  function readString(at: number, targets: readonly Target[], row: Cell[]): number {
    const close = text.indexOf('"', at + 1);
    if (close === -1) throw malformed('end');
    if (escapeAt < at) findEscape(at);
    if (escapeAt > close) {
      for (let i = 0; i < targets.length; i += 1) {
        const target = targets[i] as Target;
        put(row, target, target.kind === 'text' ? text.slice(at + 1, close) : stringCell(target.kind, text, at + 1, close, perUnit));
      }
      return close + 1;
    }
    const end = stringEnd(text, at);
    const value = parseBetween(text, at, end) as string;
    for (const target of targets) put(row, target, stringCell(target.kind, value, 0, value.length, perUnit));
    return end;
  }

  function readBoolean(at: number, value: boolean, targets: readonly Target[], row: Cell[]): number {
    const end = scalarEnd(text, at);
    for (let i = 0; i < targets.length; i += 1) {
      const target = targets[i] as Target;
      put(row, target, booleanCell(target.kind, value));
    }
    return end;
  }

  function readNumber(at: number, targets: readonly Target[], row: Cell[]): number {
    let value = 0;
    let end = at;
    for (let code = text.charCodeAt(end) - 48; code >= 0 && code <= 9; code = text.charCodeAt(end) - 48) {
      value = value * 10 + code;
      end += 1;
    }
    const next = text.charCodeAt(end);
    const isWhole = end > at && next !== 46 && next !== 101 && next !== 69;
    if (!isWhole) end = scalarEnd(text, at);
    // Fifteen digits are exact in a double; whatever else a number may have (a sign, a fraction, an exponent) takes the long way. So do longer
    // ones, but for ids that stay text: reading nineteen digits takes as long as the rest of a record.
    if (!isWhole || (end - at > 15 && (end - at < 18 || targets.some(isCounted)))) {
      value = Number(text.slice(at, end));
      if (Number.isNaN(value)) throw malformed('number');
    }
    for (let i = 0; i < targets.length; i += 1) {
      const target = targets[i] as Target;
      put(row, target, numberCell(target.kind, value, text, at, end, perUnit));
    }
    return end;
  }

  /** Lists and objects repeat from row to row (a person's groups), so a reader turns each text into cells only once. */
  function readStructure(at: number, targets: readonly Target[], row: Cell[]): number {
    if (targets.length === 0) return valueEnd(text, at);
    // A whole value is never the beginning of another, so what is known up to the first closing brackets ends there.
    let end = text.indexOf(text.charCodeAt(at) === 91 ? ']' : '}', at) + 1;
    while (text.charCodeAt(end) === 93) end += 1;
    let cells = structures.get(text.slice(at, end));
    if (cells === undefined) {
      end = valueEnd(text, at);
      const raw = text.slice(at, end);
      cells = structures.get(raw);
      if (cells === undefined) {
        const value = parseExactly(text, at, end);
        cells = new Map(targets.map(({ kind }) => [kind, structureCell(kind, value)]));
        // A slice keeps the whole answer it was cut from in memory; a text made anew does not.
        if (structures.size < 10_000) structures.set(` ${raw}`.slice(1), cells);
      }
    }
    for (let i = 0; i < targets.length; i += 1) {
      const target = targets[i] as Target;
      put(row, target, cells.get(target.kind) ?? structureCell(target.kind, parseExactly(text, at, end)));
    }
    return end;
  }

  /** Reads by the shape last seen; -1 when this record looks different. (`indexOf` is five times faster than `startsWith` in V8.) */
  function readAlike(at: number, row: Cell[]): number {
    let index = at;
    const { leaves } = shape;
    for (let i = 0; i < leaves.length; i += 1) {
      const leaf = leaves[i] as Leaf;
      if (text.indexOf(leaf.before, index) !== index) return -1;
      index += leaf.before.length;
      // Where the record learnt from had `null`, this one has an object whose fields may be wanted.
      if (leaf.targets.length === 0 && text.charCodeAt(index) === 123) return -1;
      index = readLeaf(index, leaf.targets, row);
    }
    return text.indexOf(shape.after, index) === index ? index + shape.after.length : -1;
  }

  /** Walks the record in full and remembers its shape. */
  function readAndLearn(at: number, row: Cell[]): number {
    const leaves: Leaf[] = [];
    let behind = at;
    const walk = (prefix: string, objectAt: number): number =>
      walkObject(text, objectAt, (key, valueAt) => {
        const path = prefix + key.toLowerCase();
        const targets = targetsByPath.get(path) ?? [];
        if (text[valueAt] === '{' && targets.length === 0) return walk(`${path}.`, valueAt);
        leaves.push({ before: text.slice(behind, valueAt), targets });
        behind = readLeaf(valueAt, targets, row);
        return behind;
      });
    const end = walk('', at);
    shape = { leaves: leaves, after: text.slice(behind, end) };
    return end;
  }

  return {
    open(body) {
      text = body;
      findEscape(0);
    },
    read(at, row) {
      if (shape.leaves.length > 0) {
        const end = readAlike(at, row);
        if (end !== -1) return end;
        row.fill('');
        findEscape(at);
      }
      return readAndLearn(skipSpace(text, at), row);
    },
  };
}

const isCounted = ({ kind }: Target): boolean => kind === 'number' || kind === 'duration';

function groupTargets(columns: readonly Column[]): ReadonlyMap<string, readonly Target[]> {
  const byPath = new Map<string, Target[]>();
  columns.forEach((column, slot) => {
    column.sources.forEach((path, rank) => {
      const targets = byPath.get(path) ?? [];
      targets.push({ slot, kind: column.kind, fallback: rank > 0 });
      byPath.set(path, targets);
    });
  });
  return byPath;
}
