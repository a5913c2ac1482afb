import type { PanelAnswer } from '../../shared/panel/calls';
import { scriptDiagnostics } from '../../sheets-addon/host/diagnostics';
import { panel } from '../../sheets-addon/panel';
import { consoleKeeping } from '../contract/diagnostics.contract';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { OWNER } from '../playground/script-bench';
import { type AddOnBench, addOnBench, connected, DAYS, report } from './add-on-bench';

let bench: AddOnBench;
/** Every call into Google that opening the sidebar makes, in its order. */
let made: readonly string[];

const SERVICES = ['SpreadsheetApp', 'PropertiesService', 'CacheService', 'LockService', 'ScriptApp', 'Session', 'Utilities', 'UrlFetchApp'];

beforeAll(async () => {
  bench = await addOnBench();
  bench.reset();
  bench.serve(fakeOrganisation(3, DAYS));
  connected(bench);
  const schedule = { when: { zone: 'UTC', every: 'hours', hours: 1 }, ownerId: '', ownerName: '', since: 0 } as const;
  bench.refresh(bench.save({ schedule }));
  bench.save({ ...report(), name: 'More', destination: { sheet: 'More', cell: 'A1' } });
  const calls: string[] = [];
  opened((call) => calls.push(call));
  made = calls;
});
afterAll(() => bench.dispose());
afterEach(() => jest.restoreAllMocks());

/** One of Google's objects, and whatever it gives, with each call seen first. */
function seen<T>(name: string, value: T, see: (call: string) => void): T {
  if (Array.isArray(value)) return value.map((one) => seen(`${name}[]`, one, see)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(own, key) {
      const member = own[key as keyof typeof own] as unknown;
      if (typeof member !== 'function') return seen(`${name}.${String(key)}`, member, see);
      return (...args: unknown[]) => {
        see(`${name}.${String(key)}`);
        return seen(`${name}.${String(key)}()`, member.apply(own, args), see);
      };
    },
  });
}

function opened(see: (call: string) => void): PanelAnswer<'open'> {
  return bench.execute({ context: 'sidebar', user: OWNER }, () => {
    const globals = globalThis as unknown as Record<string, object>;
    Object.assign(globalThis, Object.fromEntries(SERVICES.map((name) => [name, seen(name, globals[name], see)])));
    return JSON.parse(panel('open', '{}')) as PanelAnswer<'open'>;
  }).value;
}

it('opening the sidebar calls Google', () => {
  expect(made.length).toBeGreaterThan(15);
  expect(made[0]).toBe('SpreadsheetApp.getUi');
});

it('survives whichever of these calls fails, says what is lost, and has the rest', () => {
  const { kept } = consoleKeeping(scriptDiagnostics);
  const whole = opened(() => undefined);
  if (!whole.ok) throw new Error(whole.message);
  // Without a Ui nothing may go on: then a cell has called.
  for (let at = 1; at < made.length; at += 1) {
    let count = -1;
    const before = kept().length;
    const answer = opened(() => {
      count += 1;
      if (count === at) throw new Error('Service error: Spreadsheets');
    });
    const of = `${made[at]}, call ${at}: ${answer.ok ? '' : answer.message}`;
    expect([of, answer.ok]).toEqual([of, true]);
    if (!answer.ok) continue;
    const { lacks, notices, connection, reports } = answer.value;
    const isSaid = notices.some(({ words }) => /the code [A-Z2-9]{6} /.test(words));
    // Of an account that Google doesn't name, nothing is lost.
    const isQuiet = made[at]?.startsWith('Session.') ?? false;
    expect([of, isSaid, lacks !== undefined, kept().length > before]).toEqual([of, !isQuiet, !isQuiet, !isQuiet]);
    expect([of, connection !== undefined || reports.length === 2]).toEqual([of, true]);
  }
});
