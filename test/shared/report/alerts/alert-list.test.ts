import { ALERT_LIST_NOT_WRITTEN, alertListFull, alertListLost, alertsBeyondList } from '#words/alerts';
import { cannotWrite } from '#words/places';
import { writeAlertList } from '../../../../shared/report/alerts/alert-list';
import { alertListSheet } from '../../../../shared/report/alerts/kept-list';
import { runAsync, runSync } from '../../../../shared/task';
import { underBothDrivers } from '../../../doubles/both-drivers';
import { HOSTILE_NAMES } from '../../../doubles/hostile-names';
import { ANN, alerting, BELOW, BOB, CID, finding, LIST, type ListBench, listBench, listing, YESTERDAY } from './list-bench';

const RULE = 'Active below 2:00';
const HEAD = ['Alert', 'Day', 'Who', 'Value', 'State', 'ID'];
const ann = (state = 'Now'): readonly unknown[] => [RULE, YESTERDAY, 'Ann', '1:12', state, 'c-Ann'];
const bob = (state = 'Now'): readonly unknown[] => [RULE, YESTERDAY, 'Bob', '0:01', state, 'c-Bob'];
const cid = (state = 'Now'): readonly unknown[] => [RULE, YESTERDAY, 'Cid', '0:00 (no row)', state, 'c-Cid'];

const NOON_SERIAL = 46_099.5;
const HOUR = 3_600_000;

let bench: ListBench;
beforeEach(() => {
  bench = listBench();
});

