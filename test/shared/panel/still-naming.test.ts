import { savedStillNaming } from '#words/panel-answers';
import { fromUnfinished } from '#words/people-view';
import { typedRemoved } from '#words/places';
import { wrong } from '../../../shared/errors';
import type { Report } from '../../../shared/report/definition/definition';
import { budgetOfAsks } from '../../doubles/countdown-budget';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { alerting, LIST } from '../report/alerts/list-bench';
import { DAYS, report } from '../report/report-bench';
import { type PanelBench, panelBench } from './panel-bench';

const PSEUDONYMS = { people: 'pseudonyms', smallestGroup: 1 } as const;
const SUMMARY = { people: 'summary', smallestGroup: 2 } as const;

/** A report with rows that name people. */
function named(
  change: Partial<Report> = {},
): PanelBench & { readonly id: string; save(wishes: Partial<Report>, isRefreshed?: boolean): string | undefined } {
  const bench = panelBench();
  const id = bench.saveNew(change);
  bench.call('refresh', { id });
  const report = (): Report => bench.call('open', {}).reports.find((view) => view.report.id === id)?.report as Report;
  return {
    ...bench,
    id,
    save: ((wishes: Partial<Report>, isRefreshed?: boolean) =>
      bench.call('saveReport', { report: { ...report(), ...wishes }, ...(isRefreshed ? { isRefreshed } : {}) }).problem) as never,
  };
}

/** A report whose first refresh was stopped, with its rows on the hidden sheet. */
function stopped() {
  const bench = panelBench();
  bench.serve(fakeOrganisation(3, DAYS), { largestPage: 1 });
  const id = bench.saveNew();
  bench.call('refresh', { id }, { budget: budgetOfAsks(2, 'time') });
  bench.call('cancel', { id });
  return { bench, id };
}

describe('a report that is to name nobody from now on', () => {
  it('says when it is saved that its rows do until it is refreshed, and no more after that', () => {
    const { save, call, id, sheets } = named();
    expect(save({ privacy: PSEUDONYMS })).toBe(savedStillNaming('Hours', true));
    // Saved once more, they still do.
    expect(save({ name: 'Hours' })).toBe(savedStillNaming('Hours', true));
    call('refresh', { id });
    expect(JSON.stringify(sheets.seen('Hours'))).not.toMatch(/Person \d"/);
    expect(save({ name: 'Hours' })).toBeUndefined();
  });

  it('says so of a summary too', () => {
    expect(named().save({ privacy: SUMMARY, columns: [{ key: 'date' }, { key: 'active' }] })).toBe(savedStillNaming('Hours', true));
  });

  it('says what to do where a refresh doesn’t replace its rows', () => {
    expect(named({ disposition: 'merge' }).save({ privacy: PSEUDONYMS })).toBe(savedStillNaming('Hours', false));
  });

  it('says nothing where it is refreshed next or goes elsewhere, has no rows, or its rows name nobody', () => {
    expect(named().save({ privacy: PSEUDONYMS, destination: { sheet: 'Other', cell: 'A1' } })).toBeUndefined();
    expect(named().save({ privacy: PSEUDONYMS }, true)).toBeUndefined();
    expect(named({ columns: [{ key: 'date' }, { key: 'active' }] }).save({ privacy: PSEUDONYMS })).toBeUndefined();
    const bench = panelBench();
    const id = bench.saveNew();
    const view = bench.call('open', {}).reports.find(({ report }) => report.id === id);
    expect(bench.call('saveReport', { report: { ...(view?.report as Report), privacy: PSEUDONYMS } }).problem).toBeUndefined();
  });

  it('leaves none on the hidden sheet of a refresh that was stopped, which is among what the file holds about people until then', () => {
    const { bench, id } = stopped();
    const [sheet = ''] = bench.sheets.names();
    expect([bench.sheets.names().length, bench.sheets.isHidden(sheet)]).toEqual([1, true]);
    expect(bench.call('fileContents', {}).sheets).toEqual([
      { sheet, from: fromUnfinished('Hours'), columns: ['User', 'User ID'], reportId: id, isUnfinished: true },
    ]);
    bench.call('saveReport', { report: report({ id, privacy: PSEUDONYMS }) });
    expect(bench.sheets.names()).toEqual([]);
    expect(JSON.stringify([...bench.documents.entries])).not.toMatch(/Person \d(?!\w)/);
    expect(bench.call('fileContents', {}).sheets).toEqual([]);
  });

  it('leaves none in what is kept of its notes until a refresh ends', () => {
    const { bench, id } = stopped();
    const key = `activtrak.run.${id}`;
    const { entries } = bench.documents;
    const typed = [{ column: 1, row: 3, to: -1, value: 'late', key: 'k', of: 'Person 2' }];
    const untold = [typedRemoved('on leave', 'Person 1, 2026-03-13')];
    const facts = { repeated: 0, people: 1, names: { connection: 'c', on: 1, told: [['Person 3', 3, 'Person 3']] } };
    entries.set(key, JSON.stringify({ ...JSON.parse(entries.get(key) ?? ''), typed, untold, facts }));
    bench.call('saveReport', { report: report({ id, privacy: PSEUDONYMS }) });
    expect(JSON.parse(entries.get(key) ?? '')).toMatchObject({
      typed: [{ value: 'late', of: '' }],
      untold: [typedRemoved('on leave', '')],
    });
    expect(JSON.stringify([...entries])).not.toMatch(/Person \d(?!\w)/);
  });

  it('is not saved as one while that hidden sheet cannot be taken away, as in a workbook whose structure is protected', () => {
    const { bench, id } = stopped();
    const refused = jest.spyOn(bench.sheets, 'removeSheet').mockImplementation(() => {
      throw wrong('The structure is protected.');
    });
    const save = () => bench.call('saveReport', { report: report({ id, privacy: PSEUDONYMS }) });
    expect(save).toThrow('protected');
    expect(bench.call('fileContents', {}).sheets).toHaveLength(1);
    expect(save).toThrow('protected');
    refused.mockRestore();
    save();
    expect(bench.sheets.names()).toEqual([]);
  });

  it('has no names in its list of alerts as soon as it is saved, nor after its next refresh', () => {
    const { version: _, id: __, ...alerts } = alerting('list');
    const { save, call, id, sheets, documents } = named({ ...alerts, version: 5 });
    const names = (): boolean =>
      /Person \d(?!\w)/.test(JSON.stringify([sheets.seen(LIST), documents.entries.get(`activtrak.alerts.${id}`)]));
    expect(names()).toBe(true);
    expect(save({ privacy: PSEUDONYMS })).toBe(savedStillNaming('Hours', true));
    expect(names()).toBe(false);
    call('refresh', { id });
    expect([names(), sheets.seen(LIST).length > 1]).toEqual([false, true]);
  });
});
