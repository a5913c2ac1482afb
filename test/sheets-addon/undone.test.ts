import { rowsGoneSince } from '#words/refreshing';
import type { Report } from '../../shared/report/definition/definition';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { keptSheets } from '../playground/kept-sheets';
import { activity } from '../shared/report/report-bench';
import { type AddOnBench, connected, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty' },
);

const DATED = ['2026-11-20', '2026-11-21', '2026-11-22'];
const serve = (activities: number, days = DAYS): void =>
  bench.serve(
    fakeOrganisation(
      3,
      days,
      Array.from({ length: activities }, (_, index) => activity(index + 1, DATED[index % 3] ?? '')),
    ),
  );
const warnings = ({ checks }: ReturnType<AddOnBench['refresh']>): readonly string[] =>
  checks.filter(({ verdict }) => verdict !== 'good').map(({ words }) => words);
const rows = (): number => bench.seen('Hours').length - 1;

const LOG: Partial<Report> = {
  stream: 'activity-log',
  range: { kind: 'words', words: 'last 7 days' },
  columns: [{ key: 'logId' }, { key: 'titleBar' }, { key: 'duration' }],
};

/** A person presses Ctrl+Z after a refresh: Google takes back what the script did to the sheet, and nothing that is kept with the document. */
function undone(id: string, next: () => void): void {
  const sheets = keptSheets(bench.google.backend.spreadsheet, bench.google.playground.command);
  next();
  expect(bench.refresh(id)).toMatchObject({ outcome: 'done' });
  sheets.restore();
}

describe('a refresh that a person undid', () => {
  it.each(['append', 'merge'] as const)('is told of by the next one of the log, to %s, once', (disposition) => {
    serve(9);
    connected(bench);
    const id = bench.save({ ...LOG, disposition });
    expect(warnings(bench.refresh(id))).toEqual([]);
    undone(id, () => serve(15));
    expect(rows()).toBe(9);
    expect(warnings(bench.refresh(id))).toEqual([rowsGoneSince(6)]);
    expect(warnings(bench.refresh(id))).toEqual([]);
    serve(16);
    expect(warnings(bench.refresh(id))).toEqual([]);
    expect(rows()).toBe(10);
  });

  it('is told of where hours go below others', () => {
    serve(0);
    connected(bench);
    const id = bench.save({ disposition: 'append' });
    bench.refresh(id);
    undone(id, () => {
      bench.google.clock.advance(86_400_000);
      serve(0, [...DAYS, '2026-11-24']);
    });
    expect(warnings(bench.refresh(id))).toEqual([rowsGoneSince(3)]);
  });

  it.each(['replace', 'merge'] as const)('is done again where days are read again, to %s', (disposition) => {
    serve(0);
    connected(bench);
    const id = bench.save({ disposition });
    bench.refresh(id);
    undone(id, () => {
      bench.google.clock.advance(86_400_000);
      serve(0, [...DAYS, '2026-11-24']);
    });
    const before = rows();
    expect(warnings(bench.refresh(id)).filter((text) => text.includes('gone'))).toEqual([]);
    expect(rows()).toBeGreaterThanOrEqual(before);
  });
});