describe('The list of alerts', () => {
  it('lists each finding on a sheet of its own, with its header in sight', async () => {
    const { result } = await underBothDrivers((timing) => {
      const { ports, sheets } = listBench(timing);
      return { task: listing(ports, [ANN, CID]), seen: () => sheets.whole() };
    });
    expect(result).toEqual({ sheetName: LIST, checks: [] });
    bench.list([ANN, CID]);
    expect(bench.sheets.seen(LIST)).toEqual([
      ['Found', ...HEAD],
      [NOON_SERIAL, ...ann()],
      [NOON_SERIAL, ...cid()],
    ]);
    expect([0, 1, 2, 6].map((column) => bench.sheets.cell(LIST, 1, column).format)).toEqual(['yyyy-mm-dd hh:mm', '@', 'yyyy-mm-dd', '@']);
    expect([bench.sheets.isHidden(LIST), bench.sheets.frozenRows(LIST), bench.sheets.names()]).toEqual([false, 1, [LIST]]);
    expect(runSync(alertListSheet(bench.documents, bench.sheets, 'r1'))).toBe('sheet-1');
  });

  it('is not made while there is nothing to list, and nothing is asked for then', () => {
    expect(bench.list([])).toEqual({ checks: [] });
    expect(bench.sheets.calls).toEqual([]);
    expect(runSync(alertListSheet(bench.documents, bench.sheets, 'r1'))).toBeUndefined();
  });

  it('keeps what no longer holds as earlier, and says when it holds again', () => {
    bench.list([ANN, BOB]);
    bench.clock.advance(HOUR);
    bench.list([BOB, CID]);
    expect(bench.cells()).toEqual([HEAD, ann('Earlier'), bob(), cid()]);
    bench.clock.advance(HOUR);
    bench.list([ANN]);
    expect(bench.sheets.seen(LIST).slice(1)).toEqual([
      [expect.closeTo(NOON_SERIAL + 2 / 24), ...ann()],
      [NOON_SERIAL, ...bob('Earlier')],
      [expect.closeTo(NOON_SERIAL + 1 / 24), ...cid('Earlier')],
    ]);
    expect(bench.list([])).toEqual({ sheetName: LIST, checks: [] });
    expect(bench.cells()).toEqual([HEAD, ann('Earlier'), bob('Earlier'), cid('Earlier')]);
  });

  it('brings a value up to date, and writes no cell where nothing changed', () => {
    bench.list([ANN, BOB]);
    const before = bench.sheets.written();
    const kept = bench.keep().text;
    expect(bench.list([BOB, ANN])).toEqual({ sheetName: LIST, checks: [] });
    expect([bench.sheets.written(), bench.keep().text]).toEqual([before, kept]);
    bench.list([{ ...ANN, value: 7190 }, BOB]);
    expect(bench.cells()[1]).toEqual([RULE, YESTERDAY, 'Ann', '1:59:50', 'Now', 'c-Ann']);
  });

  it('names nobody where the owner says so, empties names that stand there, and brings those of what holds back', () => {
    const nowhere = alerting('nowhere');
    bench.list([ANN, BOB]);
    bench.list([BOB]);
    bench.sheets.type(LIST, 1, 7, { value: 'asked her' });
    bench.list([BOB], nowhere);
    expect(JSON.stringify(bench.sheets.seen(LIST))).not.toMatch(/"(Ann|Bob)"/);
    expect(bench.cells().map((row) => row[2])).toEqual(['', '', '']);
    expect(bench.cells()[1]?.[6]).toBe('asked her');
    bench.list([BOB, CID], alerting('messages'));
    expect(bench.cells().map((row) => row[2])).toEqual(['Who', '', 'Bob', 'Cid']);
  });

  it.each([
    ['nobody is to be named', alerting('nowhere'), ''],
    ['the report has no alerts', alerting('list', { version: 1, alerts: undefined }), 'Ann'],
  ])('says of all that it was earlier where nothing is found any more, and %s', (_, of, name) => {
    bench.list([ANN]);
    bench.list([], of);
    expect(bench.cells()[1]).toEqual([RULE, YESTERDAY, name, '1:12', 'Earlier', 'c-Ann']);
  });

  it.each(['nowhere', 'list'] as const)('has the column of names from the start only with names in the list (%s)', (names) => {
    bench.list([ANN], alerting(names));
    expect(bench.cells()[0]).toEqual(names === 'list' ? HEAD : HEAD.filter((label) => label !== 'Who'));
  });

  it('has texts that stay texts, whatever they look like', () => {
    const names = [...HOSTILE_NAMES, '=1+1', "'x", '@', '👩‍🚀', 'x'.repeat(300)];
    const findings = names.map((who, at) => finding(who, { code: `0${at}e5` }));
    bench.list(findings);
    const before = bench.sheets.written();
    bench.list(findings);
    expect(bench.sheets.written()).toBe(before);
    expect(bench.cells().map((row) => [row[2], row[5]])).toEqual([['Who', 'ID'], ...names.map((who, at) => [who, `0${at}e5`])]);
    expect(bench.sheets.cell(LIST, 1, 3)).toMatchObject({ formula: '', format: '@' });
  });

  it('leaves a day empty where there is none, and shows numbers and times of day', () => {
    const rule = { ...BELOW, column: 'firstActivity', test: 'above', limit: 33_300 } as const;
    bench.list([
      finding('Ann', { rule, kind: 'time', value: 34_800 }),
      finding('Bob', { day: undefined as never, rule: { ...BELOW, limit: -28_800 }, value: -29_700 }),
      finding('Cid', { kind: 'number', value: 0.1 + 0.2 }),
    ]);
    expect(bench.cells().map((row) => [row[1], row[3]])).toEqual([
      ['Day', 'Value'],
      [YESTERDAY, '9:40'],
      ['', '−8:15'],
      [YESTERDAY, '0.3'],
    ]);
  });
});

