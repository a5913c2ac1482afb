import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

const VIEWER = 'viewer@example.com';
const NO_ACCESS = 'Exception: You do not have permissions to access the requested document.';
let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
  bench.playground.people.set(VIEWER, { role: 'viewer' });
});
afterEach(() => bench.dispose());

const main = (body: string) => `function main(...args) { ${body} }`;
const SHEET = 'SpreadsheetApp.getActiveSheet()';

describe('what a viewer’s script may do', () => {
  test.each([
    `${SHEET}.getRange("A1").setValue(1);`,
    `${SHEET}.getRange("A1:B2").clear();`,
    `${SHEET}.appendRow([1]);`,
    `${SHEET}.insertRowsAfter(1, 1);`,
    `${SHEET}.setName("x");`,
    'SpreadsheetApp.getActive().insertSheet("x");',
    'PropertiesService.getDocumentProperties().setProperty("k", "v");',
    'PropertiesService.getDocumentProperties().deleteAllProperties();',
  ])('not: %s', (code) => {
    expect(bench.failure(main(code), { user: VIEWER })).toBe(NO_ACCESS);
    bench.playground.people.set(VIEWER, { role: 'commenter' });
    expect(bench.failure(main(code), { user: VIEWER })).toBe(NO_ACCESS);
    expect(bench.run(main(code), { user: EDITOR }).ok).toBe(true);
  });

  test('it may read, and keep her own properties', () => {
    const code = main(`PropertiesService.getUserProperties().setProperty("k", "v"); PropertiesService.getDocumentProperties().getKeys();
      return ${SHEET}.getRange("A1").getValue();`);
    expect(bench.value(code, { user: VIEWER })).toBe('');
  });

  test('nobody who has lost the file may read it', () => {
    bench.playground.people.set(VIEWER, { role: 'none' });
    expect(bench.failure(main(`${SHEET}.getName();`), { user: VIEWER })).toBe(NO_ACCESS);
  });

  test('the menu is not there for her', () => {
    expect(bench.run(main('Logger.log("ran");'), { user: VIEWER, context: 'menu' })).toMatchObject({ ok: false, log: [] });
    bench.playground.people.set(VIEWER, { role: 'editor' });
    expect(bench.run(main('Logger.log("ran");'), { user: VIEWER, context: 'menu' })).toMatchObject({ ok: true, log: ['ran'] });
  });

  test('cells work for her: they run on what the owner has', () => {
    bench.value(main('PropertiesService.getUserProperties().setProperty("k", "owner");'), { user: OWNER });
    const code = `function F() { return PropertiesService.getUserProperties().getProperty("k") + ${SHEET}.getName(); }`;
    expect(bench.cell(code, [], VIEWER)).toEqual({ values: [['ownerSheet1']] });
  });

  test('a trigger of somebody who has become a viewer can no longer write', () => {
    const host = bench.host(
      `function main() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); } function tick() { ${SHEET}.getRange("A1").setValue(1); }`,
    );
    host.call('main', [], { context: 'menu', user: EDITOR });
    bench.clock.advance(3_600_000);
    expect(host.runTriggers()[0]?.outcome.ok).toBe(true);
    bench.playground.people.set(EDITOR, { role: 'viewer' });
    bench.clock.advance(3_600_000);
    expect(host.runTriggers()[0]?.outcome).toMatchObject({ ok: false, message: NO_ACCESS.replace('Exception: ', '') });
  });
});

test('document properties belong to all editors', () => {
  bench.value(main('PropertiesService.getDocumentProperties().setProperty("k", args[0]);'), { user: OWNER, args: ['one'] });
  const get = main('return PropertiesService.getDocumentProperties().getProperty("k");');
  expect([bench.value(get, { user: EDITOR }), bench.value(get, { user: VIEWER })]).toEqual(['one', 'one']);
});
