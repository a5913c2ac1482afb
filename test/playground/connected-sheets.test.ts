import { bigQueryStub } from './bigquery-stub';
import { createScriptBench, EDITOR, OWNER, type RunOptions, type ScriptBench } from './script-bench';

const SCOPE = 'https://www.googleapis.com/auth/';
const scopes = (...names: readonly string[]): RunOptions => ({ manifest: { oauthScopes: names.map((name) => SCOPE + name) } });
const BUILD = scopes('spreadsheets.currentonly', 'script.external_request', 'bigquery', 'bigquery.readonly');

let bench: ScriptBench;
beforeEach(async () => {
  bench = await createScriptBench();
  bench.answer = bigQueryStub();
});
afterEach(() => bench.dispose());

const SPEC = `SpreadsheetApp.newDataSourceSpec().asBigQuery().setProjectId('acme-logs').setDatasetId('live_data').setTableId('activity_log').build()`;
const ENABLE = 'SpreadsheetApp.enableBigQueryExecution();';
const main = (body: string) => `function main() { const book = SpreadsheetApp.getActive(); ${body} }`;
const INSERT = `${ENABLE} const shown = book.insertDataSourceSheet(${SPEC}); shown.waitForCompletion(60);`;
const value = (body: string, options = BUILD): unknown => bench.value(main(body), options);
const failure = (body: string, options = BUILD): string => bench.failure(main(body), options);

describe('a data source sheet', () => {
  test('shows a table, is the active sheet, and reads after the call has returned', () => {
    const body = `${ENABLE} const shown = book.insertDataSourceSheet(${SPEC}); const before = shown.getStatus().getExecutionState();
      const after = shown.waitForCompletion(60); shown.asSheet().setName('Log');
      return [before, after.getExecutionState(), after.getErrorCode(), book.getActiveSheet().getName(), book.getSheetByName('Log').getType()];`;
    expect(value(body)).toEqual(['RUNNING', 'SUCCESS', 'NONE', 'Log', 'DATASOURCE']);
    expect(value(`return book.getDataSourceSheets()[0].getSheetValues('executable')`)).toEqual(['code.exe', 'mail.exe', 'code.exe']);
    expect(
      value(
        `const spec = book.getDataSources()[0].getSpec().asBigQuery(); return [spec.getProjectId(), spec.getTableProjectId(), spec.getDatasetId(), spec.getTableId()]`,
      ),
    ).toEqual(['acme-logs', 'acme-logs', 'live_data', 'activity_log']);
    // The page shows them; a script has no cells there.
    const { spreadsheet } = bench.backend;
    const key = spreadsheet.sheets().find(({ name }) => name === 'Log')?.key ?? '';
    const area = { sheet: key, row: 0, column: 0, rows: 4, columns: 3 };
    expect(spreadsheet.read(area, ['displayed']).displayed).toEqual([
      ['day', 'executable', 'duration'],
      ['2026-11-22', 'code.exe', '60'],
      ['2026-11-22', 'mail.exe', '30'],
      ['2026-11-23', 'code.exe', '15'],
    ]);
    expect(failure(`book.getSheetByName('Log').getRange('A1').getValue()`)).toBe(
      'Exception: The action is not supported for DATASOURCE sheet.',
    );
    expect(
      value(`return [book.getSheetByName('Sheet1').asDataSourceSheet(), book.getSheetByName('Log').asDataSourceSheet() !== null]`),
    ).toEqual([null, true]);
  });

  test('reads in the name of whoever runs the script, a trigger in that of its creator', () => {
    value(INSERT);
    const tokens = () =>
      bench.sent.map(({ headers }) =>
        JSON.parse(Buffer.from(String(headers.Authorization).slice('Bearer ya29.'.length), 'base64').toString()),
      );
    expect(tokens().map(({ user }) => user)).toEqual([OWNER]);
    value(`${ENABLE} book.refreshAllDataSources();`, { ...BUILD, user: EDITOR, context: 'trigger' });
    expect(tokens().at(-1).user).toBe(EDITOR);
  });

  test('needs enableBigQueryExecution in the same execution', () => {
    value(INSERT);
    for (const call of [
      `book.insertDataSourceSheet(${SPEC})`,
      'book.refreshAllDataSources()',
      'book.getDataSourceSheets()[0].refreshData()',
    ])
      expect(failure(`${call};`)).toBe('Exception: Use enableBigQuery() to enable data executions for BIGQUERY data sources.');
  });

  test('needs the scope by its name, and none more than the current spreadsheet', () => {
    expect(failure(ENABLE, scopes('spreadsheets.currentonly', 'bigquery'))).toBe(
      `Exception: Specified permissions are not sufficient to call SpreadsheetApp.enableBigQueryExecution. Required permissions: ${SCOPE}bigquery.readonly`,
    );
    expect(value(`${INSERT} return 'shown'`)).toBe('shown');
  });

  test.each(['cell', 'open', 'edit'] as const)('nothing can be read in a simple trigger or a cell: %s', (context) => {
    const code = `${ENABLE}`;
    if (context === 'cell')
      expect(JSON.stringify(bench.cell(`function F() { ${code} }`))).toContain(
        'You do not have permission to call SpreadsheetApp.enableBigQueryExecution',
      );
    else
      expect(failure(code, { ...BUILD, context })).toContain('You do not have permission to call SpreadsheetApp.enableBigQueryExecution');
  });

  test('an account without Connected Sheets is told so', () => {
    bench.playground.people.set(OWNER, { dataSources: false });
    expect(failure(INSERT)).toBe(
      'Exception: Not permitted to act on data sources. Please contact your administrator to enable the feature.',
    );
  });

  test('a viewer inserts and refreshes nothing', () => {
    value(INSERT);
    bench.playground.people.set(EDITOR, { role: 'viewer' });
    expect(failure(`${ENABLE} book.getDataSourceSheets()[0].refreshData();`, { ...BUILD, user: EDITOR })).toContain(
      'do not have permissions',
    );
  });

  test.each([
    [403, 'PERMISSION_DENIED'],
    [404, 'DATA_NOT_FOUND'],
    [400, 'ENGINE'],
  ])('an answer %i is an error in its status, which refreshData does not leave', (status, code) => {
    bench.answer = () => ({ status, headers: {}, body: JSON.stringify({ error: { message: 'Access Denied: …' } }) });
    const said = 'const status = shown.getStatus(); return [status.getExecutionState(), status.getErrorCode(), status.getErrorMessage()];';
    expect(value(`${INSERT} ${said}`)).toEqual(['ERROR', code, 'Access Denied: …']);
    bench.answer = bigQueryStub();
    expect(failure(`${ENABLE} book.getDataSourceSheets()[0].refreshData();`)).toContain('error state');
    expect(
      value(`${ENABLE} const shown = book.getDataSourceSheets()[0].forceRefreshData(); shown.waitForCompletion(300); ${said}`),
    ).toEqual(['SUCCESS', 'NONE', '']);
  });

  test('waiting ends with an exception when the time is over, and the reading goes on', () => {
    const began = `${ENABLE} const shown = book.insertDataSourceSheet(${SPEC});`;
    expect(failure(`${began} shown.waitForCompletion(0.5);`)).toContain('Timed out');
    expect(
      value(`const shown = book.getDataSourceSheets()[0]; shown.waitForCompletion(2); return shown.getStatus().getExecutionState()`),
    ).toBe('SUCCESS');
    expect(failure(`book.getDataSourceSheets()[0].waitForCompletion(301);`)).toContain('Invalid argument');
  });

  test('shows 500 rows, asked for page by page', () => {
    bench.answer = bigQueryStub({ rows: 700, pageRows: 300 });
    expect(value(`${INSERT} return [shown.getSheetValues('executable').length, shown.getStatus().isTruncated()]`)).toEqual([500, true]);
    expect(bench.sent.length).toBe(2);
  });
});

