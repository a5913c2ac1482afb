import { ALERT_LIST_NOT_WRITTEN } from '#words/alerts';
import { cellsMerged, cellsProtected, sheetProtected } from '#words/google-sheets';
import { savedWithNames } from '#words/panel-answers';
import { cannotWrite } from '#words/places';
import type { Alerts } from '../../shared/report/definition/alert-rule';
import type { Report } from '../../shared/report/definition/definition';
import type { RunRecord } from '../../shared/report/kept/run';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { EDITOR, OWNER } from '../playground/script-bench';
import { type AddOnBench, connected, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});

const LIST = 'Hours alerts';
/** Everybody meets it on every day. */
const ALERTS: Alerts = {
  rules: [{ id: 'all', table: 'report', column: 'active', test: 'above', limit: 0, days: 'all', workDaysOnly: false }],
  names: 'list',
  weekdaysOff: '0000011',
};
const notWritten = (why: string) => ({ verdict: 'warning', words: `${ALERT_LIST_NOT_WRITTEN} ${cannotWrite(LIST, why)}` });

const failures = ({ checks }: RunRecord) => checks.filter(({ words }) => words.startsWith(ALERT_LIST_NOT_WRITTEN));

/** A report with a list that stands there, in a file that an editor has open too. */
function listed(): string {
  connected(bench, EDITOR);
  const id = bench.save({ version: 5, alerts: ALERTS });
  expect(bench.refresh(id, EDITOR)).toMatchObject({ outcome: 'done', alerts: 21 });
  expect(bench.seen(LIST)).toHaveLength(22);
  return id;
}
const inList = <T>(work: (sheet: GoogleAppsScript.Spreadsheet.Sheet) => T): T => bench.inSheet(work, OWNER, LIST);
const onlyOwner = (protection: GoogleAppsScript.Spreadsheet.Protection) => protection.removeEditors(protection.getEditors());
const names = () => bench.seen(LIST).map((row) => row[3]);
const more = () => bench.serve(fakeOrganisation(4, DAYS));

describe('A list of alerts in Google that an editor may not change', () => {
  it.each([
    ['the sheet', sheetProtected(LIST), () => inList((sheet) => onlyOwner(sheet.protect()))],
    ['a row in it', cellsProtected('A3:G3', LIST), () => inList((sheet) => onlyOwner(sheet.getRange('A3:G3').protect()))],
  ])('is left as it is (%s), and her refresh goes well and says why; the owner’s brings it up', (_, why, protect) => {
    const id = listed();
    protect();
    const before = bench.seen(LIST);
    expect(failures(bench.refresh(id, EDITOR))).toEqual([]);
    more();
    expect(bench.refresh(id, EDITOR)).toMatchObject({ outcome: 'done', alerts: 28, checks: expect.arrayContaining([notWritten(why)]) });
    expect(bench.seen(LIST)).toEqual(before);
    expect(failures(bench.refresh(id))).toEqual([]);
    expect(bench.seen(LIST)).toHaveLength(29);
  });

  it.each([
    ['the sheet', sheetProtected(LIST), () => inList((sheet) => onlyOwner(sheet.protect()))],
    ['the names alone', cellsProtected('D1:D50', LIST), () => inList((sheet) => onlyOwner(sheet.getRange('D1:D50').protect()))],
  ])(
    'keeps its names (%s) when she saves that nobody may see them, which she is told; the owner’s refresh takes them out',
    (_, why, protect) => {
      const id = listed();
      protect();
      const before = names();
      const report = bench.get('open', {}, EDITOR).reports[0]?.report as Report;
      const { problem } = bench.get('saveReport', { report: { ...report, alerts: { ...ALERTS, names: 'nowhere' } } }, EDITOR);
      expect(problem).toBe(savedWithNames('Hours', cannotWrite(LIST, why)));
      expect(bench.refresh(id, EDITOR).checks).toContainEqual(notWritten(why));
      expect(names()).toEqual(before);
      expect(failures(bench.refresh(id))).toEqual([]);
      expect(new Set(names())).toEqual(new Set(['']));
    },
  );
});

it('A list of alerts full of a person’s merged cells is left as it is, and the refresh goes well and says which, until they are apart', () => {
  const id = listed();
  inList((sheet) => {
    sheet.insertColumnsAfter(sheet.getMaxColumns(), 4);
    sheet.getRange('I1:K9').merge();
    sheet.getRange('H12:H14').merge();
  });
  more();
  expect(failures(bench.refresh(id))).toEqual([]);
  expect(bench.seen(LIST)).toHaveLength(29);
  inList((sheet) => {
    sheet.getRange('B3:D6').merge();
    sheet.getRange('F8:H8').merge();
    sheet.getRange('G10:G12').merge();
    sheet.getRange('A20:K22').merge();
  });
  const before = bench.seen(LIST);
  bench.serve(fakeOrganisation(5, DAYS));
  const merged = notWritten(cellsMerged('B3:D6', LIST));
  expect(bench.refresh(id)).toMatchObject({ outcome: 'done', alerts: 35, checks: expect.arrayContaining([merged]) });
  expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', alerts: 35, checks: expect.arrayContaining([merged]) });
  expect(bench.seen(LIST)).toEqual(before);
  inList((sheet) => sheet.getRange('A1:K25').breakApart());
  expect(failures(bench.refresh(id))).toEqual([]);
  // Rows whose ID went with a merge are the person's own now, and what they said has rows again.
  expect(bench.seen(LIST).filter((row) => row[5] === 'Now' && row[6] !== '')).toHaveLength(35);
});
