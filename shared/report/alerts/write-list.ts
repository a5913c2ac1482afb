import { hiddenName } from '../../dashboard/kept-ready';
import type { MarkedSheets } from '../../marks';
import type { Row } from '../../model/cell';
import type { KeyValueStore } from '../../ports';
import { recordKeys } from '../../table/changes/record-key';
import type { RowsSource } from '../../table/changes/rows-source';
import { refuseClosed } from '../../table/place/obstacles';
import { endWrite, type Placed } from '../../table/place/place';
import { areasOf, columnGroups } from '../../table/place/placement';
import { claimRows } from '../../table/plan/claim';
import { type Merged, mergeRows } from '../../table/plan/merge-rows';
import { revealNamed } from '../../table/plan/own-sheet';
import type { Prepared } from '../../table/plan/write-plan';
import { type Task, wait } from '../../task';
import { begunList, type KeptList, saveList, withPeople } from './kept-list';
import { LIST_UNIT, type ListTable, newList } from './list-place';
import type { ListRows } from './list-rows';

interface WritePorts {
  readonly documents: KeyValueStore;
  readonly sheets: MarkedSheets;
}

/** Makes a list, which people see once it is whole. @param wanted its name @returns the one that it got */
export function* makeList({ documents, sheets }: WritePorts, id: string, list: ListTable, rows: ListRows, wanted: string): Task<string> {
  yield* saveList(documents, id, begunList(hiddenName(list.owner), list.hasPeople));
  const placed = yield* newList(sheets, list, rows.fresh.length);
  const merged = yield* merge(sheets, list, placed, rows, () => wait(undefined));
  yield* endWrite(sheets, list.owner, { ...merged.placement, rows: merged.rows });
  let name = wanted;
  yield* revealNamed(sheets, placed.info.id, wanted, function* (free) {
    name = free;
    yield* saveList(documents, id, keptOf(list, { sheet: placed.info.id, sheetName: free }, merged.rows));
  });
  return name;
}

/**
 * Writes what is different of a list that stands in the document.
 * @param before the rows as they are there
 * @returns what its sheet is called
 */
export function* keepUpList(
  { documents, sheets }: WritePorts,
  id: string,
  list: ListTable,
  placed: Placed,
  rows: ListRows,
  before: readonly Row[],
  known: KeptList,
): Task<string> {
  const kept = withPeople(known, list.hasPeople);
  // Before the first of them is named, for whoever takes names out after a kill.
  if (kept !== known) yield* saveList(documents, id, kept);
  const { placement, info, plan } = placed;
  const left = { sheet: info.id, sheetName: info.name };
  const isLeft = plan === undefined && placement.claimed === 0 && kept.claim === undefined && rows.fresh.length === 0;
  if (isLeft && rows.standing.every(([place, row]) => isSame(list, placed, row, before[place] as Row))) {
    const isSettled = !placement.isCut && placement.rows === kept.rows && list.hasPeople === (kept.hasPeople ?? false);
    if (isSettled && info.id === kept.sheet && info.name === kept.sheetName) return info.name;
    yield* endWrite(sheets, list.owner, placement);
    yield* saveList(documents, id, keptOf(list, left, placement.rows));
    return info.name;
  }
  // One that is asked for again later is none that somebody deleted.
  const columns = kept.columns.filter(([key]) => !plan?.removed.includes(key));
  if (columns.length < kept.columns.length) {
    const own = columnGroups([...placement.columns.keys()], placement.columns);
    yield* refuseClosed(sheets, info.name, areasOf(info.id, own, placement.header, placement.rows + placement.claimed + 1));
    yield* saveList(documents, id, { ...kept, columns });
  }
  const merged = yield* merge(sheets, list, placed, rows, (prepared, fresh) =>
    claimRows(sheets, prepared, prepared.rows, fresh, 0, (claimed, traces) =>
      saveList(documents, id, { ...kept, columns, claim: { rows: Math.max(kept.claim?.rows ?? 0, claimed), traces } }),
    ),
  );
  yield* endWrite(sheets, list.owner, { ...merged.placement, rows: merged.rows });
  yield* saveList(documents, id, keptOf(list, left, merged.rows));
  return info.name;
}

function keptOf({ output, hasPeople }: ListTable, where: Pick<KeptList, 'sheet' | 'sheetName'>, rows: number): KeptList {
  return withPeople({ version: 1, ...where, columns: output.map(({ key, label }) => [key, label]), rows }, hasPeople);
}

const isSame = ({ output, readBack }: ListTable, { placement }: Placed, fresh: Row, standing: Row): boolean =>
  output.every(({ key, kind }, at) => !placement.columns.has(key) || readBack.isSame(kind, fresh[at] ?? '', standing[at] ?? ''));

/** @param claim claims what is going to be written, before it is */
function* merge(
  sheets: MarkedSheets,
  { owner, output, readBack }: ListTable,
  { placement, info, plan, freeRows, traces, unfilled }: Placed,
  { standing, fresh }: ListRows,
  claim: (prepared: Prepared, fresh: RowsSource) => Task<void>,
): Task<Merged> {
  const target = { owner, name: info.name, unit: LIST_UNIT, output, readBack, placement, plan, freeRows, traces, unfilled } as const;
  const all = [...standing.map(([, row]) => row), ...fresh];
  const code = output.findIndex(({ key }) => key === 'code');
  return yield* mergeRows(sheets, info, target, {
    each: (take) => wait(all.forEach(take)),
    keys: recordKeys(output, [code], LIST_UNIT, readBack.settled),
    read: undefined,
    beforeWrite: claim,
  });
}