describe('a pivot table over a data source', () => {
  const PIVOT = `const pivot = book.getSheetByName('Sheet1').getRange('B2').createDataSourcePivotTable(shown.getDataSource());
    pivot.addRowGroup('executable'); pivot.addColumnGroup('day'); pivot.addPivotValue('duration', SpreadsheetApp.PivotTableSummarizeFunction.SUM);`;
  const cells = (range: string) => bench.playground.values(range);

  test('is computed over the whole table, at its cell', () => {
    expect(value(`${INSERT} ${PIVOT} return pivot.waitForCompletion(60).getExecutionState()`)).toBe('SUCCESS');
    expect(cells('Sheet1!B2:D5')).toEqual([
      ['executable', '2026-11-22', '2026-11-23'],
      ['code.exe', 60, 15],
      ['mail.exe', 30, null],
      ['Grand Total', 90, 15],
    ]);
    bench.answer = bigQueryStub({ rows: 0 });
    value(`${ENABLE} book.getDataSources()[0].refreshAllLinkedDataSourceObjects();`);
    expect(
      cells('Sheet1!B2:D5')
        .flat()
        .filter((cell) => cell !== null),
    ).toEqual(['executable', 'Grand Total']);
  });

  test('knows its columns, and stands on a grid', () => {
    expect(failure(`${INSERT} ${PIVOT} pivot.addRowGroup('team');`)).toBe('Exception: Invalid column name: team');
    expect(failure(`${INSERT} shown.asSheet().getRange('A1').createDataSourcePivotTable(shown.getDataSource());`)).toContain(
      'DATASOURCE sheet',
    );
  });
});
