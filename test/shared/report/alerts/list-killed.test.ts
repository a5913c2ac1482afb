import type { Finding } from '../../../../shared/report/alerts/finding';
import { withdrawNames } from '../../../../shared/report/alerts/withdrawn-names';
import type { AlertNames } from '../../../../shared/report/definition/alert-rule';
import { runSync } from '../../../../shared/task';
import { isChange, type MortalHost, mortalHost } from '../../../doubles/mortal-host';
import { triedStates } from '../../../doubles/tried-states';
import { leftBehind } from '../killed/left-states';
import { ANN, alerting, BOB, CID, finding, LIST, type ListBench, listBench } from './list-bench';

const DORA = finding('Dora');

interface Case {
  readonly what: string;
  /** Leaves the document as the refresh finds it that is killed. */
  readonly before: (bench: ListBench) => void;
  readonly findings: readonly Finding[];
  readonly names?: AlertNames;
}

/** A person's columns beside the list: notes, and a formula that goes down with its rows. */
function noted({ list, sheets }: ListBench): void {
  list([ANN, BOB]);
  sheets.type(LIST, 0, 7, { value: 'Note' });
  sheets.type(LIST, 1, 7, { value: 'about Ann' });
  sheets.type(LIST, 1, 8, { formula: '=R[0]C[-1]', value: '' });
  sheets.type(LIST, 2, 8, { formula: '=R[0]C[-1]', value: '' });
}

const CASES: readonly Case[] = [
  { what: 'the first list', before: () => undefined, findings: [ANN, BOB] },
  {
    what: 'a list whose sheet was deleted',
    before(bench) {
      bench.list([ANN]);
      bench.sheets.deleteSheet(LIST);
    },
    findings: [BOB],
  },
  {
    what: 'new rows, changed ones and earlier ones beside notes',
    before: noted,
    findings: [{ ...BOB, value: 120 }, CID, DORA],
  },
  {
    what: 'new rows in two parts, with a column of a person’s between',
    before(bench) {
      bench.list([ANN, BOB]);
      bench.sheets.moveColumn(LIST, 4, 8);
      bench.sheets.type(LIST, 0, 4, { value: 'Mine' });
      bench.sheets.type(LIST, 1, 4, { value: 'x' });
      bench.sheets.type(LIST, 2, 4, { value: 'y' });
    },
    findings: [ANN, CID, DORA],
  },
  { what: 'names that are turned off', before: (bench) => void bench.list([ANN, BOB]), findings: [BOB, CID], names: 'nowhere' },
  {
    what: 'names that are turned on',
    before: (bench) => void bench.list([ANN, BOB], alerting('nowhere')),
    findings: [BOB, CID],
  },
  {
    what: 'an emptied header',
    before(bench) {
      bench.list([ANN, BOB]);
      for (let column = 0; column < 7; column += 1) bench.sheets.type(LIST, 0, column, { value: '' });
    },
    findings: [BOB, CID],
  },
  {
    what: 'a header that was sorted along',
    before(bench) {
      bench.list([CID, ANN, BOB]);
      bench.sheets.sortRows(LIST, 0, 4, 3);
    },
    findings: [BOB, DORA],
  },
];

const tried = triedStates('Killed lists of alerts', CASES.length, 100);

/** What people see, and what the product keeps of it. */
const seen = ({ sheets, documents }: ListBench): unknown => [
  sheets.names().map((name) => [name, sheets.isHidden(name), sheets.seen(name)]),
  sheets.whole().marks,
  [...documents.entries].map(([key, text]) => [key, text.replace(/sheet-\d+/, 'its sheet')]),
];

test.each(CASES)('$what, killed at any change and refreshed again, is the list that it would be', ({ before, findings, names }) => {
  const bench = listBench();
  before(bench);
  const kept = bench.keep();
  const of = alerting(names);
  bench.list(findings, of);
  const whole = seen(bench);
  const states = new Set<string>();
  for (const effects of [false, true]) {
    let lived = false;
    for (let diesAt = 1; !lived; diesAt += 1) {
      kept.restore();
      const host = mortalHost(diesAt, effects, isChange);
      bench.list(findings, of, { sheets: host.wrap(bench.sheets), documents: host.wrap(bench.documents) });
      lived = host.calls() < diesAt;
      states.add(bench.keep().text);
      expect([diesAt, effects, bench.list(findings, of).checks]).toEqual([diesAt, effects, []]);
      expect([diesAt, effects, seen(bench)]).toEqual([diesAt, effects, whole]);
    }
  }
  tried.add(states.size);
});

