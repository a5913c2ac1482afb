import { associateFunctions } from '../../../excel-addin/association';
import { customFunctions, type Evaluate } from '../../../excel-addin/cells';
import type { CellHost } from '../../../excel-addin/cells/cell-calls';
import { pageLock } from '../../../excel-addin/host/device/lock';
import { type CustomFunctionsHost, customFunctionsHost, type Shown } from '../../../playground/office/custom-functions';
import { functionsMetadata } from '../../../scripts/excel-metadata';
import type { Budget, Transport } from '../../../shared/ports';
import type { FakeApiOptions, fakeApi } from '../../doubles/fake-api';
import type { HandClock } from '../../doubles/hand-clock';
import { memoryCache } from '../../doubles/memory-cache';
import type { MemoryStore } from '../../doubles/memory-store';
import { type SheetOptions, sheet } from '../../shared/functions/cells';

const PLACE = { holder: 'your key on this device', owner: 'you', zone: 'UTC' };

export interface Workbook {
  readonly excel: CustomFunctionsHost;
  readonly transport: ReturnType<typeof fakeApi>;
  readonly clock: HandClock;
  readonly secrets: MemoryStore;
  /** How often the person's store was asked for something. */
  readonly reads: () => number;
  readonly budgets: readonly Budget[];
}

export interface WorkbookOptions extends SheetOptions {
  /** In place of the API in memory. */
  readonly through?: Transport;
  readonly ready?: () => Promise<unknown>;
  /** In place of what evaluates functions. */
  readonly load?: () => Promise<Evaluate>;
  /** Whether this Excel has CustomFunctionsRuntime 1.4. */
  readonly takesFormats?: boolean;
  /** 1462 where the workbook counts its days from 1904. */
  readonly firstSerial?: number;
  /** The workbook's word. */
  readonly document?: () => Promise<string>;
}

/** One open workbook, with the functions associated as the add-in does it. */
export function workbook({
  through,
  load,
  ready = async () => undefined,
  takesFormats = false,
  firstSerial = 0,
  document,
  ...options
}: WorkbookOptions = {}): Workbook {
  const { clock, secrets, transport, diagnostics } = sheet('later', options);
  const budgets: Budget[] = [];
  const cache = memoryCache('later', clock);
  const lock = pageLock();
  let reads = 0;
  const host: CellHost = {
    clock,
    ready,
    secrets: () => ({
      ...secrets,
      get(key) {
        reads += 1;
        return secrets.get(key);
      },
    }),
    cache,
    ports(budget) {
      budgets.push(budget);
      return { transport: through ?? transport, clock, lock, budget, diagnostics };
    },
    setting: async () => ({ ...PLACE, firstSerial, ...(document ? { document } : {}) }),
    takesFormats: () => takesFormats,
  };
  const metadata = functionsMetadata(false);
  const excel = customFunctionsHost(metadata.functions, takesFormats);
  Object.assign(globalThis, { CustomFunctions: excel.global });
  const evaluate = customFunctions(host);
  associateFunctions(
    metadata.functions.map(({ id }) => id),
    load ?? (async () => evaluate),
  );
  return { excel, transport: transport as Workbook['transport'], clock, secrets, reads: () => reads, budgets };
}

export const KNOWN: Partial<FakeApiOptions> & SheetOptions = { connection: { keyHeader: 'x-api-key', dialect: 'current' } };
export const requestsOf = ({ transport }: Workbook): number => transport.rounds.flat().length;
export const errorOf = (shown: Shown): { error: string; text: string } => shown as { error: string; text: string };
