/**
 * A whole playground without a browser: a spreadsheet, Google's services, the network and a script.
 * `type('A1', '=ACTIVTRAK_HOURS()')`, `await settled()`, `values('A1:E9')`.
 */
import { CATALOG, type FunctionDefinition } from '../../shared/functions/catalog';
import type { Backend, ClockBackend, NetworkBackend } from '../apps-script/backend';
import { createScriptRun, type ScriptRun } from '../apps-script/page/script-run';
import type { ScriptContext } from '../apps-script/runtime/context';
import type { Manifest } from '../apps-script/runtime/manifest';
import type { CallOutcome } from '../apps-script/runtime/outcome';
import type { ScriptOptions } from '../apps-script/runtime/script';
import { type Code, publicFunctions } from '../apps-script/runtime/script-files';
import { createScriptHost, type ScriptHost } from '../apps-script/script-host';
import { areaFromText } from '../apps-script/spreadsheet/area';
import { cellInput } from '../apps-script/spreadsheet/cell-input';
import { type MemoryCache, memoryCache } from '../apps-script/stores/cache';
import { memoryLocks } from '../apps-script/stores/locks';
import { type MemoryPeople, memoryPeople } from '../apps-script/stores/people';
import { type MemoryProperties, memoryProperties } from '../apps-script/stores/properties';
import { memoryQuota } from '../apps-script/stores/quota';
import { memoryTriggers } from '../apps-script/stores/triggers';
import { wallTime } from '../apps-script/time/zone';
import type { Opening } from '../apps-script/triggers/simple';
import type { StoredValue } from '../spreadsheet/backend';
import type { CellCall } from '../spreadsheet/cell-call';
import { AUTOMATIC } from '../spreadsheet/number-format';
import { GOOGLE_CELLS } from '../univer/cell-rules';
import { openNodeWorkbook } from './open-workbook';
import { threadClock } from './thread-clock';
import type { NodeWorkbookOptions } from './univer-workbook';
import { createVmRealm } from './vm-realm';

export interface NodePlaygroundOptions {
  readonly code: Code;
  readonly manifest?: Manifest;
  readonly files?: Readonly<Record<string, string>>;
  /** Default: no address can be reached. */
  readonly network?: NetworkBackend;
  /** Default the machine's. */
  readonly clock?: ClockBackend;
  /** Functions that cells know beside the catalogue's. */
  readonly functions?: readonly FunctionDefinition[];
  readonly workbook?: Partial<NodeWorkbookOptions>;
  /** Who types. Default the owner. */
  readonly user?: string;
  /** What else the script host can be told. */
  readonly script?: Pick<ScriptOptions, 'libraries' | 'kind' | 'scriptId' | 'activeInClockTriggers' | 'answer'>;
}

export interface NodePlayground {
  readonly backend: Backend;
  readonly host: ScriptHost;
  readonly cache: MemoryCache;
  readonly properties: MemoryProperties;
  /** What is known of each person: her role, her kind of account, whether she has the add-on. */
  readonly people: MemoryPeople;
  /** The calls that cells have made, in order. */
  readonly cellCalls: readonly CellCall[];
  /** Types as a person does: `=` begins a formula, what looks like a number or a date becomes one, and `onEdit` runs. */
  type(cell: string, text: string): void;
  /** As `type`, in the way of Univer's own that can be undone. */
  enter(cell: string, value: string | number): Promise<unknown>;
  /** What a person does in Univer's page, by the command's id: `univer.command.undo`. */
  command(id: string, params?: object): Promise<unknown>;
  format(range: string, pattern: string): void;
  settled(): Promise<void>;
  values(range: string): StoredValue[][];
  /** One cell. */
  value(cell: string): StoredValue;
  /** What hovering over the cell shows. */
  error(cell: string): string | undefined;
  /** Calls a function as the sidebar or a menu does. */
  call(name: string, args?: readonly unknown[], context?: Exclude<ScriptContext, 'cell'>): CallOutcome;
  /** google.script.run of a sidebar that the person at the keyboard has open. */
  scriptRun(unhandled?: (error: Error) => void): ScriptRun;
  /** Somebody opens the spreadsheet, by default the person at the keyboard. */
  open(opening?: Opening, by?: string): CallOutcome | undefined;
  /** From now on somebody else is at the keyboard. */
  setUser(user: string): void;
  recalculate(): void;
  dispose(): void;
}