describe('What people do to a list', () => {
  it('keeps their own columns, formulas and rows beside its rows', () => {
    bench.list([ANN, BOB]);
    const { sheets } = bench;
    sheets.type(LIST, 0, 7, { value: 'Note' });
    sheets.type(LIST, 1, 7, { value: 'on leave' });
    sheets.type(LIST, 2, 8, { formula: '=R[0]C[-1]', value: '' });
    sheets.insertRows(LIST, 2, 1);
    sheets.type(LIST, 2, 1, { value: 'my own remark' });
    bench.list([BOB, CID]);
    expect(bench.cells()).toEqual(
      [
        [...HEAD, 'Note'],
        [...ann('Earlier'), 'on leave'],
        ['my own remark'],
        [...bob(), '', '=R[0]C[-1]'],
        [...cid(), '', '=R[0]C[-1]'],
      ].map((row) => expect.arrayContaining(row)),
    );
    expect(sheets.seen(LIST)[2]).toEqual(['', 'my own remark', '', '', '', '', '', '', '']);
  });

  it('follows a sheet that is renamed, moved, shifted, or whose columns are in another order', () => {
    bench.list([ANN]);
    const { sheets } = bench;
    sheets.rename(LIST, 'To do');
    sheets.insertRows('To do', 0, 3);
    sheets.moveColumn('To do', 6, 0);
    expect(bench.list([ANN, BOB])).toEqual({ sheetName: 'To do', checks: [] });
    expect(
      sheets
        .seen('To do')
        .slice(3)
        .map((row) => row[0]),
    ).toEqual(['ID', 'c-Ann', 'c-Bob']);
    expect(sheets.names()).toEqual(['To do']);
  });

  it('brings rows that they delete back only while they hold', () => {
    bench.list([ANN, BOB, CID]);
    bench.sheets.deleteRows(LIST, 1, 2);
    bench.list([BOB, CID]);
    expect(bench.cells()).toEqual([HEAD, cid(), bob()]);
    bench.sheets.deleteRows(LIST, 2, 1);
    bench.list([CID]);
    bench.list([ANN, CID]);
    expect(bench.cells()).toEqual([HEAD, cid(), ann()]);
  });

  it('makes a sheet that they delete anew, with the next findings', () => {
    bench.list([ANN]);
    bench.sheets.deleteSheet(LIST);
    expect(bench.list([])).toEqual({ checks: [] });
    expect(bench.sheets.names()).toEqual([]);
    expect(bench.list([BOB])).toEqual({ sheetName: LIST, checks: [] });
    expect(bench.cells()).toEqual([HEAD, bob()]);
  });

  it.each([true, false])('leaves a copy of the sheet alone (with marks: %s)', (withMarks) => {
    bench.list([ANN]);
    bench.sheets.duplicate(LIST, 'Copy', withMarks);
    bench.sheets.moveSheet('Copy', 0);
    bench.list([BOB]);
    expect(bench.cells('Copy')).toEqual([HEAD, ann()]);
    expect(bench.cells()).toEqual([HEAD, ann('Earlier'), bob()]);
    expect(runSync(alertListSheet(bench.documents, bench.sheets, 'r1'))).toBe('sheet-1');
    bench.sheets.deleteSheet(LIST);
    bench.list([CID]);
    expect(bench.cells('Copy')).toEqual([HEAD, ann()]);
    expect(bench.cells()).toEqual([HEAD, cid()]);
  });

  it('finds its rows wherever they are sorted, also with the header', () => {
    for (const sort of [
      () => bench.sheets.sortRows(LIST, 1, 3, 3),
      () => bench.sheets.sortSheet(LIST, 3, { descending: true }),
      () => bench.sheets.sortRows(LIST, 0, 4, 3),
    ]) {
      bench = listBench();
      bench.list([CID, ANN, BOB]);
      sort();
      expect(bench.list([ANN, BOB])).toEqual({ sheetName: LIST, checks: [] });
      const rows = bench.cells();
      expect(rows[0]).toEqual(HEAD);
      expect([...rows.slice(1)].sort()).toEqual([ann(), bob(), cid('Earlier')]);
    }
  });

  it('writes a header anew that they empty, and leaves one that they change', () => {
    bench.list([ANN]);
    bench.sheets.type(LIST, 0, 3, { value: 'Person' });
    bench.list([ANN, BOB]);
    expect(bench.cells()[0]).toEqual(HEAD.map((label) => (label === 'Who' ? 'Person' : label)));
    for (let column = 0; column < 7; column += 1) bench.sheets.type(LIST, 0, column, { value: '' });
    bench.list([ANN, BOB]);
    expect(bench.cells()[0]).toEqual(HEAD);
  });

  it('leaves a column away that they delete, and a filter changes nothing', () => {
    bench.list([ANN]);
    bench.sheets.deleteColumns(LIST, 4, 1);
    bench.list([ANN, BOB]);
    expect(bench.cells()).toEqual([HEAD, ann(), bob()].map((row) => row.filter((_, at) => at !== 3)));
  });

  it.each([
    ['the header row', () => bench.sheets.deleteRows(LIST, 0, 1)],
    ['the column of IDs', () => bench.sheets.deleteColumns(LIST, 6, 1)],
    ['every column', () => bench.sheets.deleteColumns(LIST, 0, 7)],
    ['its end', () => bench.sheets.deleteRows(LIST, 2, 2)],
  ])('says what to do where %s is gone, and writes nothing', (_, destroy) => {
    bench.list([ANN, BOB]);
    destroy();
    const before = bench.sheets.seen(LIST);
    expect(bench.list([CID])).toEqual({
      checks: [{ verdict: 'warning', words: `${ALERT_LIST_NOT_WRITTEN} ${alertListLost(LIST)}` }],
    });
    expect(bench.sheets.seen(LIST)).toEqual(before);
    bench.sheets.deleteSheet(LIST);
    expect(bench.list([CID])).toEqual({ sheetName: LIST, checks: [] });
  });

  it('says where something stands in the way, or the sheet is protected, and only where there is something to write', () => {
    bench.list([ANN]);
    bench.sheets.type(LIST, 2, 1, { value: 'mine' });
    expect(bench.list([ANN])).toEqual({ sheetName: LIST, checks: [] });
    expect(bench.list([ANN, BOB]).checks).toMatchObject([{ verdict: 'warning', words: expect.stringContaining('B3') }]);
    expect(bench.cells()).toEqual([HEAD, ann(), expect.arrayContaining(['mine'])]);
    bench.sheets.type(LIST, 2, 1, { value: '' });
    bench.sheets.protect({ sheet: 'sheet-1', row: 0, column: 0, rows: 9, columns: 9 }, 'Ask Jane.');
    expect(bench.list([ANN])).toEqual({ sheetName: LIST, checks: [] });
    expect(bench.list([BOB])).toEqual({
      checks: [{ verdict: 'warning', words: `${ALERT_LIST_NOT_WRITTEN} ${cannotWrite(LIST, 'Ask Jane.')}` }],
    });
  });

  it('tells of what nobody expected, and throws nothing', () => {
    const sheets = {
      ...bench.sheets,
      addSheet: () => {
        throw new Error('Broken.');
      },
    };
    const { checks } = bench.list([ANN], alerting(), { sheets });
    expect(checks).toMatchObject([{ verdict: 'warning', words: expect.stringContaining(ALERT_LIST_NOT_WRITTEN) }]);
    expect(bench.diagnostics.troubles).toHaveLength(1);
    expect(bench.list([ANN])).toEqual({ sheetName: LIST, checks: [] });
  });
});

