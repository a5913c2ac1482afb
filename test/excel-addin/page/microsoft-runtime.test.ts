import { NO_LONGER_WANTED } from '#words/excel';
import { customFunctions } from '../../../excel-addin/cells';
import { delivery, sizedResult } from '../../../excel-addin/cells/message-size';
import { pageLock } from '../../../excel-addin/host/device/lock';
import { type CustomFunctionsRuntime, customFunctionsRuntime, type Invoked } from '../../../playground/node/custom-functions-runtime';
import { CATALOG, functionId } from '../../../shared/functions/catalog';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { LAST_DAYS, sheet } from '../../shared/functions/cells';

const CLOCK = { now: Date.now, sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
const SIZE_OF_ROW = 1000;

/** As many bytes as a message has nearly. */
const rows = (megabytes: number) => Array.from({ length: megabytes * 1000 }, () => ['x'.repeat(SIZE_OF_ROW - 6)]);

let runtimes: CustomFunctionsRuntime[] = [];

function opened(functions: Parameters<typeof customFunctionsRuntime>[0]): CustomFunctionsRuntime {
  const runtime = customFunctionsRuntime(functions);
  runtimes.push(runtime);
  return runtime;
}

afterEach(() => {
  for (const { close } of runtimes) close();
  runtimes = [];
});

/** The product's functions in Microsoft's runtime, over an organisation of `people`. */
function product(people: number) {
  const organisation = fakeOrganisation(people, LAST_DAYS);
  const { ports, clock, secrets, cache } = sheet('later', { connection: { keyHeader: 'x-api-key', dialect: 'current' }, organisation });
  const evaluate = customFunctions({
    clock: { ...clock, ...CLOCK },
    ready: async () => undefined,
    secrets: () => secrets,
    cache,
    ports: (budget) => ({ transport: ports.transport, clock, lock: pageLock(), budget, diagnostics: ports.diagnostics }),
    setting: () => ({ holder: 'your key on this device', owner: 'you', zone: 'UTC' }),
    takesFormats: () => true,
  });
  const runtime = opened(
    Object.fromEntries(CATALOG.map(({ name }) => [functionId(name), (...given: unknown[]) => evaluate(functionId(name), given)])),
  );
  Object.assign(globalThis, { CustomFunctions: runtime.global });
  return runtime;
}

afterAll(() => Reflect.deleteProperty(globalThis, 'CustomFunctions'));

it("loses a result of more than 5 MB for good, which is Excel's rule and the reason for ours", async () => {
  const runtime = opened({ large: async () => rows(6), small: async () => 1 });
  const [large, small] = [runtime.call('large'), runtime.call('small')];
  const soon = new Promise<string>((done) => setTimeout(() => done('busy'), 1500));
  expect(await Promise.race([large, soon])).toBe('busy');
  // What was queued with it was lost with it.
  expect(await Promise.race([small, soon])).toBe('busy');
  // It is sent again and again; a slow machine takes its time for the second.
  while (runtime.refused.length < 2) await CLOCK.sleep(50);
  await expect(Promise.race([large, small, CLOCK.sleep(100).then(() => 'busy')])).resolves.toBe('busy');
});

it('gets numbers with their formats from our functions', async () => {
  const { value } = (await product(3).call('ACTIVTRAKHOURS', null, null, null, [['Date, User, Active']], null, null)) as Extract<
    Invoked,
    { value: unknown }
  >;
  expect((value as readonly unknown[])[1]).toEqual([
    { type: 'Double', basicValue: expect.any(Number), numberFormat: 'yyyy-mm-dd' },
    'Person 1',
    { type: 'Double', basicValue: expect.any(Number), numberFormat: '0.00' },
  ]);
});

it('gets a sentence in place of rows that it would drop', async () => {
  const runtime = product(3000);
  const answer = await runtime.call('ACTIVTRAKHOURS', null, null, null, [['all']], null, null);
  expect(answer).toEqual({ errorCode: expect.any(Number), text: expect.stringContaining('21,001 rows') });
  expect(runtime.refused).toEqual([]);
});

it('is answered for a cell that was edited meanwhile, and for the next one', async () => {
  const runtime = product(3);
  const edited = runtime.call('ACTIVTRAKTOTAL', [['active']], null, null, null, null);
  runtime.cancelNewest();
  expect(await edited).toEqual({ errorCode: expect.any(Number), text: NO_LONGER_WANTED });
  expect(await runtime.call('ACTIVTRAKTOTAL', [['active']], [['today']], null, [['user:1']], null)).toMatchObject({
    value: [[{ type: 'Double', basicValue: expect.any(Number) }]],
  });
});

it('gets results that do not fit into one message one after the other', async () => {
  const deliver = delivery(CLOCK);
  const shape = { isMatrix: true, isValue: false, formats: [] } as const;
  const runtime = opened({ large: async () => deliver(sizedResult(rows(3), shape)) });
  const answers = await Promise.all([runtime.call('large'), runtime.call('large')]);
  expect(answers.map((answer) => 'value' in answer)).toEqual([true, true]);
  expect([runtime.taken.length, runtime.refused]).toEqual([2, []]);
});
