import { createScriptBench, EDITOR, OWNER, type ScriptBench } from './script-bench';

let bench: ScriptBench;

beforeAll(async () => {
  bench = await createScriptBench();
});
afterAll(() => bench.dispose());

const SET = 'function main(value) { PropertiesService.getUserProperties().setProperty("key", value); }';
const GET = 'function main() { return PropertiesService.getUserProperties().getProperty("key"); }';

describe('A2 three identities in one spreadsheet', () => {
  test('the sidebar runs as the user at the keyboard', () => {
    bench.run(SET, { user: OWNER, args: ['owner key'] });
    bench.run(SET, { user: EDITOR, args: ['editor key'] });
    expect(bench.value(GET, { user: OWNER })).toBe('owner key');
    expect(bench.value(GET, { user: EDITOR })).toBe('editor key');
  });

  test('a trigger runs as its creator, whoever is looking', () => {
    const log = 'function main() { Logger.log(PropertiesService.getUserProperties().getProperty("key")); }';
    expect(bench.run(log, { context: 'trigger', user: EDITOR }).log).toEqual(['editor key']);
  });

  test('a cell runs on what the owner has', () => {
    expect(bench.cell(GET.replace('main', 'F'), [], EDITOR)).toEqual({ values: [['owner key']] });
  });

  test('where the manifest asks for the address, FULL code sees it', () => {
    const code = 'function main() { return Session.getActiveUser().getEmail(); }';
    expect(bench.value(code, { user: EDITOR })).toBe(EDITOR);
    expect(bench.value(code.replace('Active', 'Effective'), { user: EDITOR })).toBe(EDITOR);
    const manifest = { oauthScopes: ['https://www.googleapis.com/auth/script.external_request'] };
    expect(bench.failure(code, { manifest })).toContain('userinfo.email');
  });
});
