import type { ScriptFile } from '../../playground/apps-script/runtime/script-files';
import type { NodePlayground } from '../../playground/node/node-playground';
import type { SandboxProcess } from '../../playground/node/server-process';
import { builtSheetsAddon } from '../bundle/built';
import { type ShippedPlayground, shippedPlayground } from './shipped-playground';

const API = 'https://api.activtrak.com';
const KEYLESS = 'nobody@example.com';

/** The files of a script have any order at Google. */
describe.each([
  ['Code.js first', (files: readonly ScriptFile[]) => files],
  ['Reports.js first', (files: readonly ScriptFile[]) => [...files].reverse()],
])('the files that ship, %s', (_, inOrder) => {
  let shipped: ShippedPlayground;
  let play: NodePlayground;
  let sandbox: SandboxProcess;

  beforeAll(async () => {
    shipped = await shippedPlayground(await builtSheetsAddon(), [API], inOrder);
    ({ play, sandbox } = shipped);
  });
  afterAll(() => shipped?.close());

  test('against the API: nothing without a key, rows with one, a sentence without an answer', async () => {
    play.type('A1', '=ACTIVTRAK_HOURS()');
    await play.settled();
    expect(play.value('A1')).toBe('#ERROR!');
    expect(play.error('A1')).toContain('key');

    const connection = { region: 'us', key: sandbox.keys.administrator, cells: { allowed: true } };
    const outcome = play.call('panel', ['connect', JSON.stringify(connection)]);
    expect(outcome).toMatchObject({ ok: true, counts: { serviceCallsAtLoad: 0 } });
    expect(JSON.parse(outcome.ok ? String(outcome.value) : '{}')).toMatchObject({ ok: true, value: { connected: true } });

    play.setUser(KEYLESS);
    play.recalculate();
    await play.settled();
    const rows = play.values('A1:C1000').filter(([date]) => date !== null);
    expect(rows[0]).toEqual(['Date', 'User', expect.any(String)]);
    expect(rows.length).toBeGreaterThan(5);
    for (const [date, user, hours] of rows.slice(1))
      expect([typeof date, typeof user, typeof hours]).toEqual(['number', 'string', 'number']);

    shipped.network.reroute({});
    play.cache.clear();
    play.recalculate();
    await play.settled();
    expect(play.value('A1')).toBe('#ERROR!');
    expect(play.value('A2')).toBeNull();
    expect(play.error('A1')).not.toContain(sandbox.keys.administrator);
  });
});
