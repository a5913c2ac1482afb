import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mark } from '../../../../shared/marks';
import type { Report } from '../../../../shared/report/definition/definition';
import type { SheetInfo, SheetValue } from '../../../../shared/sheet-writer';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { activity, DAYS, type ReportBench, reportBench } from '../report-bench';

/** A document with one report, its stores and the person's, as an earlier version left them: after two refreshes, in the middle of the second, or killed. */
interface Saved {
  readonly name: string;
  readonly now: number;
  readonly documents: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly sheets: readonly (SheetInfo & { readonly cells: readonly (readonly [number, number, SheetValue, string])[] })[];
  readonly marks: Readonly<Record<string, readonly (Omit<Mark, 'index'> & { readonly place: number })[]>>;
}

/** Files by the commit of the version that wrote them. */
const VERSIONS = ['4479d32', 'f2dfef1'] as const;

const savedBy = (version: string): readonly Saved[] =>
  JSON.parse(readFileSync(path.join(__dirname, `${version}.json`), 'utf8')) as readonly Saved[];

const logOf = (days: readonly string[]) => days.flatMap((day, at) => Array.from({ length: 4 }, (_, n) => activity(at * 4 + n, day)));

/** A bench that holds what was saved. */
function opened({ now, documents, secrets, sheets, marks }: Saved): ReportBench {
  const bench = reportBench();
  for (const { id, name, rows, columns, cells } of sheets) {
    expect(bench.sheets.addSheet(name, name === 'Hours' ? 'visible' : 'hidden', { rows, columns })).toMatchObject({ id });
    for (const [row, column, value, format] of cells) bench.sheets.type(name, row, column, { value, format });
  }
  for (const [owner, list] of Object.entries(marks))
    bench.sheets.setMarks(
      owner,
      list.map(({ place, ...mark }) => ({ ...mark, index: place })),
    );
  for (const [key, value] of Object.entries(documents)) bench.documents.entries.set(key, value);
  bench.secrets.entries.clear();
  for (const [key, value] of Object.entries(secrets)) bench.secrets.entries.set(key, value);
  bench.clock.advance(now - bench.clock.now());
  return bench;
}

/** The same report, made and refreshed by this version alone. */
function fresh({ documents }: Saved): ReportBench {
  const bench = reportBench();
  for (const key of ['activtrak.report.r1', 'activtrak.salt']) {
    const value = documents[key];
    if (value !== undefined) bench.documents.entries.set(key, value);
  }
  bench.clock.advance(-2 * DAY_MS);
  for (const count of [5, 6]) {
    serve(bench, count);
    expect(bench.refresh().outcome).toBe('done');
    bench.clock.advance(DAY_MS);
  }
  return bench;
}

const DAY_MS = 86_400_000;
const TEN_MINUTES_MS = 600_000;

const serve = (bench: ReportBench, days: number): void =>
  bench.serve(fakeOrganisation(3, DAYS.slice(0, days), logOf(DAYS.slice(0, days))), { largestPage: 5 });

/** What a person sees but for the status line, whose clock is another. */
const rowsIn = (bench: ReportBench): readonly (readonly SheetValue[])[] =>
  bench.sheets.seen('Hours').filter(([first]) => !String(first).startsWith('Refreshed'));

const definitionIn = ({ documents }: Saved): Report => JSON.parse(documents['activtrak.report.r1'] ?? '') as Report;

describe.each(VERSIONS)('what version %s saved', (version) => {
  it.each(savedBy(version).map((saved) => [saved.name, saved] as const))('goes on: %s', (_, saved) => {
    const bench = opened(saved);
    // The refresh that was under way, once nobody is at work on it, or one without anything new.
    bench.clock.advance(TEN_MINUTES_MS);
    serve(bench, 6);
    bench.refresh();
    bench.clock.advance(DAY_MS - TEN_MINUTES_MS);
    serve(bench, 7);
    expect(bench.refresh()).toMatchObject({ outcome: 'done', checks: expect.not.arrayContaining([{ verdict: 'warning' }]) as unknown });
    const expected = fresh(saved);
    serve(expected, 7);
    expect(expected.refresh().outcome).toBe('done');
    expect(rowsIn(bench)).toEqual(rowsIn(expected));
    expect(bench.documents.entries.has('activtrak.run.r1')).toBe(false);
    expect(definitionIn({ ...saved, documents: Object.fromEntries(bench.documents.entries) })).toEqual(definitionIn(saved));
  });
});
