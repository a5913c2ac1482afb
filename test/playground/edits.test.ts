import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeEach(async () => {
  bench = await createScriptBench();
});
afterEach(() => bench.dispose());

const onEdit = (body: string) => bench.host(`function onEdit(e) { ${body} }`);
const LOG = 'Logger.log(e.authMode, e.range.getA1Notation(), e.value, e.oldValue);';

it('tells onEdit where, and what was typed', () => {
  expect(onEdit(LOG).edit(EDITOR, { range: 'B2', value: 'x', oldValue: 'y' })).toMatchObject({ ok: true, log: ['LIMITED B2 x y'] });
  expect(onEdit(LOG).edit(EDITOR, { range: 'B2:C3' })?.log).toEqual(['LIMITED B2:C3 undefined undefined']);
});

it('lets it change the spreadsheet, and reach no server', () => {
  expect(onEdit("e.range.setNumberFormat('0.00');").edit(EDITOR, { range: 'B2' })?.ok).toBe(true);
  expect(onEdit('UrlFetchApp.fetch("https://example.com/");').edit(EDITOR, { range: 'B2' })?.ok).toBe(false);
});

it('does not run for who may not edit, nor where there is none', () => {
  bench.playground.people.set(EDITOR, { role: 'viewer' });
  expect(onEdit('').edit(EDITOR, { range: 'A1' })).toBeUndefined();
  expect(bench.host('function open() {}').edit(OWNER, { range: 'A1' })).toBeUndefined();
});