/** Killed at each change of the second refresh, then people do something before the next one, which is checked. */
function eachKill(check: (bench: ListBench) => void): void {
  const bench = listBench();
  noted(bench);
  const kept = bench.keep();
  for (const effects of [false, true]) {
    let lived = false;
    for (let diesAt = 1; !lived; diesAt += 1) {
      kept.restore();
      const host = mortalHost(diesAt, effects, isChange);
      bench.list([BOB, CID, DORA], alerting(), { sheets: host.wrap(bench.sheets), documents: host.wrap(bench.documents) });
      lived = host.calls() < diesAt;
      check(bench);
    }
  }
}

const rowsOf = ({ cells }: ListBench): readonly string[] =>
  cells()
    .slice(1)
    .map((row) => `${row[2]} ${row[4]} ${row[6]}`)
    .sort();

it('killed at any change and sorted before the next refresh, has each row once, beside what was typed', () => {
  eachKill((bench) => {
    bench.sheets.sortSheet(LIST, 3, { descending: true });
    bench.clock.advance(60_000);
    expect(bench.list([BOB, CID, DORA]).checks).toEqual([]);
    expect(rowsOf(bench)).toEqual(['Ann Earlier about Ann', 'Bob Now ', 'Cid Now ', 'Dora Now ']);
    bench.clock.advance(-60_000);
  });
});

it('killed at any change, writes over nothing that a person typed below before the next refresh', () => {
  eachKill((bench) => {
    const row = bench.sheets.seen(LIST).length;
    bench.sheets.type(LIST, row, 1, { value: 'typed since' });
    bench.list([BOB, CID, DORA]);
    expect(bench.sheets.cell(LIST, row, 1).value).toBe('typed since');
    bench.sheets.type(LIST, row, 1, { value: '' });
    expect(bench.list([BOB, CID, DORA]).checks).toEqual([]);
    expect(rowsOf(bench)).toEqual(['Ann Earlier about Ann', 'Bob Now ', 'Cid Now ', 'Dora Now ']);
  });
});

it('killed between two groups of columns, leaves no half row below one that a person put in', () => {
  const bench = listBench();
  bench.list([ANN]);
  bench.sheets.moveColumn(LIST, 0, 6);
  const [sheet] = bench.sheets.sheets() as readonly { readonly id: string }[];
  bench.sheets.insertColumns(sheet?.id ?? '', 3, 1);
  const work = (host: Pick<MortalHost, 'wrap'>): unknown =>
    bench.list([CID], alerting(), { sheets: host.wrap(bench.sheets), documents: host.wrap(bench.documents) });
  for (const { dies, restore } of leftBehind(bench, work).left) {
    restore();
    bench.sheets.insertRows(LIST, 2, 1);
    expect([dies, bench.list([CID]).checks]).toEqual([dies, []]);
    const rows = bench.sheets.seen(LIST).filter((row) => row.some((cell) => cell !== ''));
    expect([dies, rows.length, rows.filter((row) => row.filter((cell) => cell !== '').length < 6)]).toEqual([dies, 3, []]);
  }
});

it('killed at any change while names come to where pseudonyms were, has none once the report shows pseudonyms again', () => {
  const bench = listBench();
  const under = alerting('list', { privacy: { people: 'pseudonyms', smallestGroup: 5 } });
  bench.list([{ ...ANN, who: 'Person 2345ABCD' }], under);
  const kept = bench.keep();
  const states = new Set<boolean>();
  const isNamed = (): boolean => bench.sheets.names().some((name) => JSON.stringify(bench.sheets.seen(name)).includes('"Ann"'));
  for (let diesAt = 1, lived = false; !lived; diesAt += 1) {
    kept.restore();
    const host = mortalHost(diesAt, true, isChange);
    bench.list([ANN], alerting(), { sheets: host.wrap(bench.sheets), documents: host.wrap(bench.documents) });
    lived = host.calls() < diesAt;
    states.add(isNamed());
    runSync(withdrawNames(bench.ports, under));
    expect([diesAt, isNamed()]).toEqual([diesAt, false]);
  }
  expect(states.size).toBe(2);
});
