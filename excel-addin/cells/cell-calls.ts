import { NO_ANSWER_IN_TIME, NO_LONGER_WANTED } from '#words/excel';
import { ActivTrakError } from '../../shared/errors';
import type { Argument } from '../../shared/functions/arguments/argument';
import { functionResult } from '../../shared/functions/call';
import type { FunctionPorts, Setting } from '../../shared/functions/kept/session';
import type { FunctionResult } from '../../shared/functions/result';
import type { FunctionName } from '../../shared/functions/signatures';
import type { Cache, Clock, KeyValueStore } from '../../shared/ports';
import { type MaybePromise, runAsync } from '../../shared/task';
import { type PageBudget, pageBudget } from '../host/clock';
import { rowsForMany } from './rows-for-many';

/** What the functions of cells need of the page. */
export interface CellHost {
  readonly clock: Clock;
  /** When Office has begun. */
  readonly ready: () => PromiseLike<unknown>;
  readonly secrets: () => KeyValueStore;
  readonly cache: Cache;
  readonly ports: (budget: PageBudget) => Omit<FunctionPorts, keyof Shared>;
  readonly setting: () => MaybePromise<Setting>;
  /** Whether cells take numbers with a format (CustomFunctionsRuntime 1.4). */
  readonly takesFormats: () => boolean;
}

/** What the calls of a batch share: what one has read, the others need not read again. It goes with the batch. */
interface Shared {
  readonly secrets: KeyValueStore;
  readonly cache: Cache;
}

/** A formula's evaluation for one cell. */
export interface CellCall {
  readonly result: Promise<FunctionResult>;
  /** The cell needs it no more. */
  cancel(): void;
}

/** How long a cell is worked for. */
const CELL_MS = 60_000;
/** And when it is given up, whatever happens: a promise that nobody settles is #BUSY! for ever. */
const LAST_MS = 75_000;
/**
 * So long after the first, calls are collected: a sheet that is calculated asks for hundreds of cells at once.
 * (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-batching)
 */
const BATCH_MS = 100;

interface Waiting {
  readonly name: FunctionName;
  readonly args: readonly Argument[];
  isCancelled: boolean;
  onCancel: () => void;
  readonly settle: (result: FunctionResult) => void;
  readonly fail: (reason: unknown) => void;
}

/** Evaluates formulas: those of a batch read the key once, and those that are alike are evaluated once. */
export function cellCalls(host: CellHost): (name: FunctionName, args: readonly Argument[]) => CellCall {
  let batch: Waiting[] = [];

  function queue(cell: Waiting): void {
    batch.push(cell);
    if (batch.length === 1) setTimeout(() => void begin(batch), BATCH_MS);
  }

  async function begin(cells: readonly Waiting[]): Promise<void> {
    batch = [];
    try {
      await host.ready();
      const place = askedOnce(await host.setting());
      const shared: Shared = { secrets: readOnce(host.secrets()), cache: { ...host.cache } };
      const wanted = cells.filter(({ isCancelled }) => !isCancelled);
      const rowsFor = rowsForMany(wanted);
      for (const alike of groupsOf(wanted)) evaluate(alike, shared, { ...place, rowsForMany: rowsFor(alike[0]) });
    } catch (reason) {
      for (const { fail } of cells) fail(reason);
    }
  }

  function evaluate(alike: readonly [Waiting, ...Waiting[]], shared: Shared, setting: Setting): void {
    const budget = pageBudget(host.clock, CELL_MS);
    const [{ name, args }] = alike;
    for (const cell of alike) {
      cell.onCancel = () => {
        if (alike.every(({ isCancelled }) => isCancelled)) budget.cancel();
      };
    }
    runAsync(functionResult(name, args, { ...host.ports(budget), ...shared }, setting)).then(
      (result) => {
        for (const { settle } of alike) settle(result);
      },
      (reason) => {
        for (const { fail } of alike) fail(reason);
      },
    );
  }

  return (name, args) => {
    let cancel = (): void => undefined;
    const result = new Promise<FunctionResult>((resolve, reject) => {
      const last = setTimeout(() => reject(tooLate()), LAST_MS);
      const over = (): void => clearTimeout(last);
      const cell: Waiting = {
        name,
        args,
        isCancelled: false,
        onCancel: () => undefined,
        settle(value) {
          over();
          resolve(value);
        },
        fail(reason) {
          over();
          reject(reason);
        },
      };
      cancel = () => {
        cell.isCancelled = true;
        cell.onCancel();
        cell.fail(new ActivTrakError('cancelled', NO_LONGER_WANTED));
      };
      queue(cell);
    });
    return { result, cancel };
  };
}

const tooLate = (): ActivTrakError => new ActivTrakError('time', NO_ANSWER_IN_TIME, { retryable: true });

/** Cells with the same function and arguments, together. */
function groupsOf(cells: readonly Waiting[]): readonly (readonly [Waiting, ...Waiting[]])[] {
  const groups = new Map<string, [Waiting, ...Waiting[]]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.name, cell.args]);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()];
}

/** A setting whose document is asked for its word once, however many cells want it. */
function askedOnce(setting: Setting): Setting {
  const { document } = setting;
  let word: MaybePromise<string> | undefined;
  return document ? { ...setting, document: () => (word ??= document()) } : setting;
}

/** A store that is asked for each of its values once, however many cells want it. */
function readOnce(store: KeyValueStore): KeyValueStore {
  const read = new Map<string, ReturnType<KeyValueStore['get']>>();
  const listed = new Map<string, ReturnType<KeyValueStore['all']>>();
  return {
    ...store,
    all(prefix) {
      const known = listed.get(prefix) ?? store.all(prefix);
      listed.set(prefix, known);
      return known;
    },
    get(key) {
      const known = read.get(key) ?? store.get(key);
      read.set(key, known);
      return known;
    },
  };
}
