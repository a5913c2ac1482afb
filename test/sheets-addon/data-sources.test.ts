import {
  CONNECTED_SHEETS_OFF,
  DATA_SOURCES_NEED_WIDER_SCOPE,
  DATA_SOURCES_NOT_ALLOWED,
  noTableRoles,
  READING_INTERRUPTED,
  readingFailed,
  sheetNameTaken,
  tableNotShown,
} from '#words/connected-sheets';
import type { Person } from '../../playground/apps-script/backend';
import { isActivTrakError } from '../../shared/errors';
import type { DataSources } from '../../shared/warehouse/data-sources';
import { spreadsheetDataSources } from '../../sheets-addon/host/warehouse/data-sources';
import {
  BY_APPLICATION,
  type DataSourcesUnderTest,
  describeDataSourcesContract,
  HOURS_TABLE,
  LOG_TABLE,
} from '../contract/data-sources.contract';
import { type Google, installGoogle } from '../contract/google';
import { memoryDataSources } from '../doubles/memory-data-sources';
import { bigQueryStub } from '../playground/bigquery-stub';

const SCOPES = ['spreadsheets.currentonly', 'script.external_request', 'bigquery', 'bigquery.readonly'];

let google: Google | undefined;
afterEach(() => {
  google?.dispose();
  google = undefined;
});

