import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import type { Report } from '../../../../shared/report/definition/definition';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { CONNECTION, type ReportBench, report, reportBench } from '../report-bench';

const day = (ago: number): string => isoDay((serialOfIso('2026-03-18') as number) - ago);
/** ActivTrak keeps forty days. */
const KEPT = Array.from({ length: 40 }, (_, at) => day(39 - at));
const FIRST = KEPT[0] as string;

function bench(change: Partial<Report>, days: readonly string[] = KEPT): ReportBench {
  const one = reportBench();
  one.serve(fakeOrganisation(2, days));
  one.save(report({ statusLine: true, range: { kind: 'words', words: 'this year' }, ...change }));
  return one;
}

const line = (one: ReportBench): string => String(one.sheets.seen('Hours')[0]?.[0]);
const requests = (one: ReportBench): number => one.transport().rounds.flat().length;

describe('days of a report that ActivTrak no longer keeps', () => {
  it.each(['replace', 'merge', 'append'] as const)('are said in the line above the rows and in the record: %s', (disposition) => {
    const one = bench({ disposition });
    const record = one.refresh();
    expect(record).toMatchObject({ outcome: 'done', lacksDays: true });
    expect(record.checks).toContainEqual({ verdict: 'warning', words: expect.stringContaining(FIRST) });
    expect(line(one)).toMatch(new RegExp(`ActivTrak returns nothing before ${FIRST}\\. Earlier days of this report are missing\\.$`));
    // Also by a refresh that reads the last days alone.
    one.clock.advance(86_400_000);
    one.serve(fakeOrganisation(2, [...KEPT.slice(1), day(-1)]));
    expect(one.refresh()).toMatchObject({ lacksDays: true });
    expect(line(one)).toContain('Earlier days of this report are missing.');
  });

  it.each([
    ['nothing comes of the last days', (): readonly string[] => []],
    ['a row of the last days comes no more', (): readonly string[] => [day(-3), day(-2)]],
  ])('stay said by a merge where %s', (_, came) => {
    const one = bench({ disposition: 'merge', rereadDays: 3 });
    expect(one.refresh()).toMatchObject({ lacksDays: true });
    one.serve(fakeOrganisation(2, [...KEPT, day(-1), day(-2), day(-3)]));
    one.clock.advance(3 * 86_400_000);
    expect(one.refresh()).toMatchObject({ outcome: 'done', lacksDays: true });
    one.serve(fakeOrganisation(2, came()));
    for (const _ of [1, 2]) {
      const record = one.refresh();
      expect(record.lacksDays).toBe(true);
      expect(record.checks).toContainEqual({ verdict: 'warning', words: expect.stringContaining(FIRST) });
      expect(line(one)).toContain('Earlier days of this report are missing.');
    }
  });

  it('are looked for once, where nothing is new', () => {
    const one = bench({});
    one.refresh();
    const before = requests(one);
    expect(one.refresh()).toMatchObject({ outcome: 'nothing-new', lacksDays: true });
    expect(requests(one) - before).toBe(1);
  });

  it('are looked for again on another day, and with another key', () => {
    const one = bench({});
    one.refresh();
    one.clock.advance(86_400_000);
    one.serve(fakeOrganisation(2, [...KEPT.slice(1), day(-1)]));
    one.refresh();
    expect(line(one)).toContain(`ActivTrak returns nothing before ${KEPT[1]}.`);
    one.secrets.entries.set('activtrak.connection', JSON.stringify({ version: 1, ...CONNECTION, id: 'of another account' }));
    one.serve(fakeOrganisation(2, [...KEPT.slice(2), day(-1)]));
    one.refresh();
    expect(line(one)).toContain(`ActivTrak returns nothing before ${KEPT[2]}.`);
  });

  it('are said where a week or more has no rows, and where rows of the last day alone came', () => {
    const from = (ago: number, to = 0) => bench({ range: { kind: 'fixed', from: day(ago), to: day(to) } });
    expect(from(39 + 6).refresh().lacksDays).toBeUndefined();
    expect(from(39 + 7).refresh().lacksDays).toBe(true);
    const last = from(60, 39);
    expect(last.refresh()).toMatchObject({ lacksDays: true, rows: 2 });
    expect(line(last)).toContain('Earlier days of this report are missing.');
  });

  it('may be all of them, which clears no sheet', () => {
    const one = bench({ range: { kind: 'words', words: '2026-01' } });
    expect(one.refresh()).toMatchObject({ rows: 0, lacksDays: true, message: expect.stringContaining(FIRST) });
    const kept = bench({ range: { kind: 'words', words: '2026-02' } });
    kept.refresh();
    const rows = kept.sheets.seen('Hours').slice(1);
    kept.clock.advance(60 * 86_400_000);
    kept.serve(
      fakeOrganisation(
        2,
        Array.from({ length: 40 }, (_, at) => day(at - 60)),
      ),
    );
    expect(kept.refresh()).toMatchObject({ lacksDays: true, rows: rows.length - 1 });
    expect(kept.sheets.seen('Hours').slice(1)).toEqual(rows);
    expect(line(kept)).toMatch(/ActivTrak returns nothing before 2026-04-08, so it has no rows for .* were kept\./);
    expect(line(kept).match(/returns nothing before/g)).toHaveLength(1);
  });

  it('are none where nobody worked at first, where the days are surely kept, and where a merge has them in the sheet', () => {
    const holiday = bench({ who: [{ kind: 'user', id: 2, name: 'Person 2' }], range: { kind: 'words', words: 'last 39 days' } });
    const all = fakeOrganisation(2, KEPT);
    holiday.serve({ ...all, days: all.days.filter(({ date, personId }) => personId === 1 || date > day(10)) });
    expect(holiday.refresh().lacksDays).toBeUndefined();
    // From the first day on that ActivTrak keeps.
    holiday.save(report({ who: [{ kind: 'user', id: 2, name: 'Person 2' }], range: { kind: 'words', words: 'last 40 days' } }));
    expect(holiday.refresh().lacksDays).toBeUndefined();
    const short = bench({ range: { kind: 'words', words: 'last 20 days' } }, KEPT.slice(-5));
    expect(short.refresh().lacksDays).toBeUndefined();
    expect(
      short
        .transport()
        .rounds.flat()
        .filter(({ url }) => url.includes('/workinghours/')),
    ).toHaveLength(1);
    const merged = bench({ disposition: 'merge', range: { kind: 'fixed', from: FIRST, to: day(0) } });
    expect(merged.refresh().lacksDays).toBeUndefined();
  });

  it('fail nothing where the first day cannot be had', () => {
    const one = bench({});
    let asked = 0;
    one.serve(fakeOrganisation(2, KEPT), {
      fault: (path) => {
        asked += path.includes('workinghours') ? 1 : 0;
        return path.includes('workinghours') && asked > 1 ? { status: 500, headers: {}, body: '' } : undefined;
      },
    });
    expect(one.refresh()).toMatchObject({ outcome: 'done', rows: 80 });
    // It is looked for again with the next refresh.
    one.serve(fakeOrganisation(2, KEPT));
    expect(one.refresh()).toMatchObject({ lacksDays: true });
  });
});
