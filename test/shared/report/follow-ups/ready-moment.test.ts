import { readyWaits } from '#words/ready';
import { saveReady } from '../../../../shared/dashboard/kept-ready';
import { ownPlans } from '../../../../shared/dashboard/ready/own-plans';
import { USUAL_CHOICES } from '../../../../shared/dashboard/ready/ready-sheet';
import { timesheet } from '../../../../shared/dashboard/ready/timesheet';
import { serialOfToday } from '../../../../shared/model/serial';
import { runSync } from '../../../../shared/task';
import { budgetOfAsks } from '../../../doubles/countdown-budget';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, JANE, reportBench } from '../report-bench';

const HOUR_MS = 3_600_000;

/** The facts on top of a timesheet whose refresh began at noon and ended so many hours later. */
function topAfter(hours: number): readonly unknown[] {
  const bench = reportBench();
  const { report, blueprint } = timesheet({ ...USUAL_CHOICES, range: { kind: 'words', words: 'last 7 days' } });
  bench.save({ ...report, id: 'r1' });
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
  bench.serve(fakeOrganisation(200, DAYS));
  expect(bench.step(JANE, { ...bench.ports, budget: budgetOfAsks(1, 'time') })).toMatchObject({ state: 'running', progress: { pages: 1 } });
  bench.clock.advance(hours * HOUR_MS);
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 1400 });
  return bench.sheets.seen('Timesheet')[blueprint.notes.length + 3] ?? [];
}

const today = serialOfToday('2026-03-18');

it('A ready sheet says when it was refreshed', () => {
  expect(topAfter(2).slice(0, 4)).toEqual([today - 6, today, 'UTC', today + 14 / 24]);
});

it('The day on which a refresh began is not over for its rows where it went on after midnight', () => {
  const top = topAfter(18);
  expect(top.slice(0, 4)).toEqual([today - 6, today, 'UTC', today + 0.5]);
  // Which is the last day that counts.
  expect(top[4]).toMatch(/^=MIN\(\$B\$\d+,INT\(\$D\$\d+\)-1\)$/);
});

it('Rows that are kept because no others came are still of their own period, with their own moment', () => {
  const bench = reportBench();
  const { report, blueprint } = timesheet({ ...USUAL_CHOICES, range: { kind: 'words', words: 'last week' } });
  bench.save({ ...report, id: 'r1' });
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
  const top = (): readonly unknown[] => bench.sheets.seen('Timesheet')[blueprint.notes.length + 3] ?? [];
  bench.serve(fakeOrganisation(2, DAYS));
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 8 });
  const before = top();
  bench.serve(fakeOrganisation(2, DAYS.slice(0, 4)));
  bench.clock.advance(7 * 24 * HOUR_MS);
  expect(bench.refresh()).toMatchObject({ outcome: 'nothing-new', rows: 8 });
  expect(top()).toEqual(before);
  // As who chooses “Make again” has it.
  bench.sheets.deleteSheet('Timesheet');
  runSync(saveReady(bench.documents, 'r1', { version: 1, blueprint, own: ownPlans(blueprint.needs) }));
  expect(bench.refresh().checks.map(({ words }) => words)).toContain(readyWaits(blueprint.title));
  expect(bench.sheets.names()).not.toContain('Timesheet');
  bench.serve(fakeOrganisation(2, [...DAYS, '2026-03-20']));
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 8 });
  expect(top().slice(0, 4)).toEqual([today - 2, today + 4, 'UTC', today + 7.5]);
});
