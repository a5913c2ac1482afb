import { READY_KINDS, type ReadyKind } from '../../../shared/dashboard/blueprint';
import { ownPlans } from '../../../shared/dashboard/ready/own-plans';
import type { ReadyChoices } from '../../../shared/dashboard/ready/ready-sheet';
import { READY_SHEETS } from '../../../shared/dashboard/ready/ready-sheets';
import { filledTables, keyedDocument, MARCH, refreshed } from './from-table-bench';
import type { PanelBench } from './panel-bench';

/** What a document shows after a ready sheet was made: every sheet but its own words of who refreshed it. */
function made(bench: PanelBench, kind: ReadyKind, choices: Partial<ReadyChoices>) {
  const { defaults, make } = READY_SHEETS[kind];
  const { report, blueprint } = make({ ...defaults, range: MARCH, ...choices });
  const { id } = bench.call('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
  const record = refreshed(bench, id);
  const sheets = Object.fromEntries(bench.sheets.names().map((name) => [name, bench.sheets.seen(name)]));
  return { id, record, sheets };
}

const inAnyOrder = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

describe.each(['names', 'pseudonyms'] as const)('With %s', (shown) => {
  const { warehouse, tables } = filledTables();

  it.each(READY_KINDS)('%s is the same from tables as from ActivTrak, which nobody asks', (kind) => {
    const { defaults, make } = READY_SHEETS[kind];
    const from = tables[make(defaults).report.stream];
    const api = made(keyedDocument(warehouse, true), kind, { people: shown });
    const table = made(keyedDocument(warehouse, false), kind, { people: shown, from });
    expect(table.record).toMatchObject({ outcome: 'done', rows: api.record.rows });
    expect(Object.keys(table.sheets)).toEqual(Object.keys(api.sheets));
    for (const [name, cells] of Object.entries(table.sheets)) {
      const wanted = api.sheets[name] ?? [];
      // Of one person's two rows of a day, ActivTrak gives any first.
      if (name.endsWith(' data')) expect(inAnyOrder(cells)).toEqual(inAnyOrder(wanted));
      else expect(cells).toEqual(wanted);
    }
  });
});