const OWNER = 'owner@example.com';
const WORKBOOK: NodeWorkbookOptions = {
  id: 'spreadsheet-1',
  name: 'Working hours',
  sheets: [{ name: 'Sheet1', rows: 1000, columns: 26 }],
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
  owner: OWNER,
};
const UNREACHABLE: NetworkBackend = { fetchAll: (requests) => requests.map(() => ({ failure: 'unreachable' })) };

export async function createNodePlayground(options: NodePlaygroundOptions): Promise<NodePlayground> {
  const { clock = threadClock, network = UNREACHABLE, functions = [], manifest = { runtimeVersion: 'V8' } } = options;
  const facts = { ...WORKBOOK, ...options.workbook };
  const workbook = await openNodeWorkbook(facts);
  const { spreadsheet } = workbook;
  const cache = memoryCache(clock.now);
  const properties = memoryProperties();
  const people = memoryPeople(facts.owner);
  const backend: Backend = {
    spreadsheet,
    properties,
    cache,
    locks: memoryLocks(clock.sleep),
    network,
    quota: memoryQuota(clock.now),
    triggers: memoryTriggers(),
    people,
    clock,
  };
  const host = createScriptHost({
    backend,
    code: options.code,
    manifest,
    realm: createVmRealm,
    files: options.files ?? {},
    ...options.script,
  });
  const cellCalls: CellCall[] = [];
  let user = options.user ?? facts.owner;
  const cells = workbook.registerFunctions({
    functions: [...CATALOG, ...functions],
    rules: GOOGLE_CELLS,
    evaluate: async (call) => {
      cellCalls.push(call);
      return host.callFromCell(call, user);
    },
  });

  const area = (text: string) => {
    const [first] = spreadsheet.sheets();
    if (!first) throw new Error('The spreadsheet has no sheet.');
    return areaFromText(text, first, (name) => spreadsheet.sheets().find((sheet) => sheet.name === name));
  };
  const values = (range: string): StoredValue[][] => (spreadsheet.read(area(range), ['values']).values ?? []).map((row) => [...row]);

  return {
    backend,
    host,
    cache,
    properties,
    people,
    cellCalls,
    type(cell, text) {
      const place = area(cell);
      const format = spreadsheet.read(place, ['formats']).formats?.[0]?.[0] ?? AUTOMATIC;
      const input = cellInput(text, { format, zone: facts.timeZone, year: wallTime(facts.timeZone, clock.now()).year });
      const formats = input.format !== undefined && format === AUTOMATIC ? { formats: [[input.format]] } : {};
      spreadsheet.write(place, { contents: [[input.content]], ...formats });
      host.edit(user, { range: cell, ...(text.startsWith('=') ? {} : { value: text }) });
    },
    enter(cell, v) {
      const { sheet: subUnitId, row, column } = area(cell);
      const value = typeof v === 'string' && v.startsWith('=') ? { f: v } : { v };
      return workbook.command('sheet.command.set-range-values', {
        unitId: facts.id,
        subUnitId,
        range: { startRow: row, endRow: row, startColumn: column, endColumn: column },
        value,
      });
    },
    command: workbook.command,
    format(range, pattern) {
      const place = area(range);
      spreadsheet.write(place, { formats: Array.from({ length: place.rows }, () => Array<string>(place.columns).fill(pattern)) });
    },
    settled: cells.settled,
    values,
    value: (cell) => values(cell)[0]?.[0] ?? null,
    error: (cell) => cells.messageAt(area(cell)),
    call: (name, args = [], context = 'sidebar') => host.call(name, args, { context, user }),
    scriptRun(unhandled = () => {}) {
      const by = user;
      const send = async (name: string, args: readonly unknown[]) => host.call(name, args, { context: 'sidebar', user: by });
      return createScriptRun({ functions: publicFunctions(options.code), send, unhandled });
    },
    open: (opening = {}, by = user) => host.open(by, opening),
    setUser: (next) => {
      user = next;
    },
    recalculate: cells.recalculate,
    dispose() {
      cells.dispose();
      workbook.dispose();
    },
  };
}
