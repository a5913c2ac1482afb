import { NOT_FOR_CELLS } from '#words/menu';
import type { ScriptContext } from '../../playground/apps-script/runtime/context';
import { requirePersonAtKeyboard } from '../../sheets-addon/at-keyboard';
import { refreshAll } from '../../sheets-addon/menu-items';
import { panel } from '../../sheets-addon/panel';
import { FAKE_KEY } from '../doubles/fake-api';
import { EDITOR, OWNER } from '../playground/script-bench';
import { type AddOnBench, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

const NO_CELL = NOT_FOR_CELLS;

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});

const from = <T>(context: ScriptContext, work: () => T, user = OWNER) => bench.execute({ context, user }, work);

describe('who is at the keyboard', () => {
  it.each<ScriptContext>(['menu', 'sidebar'])('somebody in the %s', (context) => {
    expect(() => from(context, requirePersonAtKeyboard)).not.toThrow();
  });

  it('nobody in a cell, whoever typed the formula', () => {
    for (const user of [OWNER, EDITOR]) expect(() => from('cell', requirePersonAtKeyboard, user)).toThrow(NO_CELL);
  });

  it.each([
    ['open', '{}'],
    ['connect', JSON.stringify({ key: 'another', cells: { allowed: true, groups: [], users: [] } })],
    ['disconnect', '{}'],
    ['saveSettings', JSON.stringify({ cells: { allowed: true, groups: [], users: [] } })],
    ['saveReport', JSON.stringify({ report: report() })],
    ['refresh', JSON.stringify({ id: 'r1' })],
    ['preview', JSON.stringify({ report: report() })],
    ['names', JSON.stringify({ stream: 'user-hours' })],
    ['exportReports', '{}'],
  ])('a cell that calls the panel’s %s is told off, and nothing is read, changed or asked for', (name, json) => {
    const before = JSON.stringify(bench.google.playground.properties.content());
    const sent = bench.google.sent.length;
    for (const user of [OWNER, EDITOR]) {
      const answer = JSON.parse(from('cell', () => panel(name, json), user).value) as { ok: boolean; message: string };
      expect(answer).toMatchObject({ ok: false, message: NO_CELL });
      expect(JSON.stringify(answer)).not.toContain(FAKE_KEY.slice(-4));
    }
    expect(JSON.stringify(bench.google.playground.properties.content())).toBe(before);
    expect(bench.google.sent.length).toBe(sent);
  });

  it('a cell cannot refresh all reports', () => {
    bench.get('saveReport', { report: report() });
    const sent = bench.google.sent.length;
    expect(() => from('cell', refreshAll)).toThrow(NO_CELL);
    expect(bench.google.sent.length).toBe(sent);
  });
});
