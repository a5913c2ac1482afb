import { ALERT_LIST_NOT_WRITTEN, alertListLost } from '#words/alerts';
import { SHEET_DELETED_MEANWHILE } from '#words/sheets';
import { sendCode } from '#words/unexpected';
import { workbookStore } from '../../excel-addin/host/workbook/document-store';
import { workbookSheets } from '../../excel-addin/host/workbook/sheets';
import { workbookStyler } from '../../excel-addin/host/workbook/styler';
import type { AlertListing, ListPorts } from '../../shared/report/alerts/alert-list';
import type { Finding } from '../../shared/report/alerts/finding';
import { alertListSheet } from '../../shared/report/alerts/kept-list';
import { withdrawNames } from '../../shared/report/alerts/withdrawn-names';
import type { SheetValue } from '../../shared/sheet-writer';
import { runAsync, wait } from '../../shared/task';
import { spreadsheetWriter } from '../../sheets-addon/host/spreadsheet/sheets';
import { propertyStore } from '../../sheets-addon/host/storage/store';
import { type Google, installGoogle } from '../contract/google';
import { handClock, NOON } from '../doubles/hand-clock';
import { HOSTILE_NAMES } from '../doubles/hostile-names';
import { memoryDiagnostics } from '../doubles/memory-diagnostics';
import { isChange, mortalHost, watchedHost } from '../doubles/mortal-host';
import { ANN, alerting, BOB, CID, finding, LIST, listing } from '../shared/report/alerts/list-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let google: Google;
let excel: WorkbookBench;

beforeEach(async () => {
  google = await installGoogle({ copiedSheets: 'with metadata' });
  excel = await workbookBench();
});
afterEach(() => {
  google.dispose();
  excel.dispose();
});

/** A host's document, and what people do to a list in it; rows and columns count from 0. */
interface Host {
  readonly ports: Pick<ListPorts, 'sheets' | 'documents'>;
  type(sheet: string, row: number, column: number, text: string): void;
  insertColumn(sheet: string, before: number): void;
  deleteRows(sheet: string, first: number, count: number): void;
  sort(sheet: string, column: number): void;
  rename(sheet: string, name: string): void;
  remove(sheet: string): void;
  names(): readonly string[];
  /** Copies a sheet; gives the copy's name. */
  copy(sheet: string): Promise<string>;
}

const HOSTS = {
  Sheets(): Host {
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const named = (sheet: string) => book.getSheetByName(sheet) as GoogleAppsScript.Spreadsheet.Sheet;
    return {
      ports: { sheets: spreadsheetWriter(book), documents: propertyStore(PropertiesService.getDocumentProperties()) },
      type: (sheet, row, column, text) =>
        void named(sheet)
          .getRange(row + 1, column + 1)
          .setValue(text),
      insertColumn: (sheet, before) => void named(sheet).insertColumnBefore(before + 1),
      deleteRows: (sheet, first, count) => void named(sheet).deleteRows(first + 1, count),
      sort: (sheet, column) =>
        void named(sheet)
          .getRange(2, 1, 3, 9)
          .sort({ column: column + 1, ascending: false }),
      rename: (sheet, name) => void named(sheet).setName(name),
      remove: (sheet) => book.deleteSheet(named(sheet)),
      names: () => book.getSheets().map((sheet) => sheet.getName()),
      copy: async (sheet) => named(sheet).copyTo(book).getName(),
    };
  },
  Excel(): Host {
    const { person, sheetKey, workbook } = excel;
    return {
      ports: { sheets: workbookSheets(), documents: workbookStore() },
      type: (sheet, row, column, text) => person.type(sheetKey(sheet), row, column, text),
      insertColumn: (sheet, before) => person.insertColumns(sheetKey(sheet), before, 1),
      deleteRows: (sheet, first, count) => person.deleteRows(sheetKey(sheet), first, count),
      sort(sheet, column) {
        const used = workbook.backend.used(sheetKey(sheet));
        person.sort({ sheet: sheetKey(sheet), row: 1, column: 0, rows: used.rows - 1, columns: used.columns }, column);
      },
      rename: (sheet, name) => person.renameSheet(sheetKey(sheet), name),
      remove(sheet) {
        person.setVisibility(sheetKey(sheet), 'Visible');
        person.deleteSheet(sheetKey(sheet));
      },
      names: () => workbook.backend.sheets().map((sheet) => sheet.name),
      async copy(sheet) {
        const { sheets } = this.ports;
        const info = (await runAsync(wait(sheets.sheets()))).find((one) => one.name === sheet);
        return (await runAsync(wait(workbookStyler().copySheet(info?.id ?? '', 'Copy')))).name;
      },
    };
  },
};

