import fc from 'fast-check';
import { LOG_SHEET, LOG_STILL_NAMES } from '#words/log-sheet';
import { typedNotKept, typedRemoved } from '#words/places';
import type { Report } from '../../../../shared/report/definition/definition';
import { addToHistory, loadHistory } from '../../../../shared/report/kept/history';
import { loadHealth } from '../../../../shared/report/kept/report-health';
import { makeLogSheet } from '../../../../shared/report/run/log-sheet';
import { runSync } from '../../../../shared/task';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { longAfter, prepared } from '../killed/killed-cases';
import { leftByKills } from '../killed/left-states';
import { checkWords, DAYS, type ReportBench, report, reportBench } from '../report-bench';

const columns = (...keys: string[]): Report['columns'] => keys.map((key) => ({ key }));
const rowsOf = ({ sheets }: ReportBench): readonly (readonly unknown[])[] => sheets.seen('Hours');
const rowWith = (bench: ReportBench, text: unknown): readonly unknown[] | undefined =>
  rowsOf(bench).find((row) => row.includes(text as never));

const without = (organisation: FakeOrganisation, isGone: (day: FakeOrganisation['days'][number]) => boolean): FakeOrganisation => ({
  ...organisation,
  days: organisation.days.filter((day) => !isGone(day)),
});

/** Three people, seven days: row 1 to 21, with a column of notes. */
function withNotes(change: Partial<Report> = {}): ReportBench {
  const bench = reportBench();
  bench.save(report(change));
  expect(bench.refresh()).toMatchObject({ rows: 21 });
  return bench;
}

const NOTE = 4;
const note = ({ sheets }: ReportBench, row: number, value: string | number, column = NOTE): void =>
  sheets.type('Hours', row, column, { value });

