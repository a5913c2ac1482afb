/**
 * The ways in which a table's rows come to those that are there.
 * @module
 */

import { notMode, writtenMixed } from '#words/library';
import { wrong } from '../../shared/errors';
import type { MarkedSheets } from '../../shared/marks';
import type { Row } from '../../shared/model/cell';
import type { SheetInfo } from '../../shared/sheet-writer';
import { isIdentity, recordKeys } from '../../shared/table/changes/record-key';
import { memoryRows } from '../../shared/table/changes/rows-source';
import type { Placement } from '../../shared/table/place/placement';
import type { Target } from '../../shared/table/place/target';
import { mergeRows } from '../../shared/table/plan/merge-rows';
import { appendRows, type Prepared, prepare, replaceRows } from '../../shared/table/plan/write-plan';
import { type Task, wait } from '../../shared/task';
import { standsAsLeft } from './block-trace';
import { shownWord } from './options';
import { afterStoppedMerge } from './stopped-merge';
import { keyColumns, tellingColumns } from './table-check';
import { refuseParting } from './typed-beside';

interface ModeOptions {
  readonly key: ActivTrak.WriteOptions['key'];
  /** Names of the traces that a write which was stopped left. */
  readonly traces: readonly string[];
  /** Called before the first cell changes, with the rows that come below those that are there. */
  readonly claim: (prepared: Prepared, fresh: readonly Row[]) => Task<void>;
}

type LibraryMode = (
  sheets: MarkedSheets,
  info: SheetInfo,
  target: Target,
  values: readonly Row[],
  options: ModeOptions,
) => Task<ActivTrak.WriteResult>;

const LIBRARY_MODES: Readonly<Record<'replace' | 'append' | 'merge', LibraryMode>> = {
  *replace(sheets, info, target, values, { key, claim }) {
    yield* refuseParting(sheets, info, target, values, tellingColumns(target.output, key));
    const prepared = yield* prepare(sheets, info, target, values.length);
    yield* claim(prepared, values.slice(target.placement.rows));
    yield* replaceRows(sheets, prepared, memoryRows(values));
    return { added: values.length, updated: 0, rows: values.length };
  },
  *append(sheets, info, target, values, { key, traces, claim }) {
    const { placement, output, name } = target;
    if (isStopped(placement)) {
      // Nothing else says which of all rows are those that came last.
      if (!(yield* standsAsLeft(sheets, info, target, traces, values))) throw wrong(writtenMixed(name));
      yield* refuseParting(sheets, info, target, values, tellingColumns(output, key), placement.rows);
    }
    const rows = placement.rows + values.length;
    const prepared = yield* prepare(sheets, info, target, rows);
    yield* claim(prepared, values);
    yield* appendRows(sheets, prepared, memoryRows(values));
    return { added: values.length, updated: 0, rows };
  },
  *merge(sheets, info, found, all, { key, traces, claim }) {
    const { placement, output, unit, readBack } = found;
    const keys = recordKeys(output, keyColumns(output, key), unit, readBack.settled);
    const values = lastOfEach(all, keys);
    const telling = tellingColumns(output, key);
    const target = isStopped(placement) ? yield* afterStoppedMerge(sheets, info, found, traces, values, keys, telling) : found;
    const { added, updated, rows } = yield* mergeRows(sheets, info, target, {
      each: (take) => wait(values.forEach(take)),
      keys,
      read: undefined,
      beforeWrite: (prepared, fresh) => claim(prepared, fresh.rows ?? []),
    });
    return { added, updated, rows };
  },
};

/** Marks may have gone along with rows that were sorted, so that no row is claimed any more. */
export const isStopped = ({ claimed, isBegun }: Placement): boolean => claimed > 0 || isBegun === true;

/** One row of each key, as the last of them says. */
function lastOfEach(values: readonly Row[], keys: (row: Row) => string): readonly Row[] {
  const found = new Map<string | Row, Row>();
  for (const row of values) {
    const key = keys(row);
    found.set(isIdentity(key) ? key : row, row);
  }
  return [...found.values()];
}

/** The way of writing that a mode means. @throws ActivTrakError `argument` where no mode is called so */
export function modeCalled(name: unknown): LibraryMode {
  const mode = Object.entries(LIBRARY_MODES).find(([key]) => key === name)?.[1];
  if (mode) return mode;
  throw wrong(notMode(shownWord(name)));
}