describe.each(['Sheets', 'Excel'] as const)('The list of alerts in %s', (name) => {
  let host: Host;
  let written = 0;
  beforeEach(() => {
    host = HOSTS[name]();
    written = 0;
  });

  const list = (findings: readonly Finding[], of = alerting(), change: Partial<ListPorts> = {}): Promise<AlertListing> => {
    const { sheets, documents } = host.ports;
    const counting: typeof sheets = {
      ...sheets,
      write(area, rows) {
        written += 1;
        return sheets.write(area, rows);
      },
    };
    const ports = { sheets: counting, documents, clock: handClock('at once'), diagnostics: memoryDiagnostics(), zone: 'UTC', ...change };
    return runAsync(listing(ports, findings, of, NOON));
  };

  /** A sheet's values, or formulas where there are some, as far as anything stands there. */
  const seen = async (sheet = LIST): Promise<readonly (readonly SheetValue[])[]> => {
    const { sheets } = host.ports;
    const info = (await runAsync(wait(sheets.sheets()))).find((one) => one.name === sheet);
    if (info === undefined) throw new Error(`There is no sheet ${sheet}.`);
    const area = { sheet: info.id, row: 0, column: 0, rows: 12, columns: 9 };
    const [values = []] = await runAsync(wait(sheets.read([area])));
    const formulas = await runAsync(wait(sheets.formulas(area)));
    const rows = values.map((row, at) => row.map((value, column) => formulas[at]?.[column] || value));
    return rows.filter((row) => row.some((value) => value !== ''));
  };
  const column = async (at: number, sheet = LIST): Promise<readonly SheetValue[]> => (await seen(sheet)).map((row) => row[at] ?? '');
  const names = async (): Promise<readonly string[]> => (await runAsync(wait(host.ports.sheets.sheets()))).map((info) => info.name);

  it('has texts that stay texts, and nothing is written where nothing changed', async () => {
    const hostile = [...HOSTILE_NAMES.slice(0, 7), '=1+1', "'x", '👩‍🚀', 'x'.repeat(300)];
    const findings = hostile.map((who, at) => finding(who, { code: `0${at}E5`, value: 60 * at }));
    expect(await list(findings)).toEqual({ sheetName: LIST, checks: [] });
    expect((await column(3)).slice(1)).toEqual(hostile);
    expect((await column(4)).slice(1, 4)).toEqual(['0:00', '0:01', '0:02']);
    expect((await column(6)).slice(1, 3)).toEqual(['00E5', '01E5']);
    expect((await seen())[1]?.slice(0, 3)).toEqual([46_099.5, 'Active below 2:00', 46_098]);
    written = 0;
    expect(await list(findings)).toEqual({ sheetName: LIST, checks: [] });
    expect(written).toBe(0);
    await list(findings, alerting('nowhere'));
    expect(await column(3)).toEqual(['', ...hostile.map(() => '')]);
    await list(findings);
    expect(await column(3)).toEqual(['Who', ...hostile]);
  });

  it('is followed by name, place, order and column, and keeps what people add', async () => {
    await list([ANN, BOB, CID]);
    host.type(LIST, 0, 7, 'Note');
    host.type(LIST, 1, 7, 'on leave');
    host.insertColumn(LIST, 4);
    host.rename(LIST, 'To do');
    host.sort('To do', 3);
    expect(await list([BOB, finding('Dora')])).toEqual({ sheetName: 'To do', checks: [] });
    const rows = (await seen('To do')).map((row) => [row[3], row[6], row[8]]);
    expect(rows[0]).toEqual(['Who', 'State', 'Note']);
    expect([...rows.slice(1)].sort()).toEqual([
      ['Ann', 'Earlier', 'on leave'],
      ['Bob', 'Now', ''],
      ['Cid', 'Earlier', ''],
      ['Dora', 'Now', ''],
    ]);
    expect(await runAsync(alertListSheet(host.ports.documents, host.ports.sheets, 'r1'))).toBe(
      (await runAsync(wait(host.ports.sheets.sheets()))).find((info) => info.name === 'To do')?.id,
    );
  });

  it('is told from a copy of its sheet, and begun anew where it is deleted', async () => {
    await list([ANN]);
    const copy = await host.copy(LIST);
    const before = await seen(copy);
    await list([BOB]);
    expect([await seen(copy), await column(5)]).toEqual([before, ['State', 'Earlier', 'Now']]);
    const { sheets } = host.ports;
    const info = (await runAsync(wait(sheets.sheets()))).find((one) => one.name === LIST);
    await runAsync(wait(sheets.removeSheet(info?.id ?? '')));
    await list([CID]);
    expect([await seen(copy), await column(3)]).toEqual([before, ['Who', 'Cid']]);
  });

  it('says what to do where its header is deleted', async () => {
    await list([ANN]);
    host.deleteRows(LIST, 0, 1);
    expect((await list([BOB])).checks).toMatchObject([{ words: expect.stringContaining(alertListLost(LIST)) }]);
  });

  it('deleted at any change of a refresh, is a check of that one and made anew by the next', async () => {
    const words = new Set<string>();
    let deleted = 0;
    for (const wasThere of [false, true]) {
      for (let at = 1; ; at += 1) {
        if (wasThere) await list([ANN, BOB]);
        let moments = 0;
        const { sheets, documents } = host.ports;
        const sheetNames = new Set((await names()).filter((one) => one !== LIST));
        const watched = watchedHost(() => {
          moments += 1;
          const now = host.names().find((one) => !sheetNames.has(one));
          if (moments !== at || now === undefined) return;
          deleted += 1;
          host.remove(now);
        });
        const { checks } = await list([BOB, CID], alerting(), { sheets: watched.wrap(sheets), documents: watched.wrap(documents) });
        for (const check of checks) words.add(check.words.replace(/code [A-Z\d]{6}/, 'code CODE'));
        host = HOSTS[name]();
        expect([at, await list([BOB, CID])]).toEqual([at, { sheetName: LIST, checks: [] }]);
        const rows = (await seen()).map((row) => `${row[3]} ${row[5]} ${row[6]}`);
        const earlier = wasThere && moments < at ? ['Ann Earlier c-Ann'] : [];
        expect([at, rows]).toEqual([at, ['Who State ID', ...earlier, 'Bob Now c-Bob', 'Cid Now c-Cid']]);
        expect(await names()).toEqual([...sheetNames, LIST]);
        host.remove(LIST);
        await list([]);
        if (moments < at) break;
      }
    }
    expect(deleted).toBeGreaterThan(20);
    const inWords = `${ALERT_LIST_NOT_WRITTEN} ${SHEET_DELETED_MEANWHILE}`;
    // Google's own words for it are in the person's language, so that they can't be told from others.
    const told = { Sheets: [sendCode(ALERT_LIST_NOT_WRITTEN, 'CODE'), inWords], Excel: [inWords] };
    expect([...words].sort()).toEqual([...told[name]].sort());
  });

  it('names nobody once its names were withdrawn, which was killed at any change before', async () => {
    const nowhere = alerting('nowhere');
    const withdraw = (change: Partial<ListPorts> = {}) =>
      runAsync(
        withdrawNames({ ...host.ports, clock: handClock('at once'), diagnostics: memoryDiagnostics(), zone: 'UTC', ...change }, nowhere),
      );
    let lived = false;
    let diesAt = 1;
    for (; !lived; diesAt += 1) {
      await list([ANN, BOB]);
      expect(await column(3)).toEqual(['Who', 'Ann', 'Bob']);
      const mortal = mortalHost(diesAt, diesAt % 2 === 0, isChange);
      const { sheets, documents } = host.ports;
      await withdraw({ sheets: mortal.wrap(sheets), documents: mortal.wrap(documents) });
      lived = mortal.calls() < diesAt;
      expect(await withdraw()).toBeUndefined();
      expect([await column(3), await column(5)]).toEqual([
        ['', '', ''],
        ['State', 'Now', 'Now'],
      ]);
    }
    expect(diesAt).toBeGreaterThan(5);
  });

  it('killed at any change, has each row once with the next refresh', async () => {
    const states: string[] = [];
    let lived = false;
    for (let diesAt = 1; !lived; diesAt += 1) {
      const findings = [finding(`P${diesAt}`), finding(`Q${diesAt}`, { value: 60 })];
      const mortal = mortalHost(diesAt, diesAt % 2 === 0, isChange);
      const { sheets, documents } = host.ports;
      await list(findings, alerting(), { sheets: mortal.wrap(sheets), documents: mortal.wrap(documents) });
      lived = mortal.calls() < diesAt;
      expect(await list(findings)).toEqual({ sheetName: LIST, checks: [] });
      const kept = states.map((code) => `${code} Earlier`);
      states.push(...findings.map(({ code }) => code));
      const info = (await runAsync(wait(sheets.sheets()))).find((one) => one.name === LIST);
      const [rows = []] = await runAsync(
        wait(sheets.read([{ sheet: info?.id ?? '', row: 1, column: 5, rows: states.length + 1, columns: 2 }])),
      );
      const found = rows.map(([state, code]) => `${code} ${state}`.trim());
      expect(found).toEqual([...kept, ...findings.map(({ code }) => `${code} Now`), '']);
      expect(await names()).toHaveLength(2);
    }
    expect(states.length).toBeGreaterThan(10);
  });
});
