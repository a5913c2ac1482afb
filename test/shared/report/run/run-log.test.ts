import { LOG_HEADER as HEADER, LOG_SHEET as LOG, RESULTS, STARTED } from '#words/log-sheet';
import { serialOfIso } from '../../../../shared/model/serial';
import { loadHistory } from '../../../../shared/report/kept/history';
import type { RunRecord } from '../../../../shared/report/kept/run';
import { makeLogSheet } from '../../../../shared/report/run/log-sheet';
import { logRun } from '../../../../shared/report/run/run-log';
import { runAsync, runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { handClock, NOON } from '../../../doubles/hand-clock';
import { memorySheets } from '../../../doubles/memory-sheets';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { DAYS, report, reportBench } from '../report-bench';

const record = (number: number, change: Partial<RunRecord> = {}): RunRecord => ({
  runId: `run ${number}`,
  reportId: 'r1',
  reportName: 'Hours',
  at: NOON + number * 60_000,
  by: 'Jane Doe',
  trigger: 'schedule',
  outcome: 'done',
  message: `${number} rows written.`,
  rows: number,
  pages: 1,
  retries: 0,
  ms: 1234,
  checks: [],
  ...change,
});

const clock = handClock('at once');
const make = (sheets: ReturnType<typeof memorySheets>, history: readonly RunRecord[] = []): string =>
  runSync(makeLogSheet(sheets, history, clock, 'UTC'));
const log = (sheets: ReturnType<typeof memorySheets>, one: RunRecord): void => runSync(logRun(sheets, one, clock, 'UTC'));

describe('the log sheet', () => {
  it('is there only when somebody asks for it, with the runs so far', () => {
    const bench = reportBench();
    bench.save(report());
    bench.refresh();
    expect(bench.sheets.names()).toEqual(['Hours']);
    make(bench.sheets, runSync(loadHistory(bench.documents)));
    expect(bench.sheets.names()).toEqual(['Hours', LOG]);
    expect(bench.sheets.seen(LOG)).toHaveLength(2);
    bench.clock.advance(60_000);
    bench.refresh();
    expect(bench.sheets.seen(LOG)).toHaveLength(3);
  });

  it.each(['7', '{"runs":7}', '{"runs":{}}', '{"runs":[null,7,[],{},{"runId":"1","reportId":"r1","message":"","at":"x","checks":[]}]}'])(
    'and the history leave aside what somebody damaged: %s',
    (damaged) => {
      const bench = reportBench();
      bench.save(report());
      bench.documents.entries.set('activtrak.history', damaged);
      make(bench.sheets, runSync(loadHistory(bench.documents)));
      expect(bench.refresh().outcome).toBe('done');
      expect(runSync(loadHistory(bench.documents))).toHaveLength(1);
      expect(bench.sheets.seen(LOG)).toHaveLength(2);
    },
  );

  it('says in its own word what only a newer version knows of a refresh', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(1, { outcome: 'partial' as RunRecord['outcome'], trigger: 'webhook' as RunRecord['trigger'] })]);
    const line = sheets.seen(LOG)[1] ?? [];
    expect([line[HEADER.indexOf('Started')], line[HEADER.indexOf('Result')]]).toEqual(['webhook', 'partial']);
  });

  it('is made once, and beside a sheet of that name', () => {
    const sheets = memorySheets('at once');
    sheets.type('activtrak LOG', 0, 0, { value: 'mine' });
    const id = make(sheets);
    expect(make(sheets)).toBe(id);
    expect(sheets.names()).toEqual(['activtrak LOG', `${LOG} 2`]);
    expect(sheets.seen('activtrak LOG')).toEqual([['mine']]);
  });

  it('keeps its header in sight', () => {
    const sheets = memorySheets('at once');
    make(sheets);
    expect(sheets.frozenRows(LOG)).toBe(1);
  });

  it('has one line for each run: when, who, why, what, how much and how it ended', () => {
    const bench = reportBench();
    make(bench.sheets);
    bench.save(report());
    let failures = 2;
    bench.serve(fakeOrganisation(300, DAYS), { fault: () => (failures-- > 0 ? httpAnswer(503) : undefined) });
    bench.refresh();
    const [header, line] = bench.sheets.seen(LOG);
    expect(header).toEqual(HEADER);
    const when = line?.[0] as number;
    expect(Math.floor(when)).toBe(serialOfIso('2026-03-18'));
    expect(line?.slice(1)).toEqual([
      'Jane Doe',
      STARTED.hand,
      'Hours',
      2100,
      3,
      2,
      expect.any(Number),
      'Done',
      '2,100 rows written.',
      expect.stringMatching(/^\d good$/),
    ]);
    expect(bench.sheets.cell(LOG, 1, 0).format).toBe('yyyy-mm-dd hh:mm:ss');
  });

  it('says what failed and what set it off, newest first', () => {
    const sheets = memorySheets('at once');
    make(sheets);
    log(sheets, record(1));
    log(sheets, record(2, { trigger: 'request', outcome: 'failed', message: 'ActivTrak refused your key.' }));
    log(sheets, record(3, { trigger: 'hand', outcome: 'cancelled' }));
    expect(sheets.seen(LOG).map((line) => [line[2], line[8]])).toEqual([
      [HEADER[2], HEADER[8]],
      [STARTED.hand, RESULTS.cancelled],
      [STARTED.request, RESULTS.failed],
      [STARTED.schedule, RESULTS.done],
    ]);
    expect(sheets.seen(LOG)[2]?.[9]).toBe('ActivTrak refused your key.');
  });

  it('says what the checks found, or how many were good', () => {
    const sheets = memorySheets('at once');
    make(sheets);
    const good = { verdict: 'good', words: 'No duplicate records.' } as const;
    log(sheets, record(1, { checks: [good, good] }));
    log(sheets, record(2, { checks: [good, { verdict: 'warning', words: 'Look at this.' }] }));
    expect(sheets.seen(LOG).map((line) => line[10])).toEqual(['Checks', 'Look at this.', '2 good']);
  });

  it('never has more than 500 lines, and leaves below alone', () => {
    const sheets = memorySheets('at once');
    make(
      sheets,
      Array.from({ length: 480 }, (_, index) => record(480 - index)),
    );
    for (let number = 481; number <= 510; number += 1) log(sheets, record(number));
    expect(sheets.seen(LOG)).toHaveLength(501);
    expect(sheets.seen(LOG)[1]?.[4]).toBe(510);
    expect(sheets.seen(LOG)[500]?.[4]).toBe(11);
  });

  it('is looked at once and written once for a line', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(1)]);
    sheets.calls.length = 0;
    log(sheets, record(2));
    expect(sheets.calls).toEqual(['marks', 'sheet', 'read', 'refusal', 'write']);
  });

  it('moves lines down as far as the first one that somebody emptied, and what stands below stays', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(4), record(3), record(2), record(1)]);
    for (const row of [2, 3]) for (let column = 0; column < HEADER.length; column += 1) sheets.type(LOG, row, column, { value: '' });
    const before = sheets.written();
    log(sheets, record(5));
    expect(sheets.seen(LOG).map((line) => line[4] ?? '')).toEqual(['Rows', 5, 4, '', 1]);
    expect(sheets.written() - before).toBe(2 * HEADER.length);
    log(sheets, record(6));
    log(sheets, record(7));
    expect(sheets.seen(LOG).map((line) => line[4] ?? '')).toEqual(['Rows', 7, 6, 5, 4, 1]);
  });

  it('has each value under its header, wherever somebody moved it', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(1)]);
    sheets.moveColumn(LOG, 8, 1);
    sheets.moveColumn(LOG, 0, 5);
    log(sheets, record(2, { outcome: 'failed' }));
    const [header = [], ...lines] = sheets.seen(LOG);
    const shown = (label: (typeof HEADER)[number]) => lines.map((line) => line[header.indexOf(label)]);
    expect(header.indexOf('Result')).not.toBe(HEADER.indexOf('Result'));
    expect(shown('Result')).toEqual([RESULTS.failed, RESULTS.done]);
    expect(shown('Rows')).toEqual([2, 1]);
    expect(shown('Report')).toEqual(['Hours', 'Hours']);
    // A line that is there already isn't added twice there either.
    log(sheets, record(2, { outcome: 'failed' }));
    expect(sheets.seen(LOG)).toHaveLength(3);
  });

  it('leaves out a column that somebody deleted, and adds no values to one of their own', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(1)]);
    sheets.deleteColumns(LOG, 2, 1);
    // Their own one is the last, behind the log's ten, and goes between them.
    sheets.type(LOG, 0, 10, { value: 'Note' });
    sheets.type(LOG, 1, 10, { value: 'looked at' });
    sheets.moveColumn(LOG, 10, 3);
    log(sheets, record(2));
    expect(sheets.seen(LOG)[0]).toEqual(['When (newest first)', 'Who', 'Report', 'Note', ...HEADER.slice(4)]);
    expect(sheets.seen(LOG).slice(1)).toEqual([
      [expect.any(Number), 'Jane Doe', 'Hours', '', 2, 1, 0, 1.2, RESULTS.done, '2 rows written.', ''],
      [expect.any(Number), 'Jane Doe', 'Hours', 'looked at', 1, 1, 0, 1.2, RESULTS.done, '1 rows written.', ''],
    ]);
  });

  it('leaves alone what stands where its columns were before somebody deleted some, and brings none of them back', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(1)]);
    sheets.deleteColumns(LOG, 9, 1);
    sheets.deleteColumns(LOG, 3, 1);
    sheets.type(LOG, 0, 9, { value: 'Note' });
    sheets.type(LOG, 1, 9, { value: 'looked at' });
    log(sheets, record(2));
    expect(sheets.seen(LOG).map((line) => line[9])).toEqual(['Note', 'looked at', '']);
    const wide = memorySheets('at once');
    const id = make(wide, [record(1)]);
    wide.deleteColumns(LOG, 10, 1);
    void wide.grow(id, 501, 16);
    log(wide, record(2, { checks: [{ verdict: 'good', words: 'No duplicate records.' }] }));
    expect(wide.seen(LOG)[1]?.slice(9)).toEqual(['2 rows written.']);
  });

  it('leaves formulas of people’s own columns between its own as they are', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(2), record(1)]);
    sheets.deleteColumns(LOG, 5, 1);
    sheets.type(LOG, 0, 10, { value: 'Share' });
    for (const row of [1, 2]) sheets.type(LOG, row, 10, { value: row, formula: `=F${row + 1}/2` });
    sheets.moveColumn(LOG, 10, 3);
    log(sheets, record(3));
    expect([1, 2].map((row) => sheets.cell(LOG, row, 3).formula)).toEqual(['=F2/2', '=F3/2']);
    expect(sheets.seen(LOG).map((line) => line[5])).toEqual(['Rows', 3, 2, 1]);
    expect(sheets.seen(LOG).map((line) => line[9])).toEqual(['What happened', '3 rows written.', '2 rows written.', '1 rows written.']);
  });

  it('goes on under headers that somebody wrote otherwise', () => {
    const sheets = memorySheets('at once');
    make(sheets, [record(1, { checks: [{ verdict: 'good', words: 'No duplicate records.' }] })]);
    sheets.type(LOG, 0, 1, { value: 'Wer' });
    sheets.type(LOG, 0, 10, { value: '' });
    log(sheets, record(2, { checks: [{ verdict: 'good', words: 'No duplicate records.' }] }));
    expect(sheets.seen(LOG)[1]?.slice(1)).toEqual([
      'Jane Doe',
      STARTED.schedule,
      'Hours',
      2,
      1,
      0,
      1.2,
      RESULTS.done,
      '2 rows written.',
      '1 good',
    ]);
  });

  it('follows its header when somebody puts rows above, and keeps what stands there', () => {
    const sheets = memorySheets('at once');
    make(sheets);
    log(sheets, record(1));
    sheets.insertRows(LOG, 0, 2);
    sheets.type(LOG, 0, 0, { value: 'Our log' });
    log(sheets, record(2));
    expect(sheets.seen(LOG).map((line) => line[4] ?? '')).toEqual(['', '', 'Rows', 2, 1]);
    expect(sheets.cell(LOG, 0, 0).value).toBe('Our log');
  });

  it('is not made again when somebody deleted it, until it is asked for', () => {
    const bench = reportBench();
    make(bench.sheets);
    bench.sheets.deleteSheet(LOG);
    bench.save(report());
    expect(bench.refresh().outcome).toBe('done');
    expect(bench.sheets.names()).toEqual(['Hours']);
    make(bench.sheets);
    expect(bench.sheets.names()).toEqual(['Hours', LOG]);
  });

  it('gets its lines itself where it was duplicated, and is not made again', () => {
    const sheets = memorySheets('at once');
    const id = make(sheets, [record(1)]);
    sheets.duplicate(LOG, `Copy of ${LOG}`, true);
    sheets.moveSheet(`Copy of ${LOG}`, 0);
    log(sheets, record(2));
    expect(sheets.seen(LOG)).toHaveLength(3);
    expect(sheets.seen(`Copy of ${LOG}`)).toHaveLength(2);
    expect(make(sheets)).toBe(id);
  });

  it('that is protected fails no refresh', () => {
    const bench = reportBench();
    const sheet = make(bench.sheets);
    bench.sheets.protect({ sheet, row: 0, column: 0, rows: 600, columns: 20 }, 'Protected by Ann.');
    bench.save(report());
    expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 21 });
    expect(bench.sheets.seen('Hours')).toHaveLength(22);
  });

  it('keeps text text', () => {
    const sheets = memorySheets('at once');
    make(sheets);
    log(sheets, record(1, { by: '=1+1', reportName: '+2', message: '@x' }));
    for (const column of [1, 3, 9]) expect(sheets.cell(LOG, 1, column)).toMatchObject({ formula: '', format: '@' });
  });

  it('does the same with a host that answers later', async () => {
    const sheets = memorySheets('later');
    const later = handClock('later');
    await runAsync(makeLogSheet(sheets, [record(1)], later, 'UTC'));
    await runAsync(logRun(sheets, record(2), later, 'UTC'));
    expect(sheets.seen(LOG)).toHaveLength(3);
  });
});