describe('what is typed beside rows that are replaced', () => {
  it('goes with its record, whatever moves that, and not a word is said', () => {
    const bench = withNotes();
    note(bench, 0, 'Notes');
    note(bench, 5, 'of the fifth');
    note(bench, 21, 'of the last');
    const [fifth, last] = [rowsOf(bench)[5], rowsOf(bench)[21]];
    bench.serve(fakeOrganisation(5, DAYS));
    const record = bench.refresh();
    expect(record).toMatchObject({ outcome: 'done', rows: 35 });
    expect(record.checks.every(({ verdict }) => verdict === 'good')).toBe(true);
    expect([rowWith(bench, 'of the fifth'), rowWith(bench, 'of the last')]).toEqual([fifth, last]);
    bench.serve(fakeOrganisation(3, DAYS));
    bench.refresh();
    expect([rowsOf(bench)[5], rowsOf(bench)[21]]).toEqual([fifth, last]);
    expect(
      rowsOf(bench)
        .flat()
        .filter((cell) => String(cell).startsWith('of the')),
    ).toHaveLength(2);
  });

  it('that is a picture or a linked person, which can only stay, is in the way where it would have to go', () => {
    const bench = withNotes();
    // So Excel gives its value.
    note(bench, 5, '#VALUE!');
    const before = rowsOf(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
    bench.serve(fakeOrganisation(5, DAYS));
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: typedNotKept('Hours', ['E6'], true) });
    expect(rowsOf(bench)).toEqual(before);
    bench.sheets.type('Hours', 5, NOTE, { value: '' });
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 35 });
  });

  it('stays with its record when a deleted row comes back, and when rows were sorted', () => {
    const bench = withNotes();
    note(bench, 5, 'of the fifth');
    const fifth = rowsOf(bench)[5];
    bench.sheets.deleteRows('Hours', 2, 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(rowsOf(bench)[5]).toEqual(fifth);
    bench.sheets.sortRows('Hours', 1, 21, 1);
    bench.refresh();
    expect(rowsOf(bench)[5]).toEqual(fifth);
  });

  it('is told in words when its record is gone, and stands beside no other', () => {
    const bench = withNotes();
    note(bench, 5, 'of the fifth');
    note(bench, 6, 'of the sixth');
    const sixth = rowsOf(bench)[6];
    bench.serve(without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[1] && personId === 2));
    const record = bench.refresh();
    expect(checkWords(record)).toContain(typedRemoved('of the fifth', '2026-03-13, Person 2'));
    expect(rowWith(bench, 'of the fifth')).toBeUndefined();
    expect(rowWith(bench, 'of the sixth')).toEqual(sixth);
  });

  it.each([
    ['its name, whatever stands first', columns('active', 'userId', 'user', 'date'), 'Person 2, 2026-03-13'],
    ['its ID where no name is shown', columns('date', 'userId', 'active'), '2026-03-13, 2'],
    ['moments as people read them', columns('date', 'userId', 'firstActivity'), '2026-03-13, 2, 2026-03-13 08:00'],
  ])('is told with %s', (_, chosen, of) => {
    const bench = withNotes({ columns: chosen });
    note(bench, 5, 'of the fifth', chosen?.length);
    bench.serve(without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[1] && personId === 2));
    expect(checkWords(bench.refresh())).toContain(typedRemoved('of the fifth', of));
  });

  describe('in a report that names people no more', () => {
    const disguised = report({ columns: columns('date', 'user', 'active'), privacy: { people: 'pseudonyms', smallestGroup: 5 } });
    const kept = ({ documents, sheets }: ReportBench): string =>
      JSON.stringify([[...documents.entries], sheets.names().includes(LOG_SHEET) && sheets.seen(LOG_SHEET)]);
    const makeLog = ({ sheets, clock }: ReportBench): string => runSync(makeLogSheet(sheets, [], clock, 'UTC'));

    it('is told with the day of its row, and names nobody for whoever reads the history', () => {
      const bench = withNotes();
      note(bench, 5, 'of the fifth');
      bench.save(disguised);
      expect(checkWords(bench.refresh())).toContain(typedRemoved('of the fifth', '2026-03-13'));
      expect(kept(bench)).not.toMatch(/Person \d\b/);
      note(bench, 5, 'of a pseudonym');
      bench.serve(fakeOrganisation(1, DAYS.slice(0, 1)));
      expect(checkWords(bench.refresh())).toMatch(/of a pseudonym.*\(2026-03-13, Person [0-9A-Z]{8}\)/);
    });

    it('names nobody either where a refresh that named them was killed, or told of them before', () => {
      const bench = withNotes();
      makeLog(bench);
      note(bench, 5, 'of the fifth');
      bench.serve(without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[1] && personId === 2));
      let looked = 0;
      for (const { dies, restore } of leftByKills(bench).left) {
        restore();
        const isTold = /no longer has its row/.test(bench.documents.entries.get('activtrak.history') ?? '');
        longAfter(bench);
        bench.save(disguised);
        const told = checkWords(bench.refresh());
        if (!isTold) expect([dies, told]).toEqual([dies, expect.stringContaining('“of the fifth” was removed')]);
        expect([dies, kept(bench)]).toEqual([dies, expect.not.stringMatching(/Person \d\b/)]);
        expect([dies, kept(bench)]).toEqual([dies, expect.stringMatching(/“of the fifth” was removed.*“of the fifth” was removed/)]);
        looked += isTold ? 0 : 1;
      }
      expect(looked).toBeGreaterThan(9);
    });
  });

  it('is told of other reports as before where one names nobody any more, which says where the log sheet can’t be changed', () => {
    const bench = withNotes();
    note(bench, 5, 'of the fifth');
    bench.serve(without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[1] && personId === 2));
    const told = bench.refresh();
    runSync(addToHistory(bench.documents, { ...told, runId: 'r2 1', reportId: 'r2', reportName: 'Other' }));
    runSync(makeLogSheet(bench.sheets, runSync(loadHistory(bench.documents)), bench.clock, 'UTC'));
    const named = (text: unknown): number => JSON.stringify(text).match(/Person 2\b/g)?.length ?? 0;
    const inLog = (): number => named(bench.sheets.seen(LOG_SHEET));
    expect([named(runSync(loadHistory(bench.documents))), inLog()]).toEqual([2, 2]);
    bench.save(report({ privacy: { people: 'pseudonyms', smallestGroup: 5 } }));
    const refusal = jest
      .spyOn(bench.sheets, 'refusal')
      .mockImplementation(([area]) => (area?.column === 10 ? 'It is protected.' : undefined));
    const said = checkWords(bench.refresh());
    expect([said.includes(LOG_STILL_NAMES), said.includes('It is protected.')]).toEqual([true, false]);
    refusal.mockRestore();
    // Its rows are of pseudonyms by then.
    expect([named(runSync(loadHistory(bench.documents))), inLog()]).toEqual([1, 2]);
    bench.documents.entries.delete('activtrak.state.r1');
    bench.save(report({ privacy: { people: 'pseudonyms', smallestGroup: 5 }, destination: { sheet: 'Elsewhere', cell: 'A1' } }));
    bench.refresh();
    expect([named(runSync(loadHistory(bench.documents))), inLog()]).toEqual([1, 1]);
  });

  it.each(['was called otherwise long ago', 'is in a log sheet without the column of reports'] as const)(
    'is told of no people either where a report that names nobody any more %s',
    (how) => {
      const bench = withNotes();
      note(bench, 5, 'of the fifth');
      bench.serve(without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[1] && personId === 2));
      const told = bench.refresh();
      bench.save(report({ id: 'r2', name: 'Other' }));
      runSync(makeLogSheet(bench.sheets, [told, { ...told, reportName: 'Other' }], bench.clock, 'UTC'));
      bench.documents.entries.delete('activtrak.history');
      const isRenamed = how === 'was called otherwise long ago';
      if (!isRenamed) bench.sheets.deleteColumns(LOG_SHEET, 3, 1);
      bench.save(report({ name: isRenamed ? 'Team' : 'Hours', privacy: { people: 'pseudonyms', smallestGroup: 5 } }));
      bench.refresh();
      const lines = bench.sheets.seen(LOG_SHEET).filter((line) => line.some((cell) => /Person 2\b/.test(String(cell))));
      // Those of other reports that are known by their names keep them.
      expect(lines.map((line) => line[3])).toEqual(isRenamed ? ['Other'] : []);
    },
  );

  it('is told by the next refresh where one took it away and was killed before it told of that', () => {
    const bench = withNotes();
    note(bench, 5, 'of the fifth');
    bench.serve(without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[1] && personId === 2));
    const told = typedRemoved('of the fifth', '2026-03-13, Person 2');
    for (const { dies, restore } of leftByKills(bench).left) {
      restore();
      const { last } = runSync(loadHealth(bench.documents, 'r1'));
      longAfter(bench);
      expect([dies, `${last ? checkWords(last) : ''} ${checkWords(bench.refresh())}`]).toEqual([dies, expect.stringContaining(told)]);
      expect(checkWords(bench.refresh())).not.toContain(told);
    }
  });

  it.each(['fails', 'is killed too', 'has no rows'] as const)('is told by the one after the next where that %s', (next) => {
    const bench = withNotes();
    note(bench, 5, 'of the fifth');
    const others = without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[1] && personId === 2);
    bench.serve(others);
    const told = typedRemoved('of the fifth', '2026-03-13, Person 2');
    const last = (): string => checkWords(runSync(loadHealth(bench.documents, 'r1')).last ?? { checks: [] });
    let looked = 0;
    for (const { dies, restore } of leftByKills(bench).left) {
      restore();
      const { entries } = bench.documents;
      const run = JSON.parse(entries.get('activtrak.run.r1') ?? '{}');
      // Its rows count as written.
      if (run.id === undefined || !entries.get('activtrak.state.r1')?.includes(`"runId":"${run.id}"`)) continue;
      const first = last();
      longAfter(bench);
      if (next === 'fails') bench.serve(others, { fault: (path) => (path.includes('hours') ? httpAnswer(400) : undefined) });
      if (next === 'has no rows') bench.serve(fakeOrganisation(3, []));
      const { left } = leftByKills(bench);
      bench.serve(others);
      for (const state of next === 'is killed too' ? left : left.slice(-1)) {
        state.restore();
        // Between the end of the one and the beginning of the other, nothing is known of either.
        if (next === 'is killed too' && !entries.has('activtrak.run.r1')) continue;
        bench.serve(others);
        const second = last();
        longAfter(bench);
        expect([dies, state.dies, `${first} ${second} ${checkWords(bench.refresh())}`]).toEqual([
          dies,
          state.dies,
          expect.stringContaining(told),
        ]);
        expect([dies, state.dies, checkWords(bench.refresh())]).toEqual([dies, state.dies, expect.not.stringContaining(told)]);
        looked += 1;
      }
    }
    expect(looked).toBeGreaterThan(1);
  });

  it('is named cell by cell where the records of very many are gone', () => {
    const bench = withNotes();
    const dates = DAYS.slice(0, 7);
    bench.serve(fakeOrganisation(40, dates));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 280 });
    const goneOnes = rowsOf(bench).flatMap(([, , id], row) => (Number(id) > 18 ? [row] : []));
    note(bench, 1, 'stays');
    for (const row of goneOnes.slice(0, 21)) note(bench, row, 'of somebody who left', NOTE + 1);
    note(bench, 0, 'More', NOTE);
    const before = bench.sheets.whole();
    bench.serve(fakeOrganisation(18, dates));
    const cells = goneOnes.slice(0, 21).map((row) => `F${row + 1}`);
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: typedNotKept('Hours', cells, true) });
    expect(bench.sheets.whole()).toEqual(before);
    for (const row of goneOnes.slice(0, 1)) note(bench, row, '', NOTE + 1);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 126 });
    expect(rowWith(bench, 'stays')?.[1]).toBe('Person 1');
  });

  it('keeps numbers as they look, and stands in columns between and on both sides', () => {
    const bench = withNotes({ destination: { sheet: 'Hours', cell: 'B1' } });
    bench.sheets.moveColumn('Hours', 2, 5);
    bench.sheets.insertColumns('sheet-1', 3, 1);
    note(bench, 4, 'left', 0);
    note(bench, 4, 'between', 3);
    const right = rowsOf(bench)[0]?.length ?? 0;
    bench.sheets.type('Hours', 4, right, { value: 46_000, format: 'yyyy-mm-dd' });
    const fourth = rowsOf(bench)[4];
    bench.serve(without(fakeOrganisation(3, DAYS), ({ date }) => date === DAYS[0]));
    bench.refresh();
    expect(rowsOf(bench)[1]).toEqual(fourth);
    expect(bench.sheets.cell('Hours', 1, right).format).toBe('yyyy-mm-dd');
  });

  it('is found by day and name where the id is not shown', () => {
    const bench = withNotes({ columns: columns('date', 'user', 'active') });
    note(bench, 5, 'of the fifth', 3);
    const fifth = rowsOf(bench)[5];
    bench.serve(fakeOrganisation(4, DAYS));
    bench.refresh();
    expect(rowWith(bench, 'of the fifth')).toEqual(fifth);
  });

  it.each([
    ['where rows cannot be told apart', columns('user', 'active'), 2, (bench: ReportBench) => bench.serve(fakeOrganisation(4, DAYS))],
    [
      'where no column stays',
      columns('date', 'user'),
      2,
      (bench: ReportBench) => bench.save(report({ columns: columns('active', 'total') })),
    ],
  ])('is a reason to write nothing %s', (_, chosen, column, change) => {
    const bench = withNotes({ columns: chosen });
    note(bench, 5, 'mine', column);
    const before = bench.sheets.whole();
    change(bench);
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining("can't be kept with its rows") });
    expect(bench.sheets.whole()).toEqual(before);
  });

  it('is a reason to write nothing when it is a formula as no other row has, beside a row that moves', () => {
    const bench = withNotes();
    bench.sheets.type('Hours', 21, NOTE, { formula: '=1+1' });
    bench.sheets.type('Hours', 5, NOTE, { formula: '=SUM(R[-4]C[-1]:RC[-1])' });
    bench.serve(fakeOrganisation(4, DAYS));
    expect(bench.refresh()).toMatchObject({ outcome: 'failed', message: expect.stringContaining('E6') });
    bench.serve(fakeOrganisation(3, DAYS));
    expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new' });
  });

  it('leaves a column that one formula fills alone', () => {
    const bench = withNotes();
    bench.sheets.type('Hours', 1, NOTE, { formula: '=ARRAYFORMULA(RC[-1]:R[20]C[-1]*2)' });
    for (let row = 2; row <= 21; row += 1) note(bench, row, row);
    bench.serve(fakeOrganisation(4, DAYS));
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 28 });
    expect(
      rowsOf(bench)
        .slice(2, 22)
        .map((row) => row[NOTE]),
    ).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
  });

  it.each([
    [2, 3],
    [2, 3, 4],
  ])('is a reason to write nothing where a formula above may fill it, and the host tells of none: rows %i, %i', (...rows) => {
    const bench = withNotes();
    bench.sheets.type('Hours', 1, NOTE, { formula: '=UNIQUE(R2C2:R200C2)' });
    for (const row of rows) note(bench, row, `Person ${row}`);
    const before = rowsOf(bench);
    bench.serve(without(fakeOrganisation(3, DAYS), ({ date, personId }) => date === DAYS[0] && personId === 3));
    expect(bench.refresh()).toMatchObject({
      outcome: 'failed',
      message: typedNotKept('Hours', ['E4', ...(rows.length > 2 ? ['E5'] : [])], true),
    });
    expect(rowsOf(bench)).toEqual(before);
    bench.serve(fakeOrganisation(4, DAYS.slice(0, 1)));
    note(bench, rows[0] as number, '');
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 4 });
  });

  it('gives a formula back to the row that it leaves', () => {
    const bench = withNotes();
    for (let row = 1; row <= 21; row += 1) bench.sheets.type('Hours', row, NOTE, { formula: '=RC[-1]*2' });
    bench.sheets.type('Hours', 5, NOTE, { formula: '', value: 'corrected' });
    bench.serve(fakeOrganisation(4, DAYS));
    bench.refresh();
    expect(rowWith(bench, 'corrected')?.slice(0, 2)).toEqual([46_094, 'Person 2']);
    expect(
      rowsOf(bench)
        .slice(1)
        .filter((row) => row[NOTE] === '=RC[-1]*2'),
    ).toHaveLength(27);
  });

  it('is there once, beside its record, after a kill at any call and other data since', () => {
    const wanted = {
      title: '',
      report: report(),
      before: fakeOrganisation(3, DAYS),
      after: without(fakeOrganisation(4, DAYS), ({ date }) => date === DAYS[0]),
    };
    const bench = prepared({ ...wanted });
    for (let row = 0; row <= 21; row += 1) bench.sheets.type('Hours', row, NOTE, { value: '', formula: '', format: 'General' });
    for (const row of [4, 9, 10, 21]) note(bench, row, `note ${rowsOf(bench)[row]?.slice(0, 2).join(' ')}`);
    const { left } = leftByKills(bench);
    for (const { dies, restore } of left) {
      for (const isOther of [false, true]) {
        restore();
        longAfter(bench);
        if (isOther) bench.serve(without(fakeOrganisation(5, DAYS), ({ personId }) => personId === 4));
        const at = [dies, isOther];
        expect([...at, bench.refresh().outcome]).not.toEqual([...at, 'failed']);
        const notes = rowsOf(bench).filter((row) => String(row[NOTE] ?? '').startsWith('note'));
        expect([...at, notes.length]).toEqual([...at, 4]);
        for (const row of notes) expect([...at, row[NOTE]]).toEqual([...at, `note ${row.slice(0, 2).join(' ')}`]);
      }
    }
  });

  it('is beside its record or in words, whatever comes and goes', () => {
    const cell = fc.record({
      row: fc.integer({ min: 1, max: 21 }),
      gone: fc.subarray(
        DAYS.flatMap((date) => [1, 2, 3].map((id) => `${date} ${id}`)),
        { maxLength: 12 },
      ),
      people: fc.integer({ min: 2, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (steps) => {
        const bench = withNotes();
        for (const [at, { row, gone, people }] of steps.entries()) {
          const record = rowsOf(bench)[row];
          if (record && (record[NOTE] ?? '') === '') note(bench, row, `note ${at}: ${record.slice(0, 2).join(' ')}`);
          const before = rowsOf(bench).flatMap((cells) => (cells[NOTE] ? [String(cells[NOTE])] : []));
          bench.serve(without(fakeOrganisation(people, DAYS), ({ date, personId }) => gone.includes(`${date} ${personId}`)));
          const said = checkWords(bench.refresh());
          const after = rowsOf(bench).filter((cells) => (cells[NOTE] ?? '') !== '');
          for (const cells of after) expect(String(cells[NOTE]).replace(/^note \d+: /, '')).toBe(cells.slice(0, 2).join(' '));
          const seen = after.map((cells) => String(cells[NOTE]));
          for (const text of before) expect(seen.includes(text) || said.includes(`“${text}”`)).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});