describe('The room that there is', () => {
  const many = (count: number, from = 0) => Array.from({ length: count }, (_, at) => finding(`Person ${from + at}`));

  it('is five thousand rows', () => {
    for (let from = 0; from < 4800; from += 960) expect(bench.list(many(960, from)).checks).toEqual([]);
    const full = [{ verdict: 'warning', words: alertListFull(LIST, 5000, 100) }];
    expect(bench.list(many(300, 4800)).checks).toEqual(full);
    expect(bench.cells()).toHaveLength(5001);
    expect(bench.list(many(300, 4800)).checks).toEqual(full);
    bench.sheets.deleteRows(LIST, 1, 200);
    expect(bench.list(many(300, 4800)).checks).toEqual([]);
  });

  it('is for the first findings, where not all are known: then nobody can say what holds no more', () => {
    bench.list([ANN, BOB]);
    expect(bench.list([BOB, CID], alerting(), {}, 7).checks).toEqual([{ verdict: 'warning', words: alertsBeyondList(2, 7) }]);
    expect(bench.cells()).toEqual([HEAD, ann(), bob(), cid()]);
    runSync(writeAlertList(bench.ports, alerting(), { count: 0, findings: [], isWhole: false }, () => 0));
    expect(bench.cells()).toEqual([HEAD, ann(), bob(), cid()]);
  });

  it('says that what a rule found is over where that rule was looked at, and no other one in the same words was not', () => {
    bench.list([ANN]);
    const twice = alerting('list', {
      alerts: { rules: [BELOW, { ...BELOW, id: 'rule2', days: 'all' }], names: 'list', weekdaysOff: '0000011' },
    });
    const states = (sure: readonly string[]): readonly unknown[] => {
      runSync(writeAlertList(bench.ports, twice, { count: 0, findings: [], isWhole: false, sure: new Set(sure) }, () => 0));
      return bench.cells().slice(1);
    };
    expect(states(['rule1'])).toEqual([ann()]);
    expect(states(['rule1', 'rule2'])).not.toEqual([ann()]);
  });

  it.each([
    ['Hours/Team: [a]*', 'Hours Team   a alerts'],
    ["'quoted'", 'quoted alerts'],
    ['x'.repeat(60), `${'x'.repeat(24)} alerts`],
    [`${'x'.repeat(23)}👩`, `${'x'.repeat(23)} alerts`],
    ['?', 'Alerts'],
  ])('a report called %s has its list on “%s”', (name, sheet) => {
    expect(bench.list([ANN], alerting('list', { name })).sheetName).toBe(sheet);
  });

  it('takes another name where a sheet has it, and two reports have lists of their own', () => {
    bench.sheets.type(LIST, 0, 0, { value: 'mine' });
    bench.list([ANN]);
    bench.list([BOB], alerting('list', { id: 'r2' }));
    expect(bench.sheets.names()).toEqual([LIST, `${LIST} 2`, `${LIST} 3`]);
    expect([bench.cells(`${LIST} 2`), bench.cells(`${LIST} 3`)]).toEqual([
      [HEAD, ann()],
      [HEAD, bob()],
    ]);
  });

  it('has two refreshes of two reports at once, which are called the same, not touch each other’s list', async () => {
    const { ports, cells, sheets } = listBench('later');
    const other = alerting('nowhere', { id: 'r2' });
    for (const findings of [[ANN], [ANN, BOB]])
      await Promise.all([runAsync(listing(ports, findings)), runAsync(listing(ports, findings, other))]);
    const lists = sheets.names().map((name) => JSON.stringify(cells(name)));
    expect(lists.sort()).toEqual(
      [[HEAD, ann(), bob()], [HEAD, ann(), bob()].map((row) => row.filter((_, at) => at !== 2))].map((list) => JSON.stringify(list)).sort(),
    );
  });
});

