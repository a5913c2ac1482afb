import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createThreadNetwork, type ThreadNetwork } from '../../playground/node/network';
import { createNodePlayground, type NodePlayground } from '../../playground/node/node-playground';
import { type SandboxProcess, startSandboxProcess } from '../../playground/node/server-process';
import { builtLibrary } from '../bundle/built';

const CODE = `
function connection(key) { return ActivTrak.connect({ key: key, region: 'eu', properties: PropertiesService.getScriptProperties() }); }
function everything(key) {
  const c = connection(key);
  const pages = [];
  const read = ActivTrak.activityLog(c, { range: 'last 7 days', columns: 'logId' }, (rows) => { pages.push(rows.length); });
  const synced = ActivTrak.syncActivityLog(c, { range: 'last 7 days', columns: 'logId' });
  return {
    hours: ActivTrak.hours(c),
    computers: ActivTrak.computerHours(c).length,
    log: ActivTrak.activityLog(c, { range: 'last 7 days', columns: 'logId' }).length,
    pages: pages.reduce((sum, size) => sum + size, 0),
    read: read,
    synced: synced.rows.length,
    again: ActivTrak.syncActivityLog(c, {}, synced.bookmark),
    users: ActivTrak.users(c).length,
    groups: ActivTrak.groups(c),
  };
}
function write(key) {
  const rows = ActivTrak.hours(connection(key), { columns: 'date,userId,user,active' });
  return ActivTrak.writeTable(SpreadsheetApp.getActive().getSheets()[0], ActivTrak.table(rows), { mode: 'merge' });
}
function refused() {
  try { ActivTrak.hours(connection('a-wrong-key')); } catch (error) { return [error.code, error.message]; }
}`;

let folder: string;
let sandbox: SandboxProcess;
let network: ThreadNetwork;
let play: NodePlayground;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'library-'));
  const built = await builtLibrary();
  sandbox = await startSandboxProcess(['--people', '6', '--days', '12', '--data', path.join(folder, 'data.sqlite')]);
  network = createThreadNetwork({ 'https://api-eu.activtrak.com': sandbox.address });
  const included = { userSymbol: 'ActivTrak', code: readFileSync(path.join(built, 'Code.js'), 'utf8'), manifest: { runtimeVersion: 'V8' } };
  play = await createNodePlayground({ code: CODE, network, script: { libraries: [included], kind: 'bound' } });
});

afterAll(async () => {
  play?.dispose();
  await network?.close();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const value = (name: string, ...args: readonly unknown[]): never => {
  const outcome = play.call(name, args);
  if (!outcome.ok) throw new Error(`${outcome.name}: ${outcome.message}`);
  return outcome.value as never;
};

test('the API itself: the streams agree with each other, a sync catches up, names are there', () => {
  const all = value('everything', sandbox.keys.administrator) as Record<string, never>;
  expect(all.hours[0]).toEqual({
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    user: expect.any(String),
    active: expect.any(Number),
    passive: expect.any(Number),
    total: expect.any(Number),
    productiveActive: expect.any(Number),
    unproductiveActive: expect.any(Number),
    undefinedActive: expect.any(Number),
  });
  expect(all.log).toBeGreaterThan(100);
  expect([all.pages, all.synced]).toEqual([all.log, all.log]);
  expect(all.read).toMatchObject({ complete: true, rows: all.log });
  expect(all.again).toMatchObject({ rows: [], caughtUp: true });
  expect(all.users).toBe(6);
  expect(all.computers).toBeGreaterThan(5);
  expect((all.groups as { members: number[] }[]).every(({ members }) => members.length > 0)).toBe(true);
});

test('hours into a sheet, twice: nothing is there twice', () => {
  const first = value('write', sandbox.keys.administrator) as { added: number; rows: number };
  expect(first.added).toBeGreaterThan(5);
  expect(value('write', sandbox.keys.administrator)).toMatchObject({ added: 0, rows: first.rows });
});

test('a key that is refused: a sentence without it', () => {
  const [code, message] = value('refused') as [string, string];
  expect(code).toBe('unauthorized');
  expect(message).toContain('ActivTrak refused your key (401)');
  expect(message).not.toContain('a-wrong-key');
});