/** Google's services as the build with BigQuery has them, with a BigQuery that answers. */
async function install(scopes = SCOPES, msLeft = 60_000, owner: Partial<Person> = {}): Promise<Google & { readonly sources: DataSources }> {
  google = await installGoogle({}, { oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`) }, owner);
  google.bench.answer = bigQueryStub();
  return { ...google, sources: spreadsheetDataSources(SpreadsheetApp.getActiveSpreadsheet(), () => msLeft) };
}

async function underTest(): Promise<DataSourcesUnderTest> {
  google?.dispose();
  const { sources } = await install();
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = (name: string) => book.getSheetByName(name) as GoogleAppsScript.Spreadsheet.Sheet;
  return {
    sources,
    sheets: () => book.getSheets().map((one) => one.getName()),
    front: () => book.getActiveSheet().getName(),
    rename: (from, to) => void sheet(from).setName(to),
    remove: (name) => book.deleteSheet(sheet(name)),
  };
}

describe("Google's services as data sources", () => describeDataSourcesContract(underTest));

describe.each(['at once', 'later'] as const)('the double that answers %s as data sources', (timing) => {
  describeDataSourcesContract(async () => {
    const { sources, sheets, front } = memoryDataSources(timing);
    const at = (name: string): number => sheets.findIndex((sheet) => sheet.name === name);
    return {
      sources,
      sheets: () => sheets.map(({ name }) => name),
      front,
      rename: (from, to) => Object.assign(sheets[at(from)] ?? {}, { name: to }),
      remove: (name) => void sheets.splice(at(name), 1),
    };
  });
});

it('a sheet shows a table whichever project pays for its queries, and one of Looker shows none', async () => {
  await install();
  const own = { getDatasetId: () => HOURS_TABLE.dataset, getTableId: () => HOURS_TABLE.table };
  const sheetOver = (name: string, getType: () => string, asBigQuery: () => object) => ({
    getDataSource: () => ({ getSpec: () => ({ getType, asBigQuery }) }),
    asSheet: () => ({ getName: () => name }),
  });
  const looker = sheetOver(
    'Looker',
    () => 'LOOKER',
    () => {
      throw new Error('This is not a BigQuery data source.');
    },
  );
  const over = (table: string, paying: string) =>
    sheetOver(
      'Hours',
      () => 'BIGQUERY',
      () => ({ ...own, getTableProjectId: () => table, getProjectId: () => paying }),
    );
  const found = (sheet: object) =>
    spreadsheetDataSources({ getDataSourceSheets: () => [looker, sheet] } as never, () => 60_000).find(HOURS_TABLE);
  expect(found(over(HOURS_TABLE.project, 'paying'))).toBe('Hours');
  expect(found(over('', HOURS_TABLE.project))).toBe('Hours');
  expect(found(over('other', HOURS_TABLE.project))).toBeUndefined();
});

const KILLED = 'Exceeded maximum execution time';

/** The spreadsheet in an execution that ends right after a call, whichever object it is of. */
function dyingAfter(last: string): GoogleAppsScript.Spreadsheet.Spreadsheet {
  const own = new WeakMap<object, object>();
  const dying = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(dying);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    const made = new Proxy(value, {
      get(target, name) {
        const method = Reflect.get(target, name) as unknown;
        if (typeof method !== 'function') return method;
        return (...args: readonly unknown[]) => {
          const given = args.map((arg) => (typeof arg === 'object' && arg !== null ? (own.get(arg) ?? arg) : arg));
          const result = dying(Reflect.apply(method, target, given));
          if (name === last) throw Object.assign(new Error(KILLED), { name: 'TypeError' });
          return result;
        };
      },
    });
    own.set(made, value);
    return made;
  };
  return dying(SpreadsheetApp.getActiveSpreadsheet()) as GoogleAppsScript.Spreadsheet.Spreadsheet;
}

/** The code and the words of the error that work raises. */
function refusal(work: () => unknown): readonly [code: string, words: string] {
  try {
    work();
  } catch (failure) {
    if (isActivTrakError(failure)) return [failure.code, failure.message];
    throw failure;
  }
  return ['none', ''];
}

describe('on Google', () => {
  it('names the table by all its parts, and the project that pays', async () => {
    const { sources } = await install();
    await sources.show(LOG_TABLE, 'Log');
    const { bench } = google as Google;
    expect(bench.sent[0]?.url).toBe('https://bigquery.googleapis.com/bigquery/v2/projects/acme-logs/queries');
    expect(JSON.parse(bench.sent[0]?.body ?? '').query).toBe('SELECT * FROM `acme-logs.live_data.activity_log` LIMIT 500');
  });

  it('a pivot table adds up time by application, over the whole table', async () => {
    const { sources, bench } = await install();
    await sources.pivot(LOG_TABLE, 'Time', BY_APPLICATION);
    expect(bench.playground.values('Time!A1:C4')).toEqual([
      ['executable', '2026-11-22', '2026-11-23'],
      ['code.exe', 60, 15],
      ['mail.exe', 30, null],
      ['Grand Total', 90, 15],
    ]);
  });

  it('a call that is killed anywhere leaves nothing twice, and the next one ends what it began', async () => {
    const calls = [
      'insertDataSourceSheet',
      'setName',
      'insertSheet',
      'createDataSourcePivotTable',
      'addRowGroup',
      'addColumnGroup',
      'addPivotValue',
    ];
    for (const at of calls) {
      google?.dispose();
      const { bench } = await install();
      const killed = spreadsheetDataSources(dyingAfter(at), () => 60_000);
      expect(() => {
        killed.show(LOG_TABLE, 'Log');
        killed.pivot(LOG_TABLE, 'Time', BY_APPLICATION);
      }).toThrow(KILLED);
      const sources = spreadsheetDataSources(SpreadsheetApp.getActiveSpreadsheet(), () => 60_000);
      sources.show(LOG_TABLE, 'Log');
      expect(sources.pivot(LOG_TABLE, 'Time', BY_APPLICATION)).toEqual({ sheet: 'Time', state: 'current' });
      expect([at, bench.playground.values('Time!A1:C2')]).toEqual([
        at,
        [
          ['executable', '2026-11-22', '2026-11-23'],
          ['code.exe', 60, 15],
        ],
      ]);
      expect([at, SpreadsheetApp.getActiveSpreadsheet().getSheets().length]).toEqual([at, 3]);
    }
  });

  it('says that it is still reading where the call has no more time', async () => {
    const { sources } = await install(SCOPES, 5_500);
    expect(await sources.show(LOG_TABLE, 'Log')).toEqual({ sheet: 'Log', state: 'reading' });
  });

  it.each([
    [403, ['forbidden', noTableRoles('activity_log')]],
    [404, ['rejected', tableNotShown('activity_log')]],
    [400, ['rejected', readingFailed('No such thing.')]],
  ])('an answer %i is a sentence with the next step, and the next try begins anew', async (status, expected) => {
    const { sources, bench } = await install();
    bench.answer = () => ({ status, headers: {}, body: '{"error":{"message":"No such thing."}}' });
    expect(refusal(() => sources.show(LOG_TABLE, 'Log'))).toEqual(expected);
    bench.answer = bigQueryStub();
    expect(await sources.show(LOG_TABLE, 'Log')).toEqual({ sheet: 'Log', state: 'current' });
  });

  it('a reading that is interrupted may be tried again', async () => {
    const { sources, bench } = await install();
    bench.answer = () => ({ failure: 'broken' });
    expect(refusal(() => sources.show(LOG_TABLE, 'Log'))).toEqual(['server', READING_INTERRUPTED]);
  });

  it('scopes that are missing, or not granted, are said in words', async () => {
    const lacking = await install(['spreadsheets.currentonly', 'bigquery']);
    expect(refusal(() => lacking.sources.show(LOG_TABLE, 'Log'))).toEqual(['forbidden', DATA_SOURCES_NEED_WIDER_SCOPE]);
    lacking.dispose();
    const granted = SCOPES.slice(0, 3).map((scope) => `https://www.googleapis.com/auth/${scope}`);
    const { sources } = await install(SCOPES, 60_000, { granted });
    expect(refusal(() => sources.show(LOG_TABLE, 'Log'))).toEqual(['forbidden', DATA_SOURCES_NOT_ALLOWED]);
  });

  it('an account without Connected Sheets is told whom to ask', async () => {
    const { sources } = await install(SCOPES, 60_000, { dataSources: false });
    expect(refusal(() => sources.show(LOG_TABLE, 'Log'))).toEqual(['forbidden', CONNECTED_SHEETS_OFF]);
    expect(refusal(() => sources.show(HOURS_TABLE, 'Sheet1'))).toEqual(['argument', sheetNameTaken('Sheet1')]);
  });
});