describe('What is kept of a list', () => {
  it('is left alone where a newer version made it', () => {
    bench.list([ANN]);
    bench.documents.entries.set('activtrak.alert-list.r1', '{"version":2}');
    const before = bench.keep().text;
    expect(bench.list([BOB])).toEqual({ checks: [] });
    expect(bench.keep().text).toBe(before);
  });

  it('may be lost: then the list goes on, and a new one is made where its sheet has another name', () => {
    bench.list([ANN]);
    const lose = () => bench.documents.entries.set('activtrak.alert-list.r1', '{');
    lose();
    expect(bench.list([ANN, BOB])).toEqual({ sheetName: LIST, checks: [] });
    expect(bench.cells()).toHaveLength(3);
    lose();
    bench.sheets.rename(LIST, 'Mine');
    expect(bench.list([BOB])).toEqual({ sheetName: LIST, checks: [] });
    expect(bench.cells()).toHaveLength(2);
  });

  it('takes what was begun away where nothing is found any more', () => {
    const sheets = {
      ...bench.sheets,
      reveal: () => {
        throw new Error('Stopped.');
      },
    };
    bench.list([ANN], alerting(), { sheets });
    expect(bench.sheets.names()).toHaveLength(1);
    bench.list([]);
    expect([bench.sheets.names(), [...bench.documents.entries]]).toEqual([[], []]);
  });
});
