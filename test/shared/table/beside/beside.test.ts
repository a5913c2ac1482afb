import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { DAYS, report, reportBench } from '../../report/report-bench';

/** How often a refresh that adds rows asks for the marks of a report's ready sheet. */
function asked(withNote: boolean): number {
  const bench = reportBench();
  bench.save(report({ disposition: 'merge' }));
  bench.serve(fakeOrganisation(2, DAYS.slice(5)));
  bench.refresh();
  if (withNote) bench.sheets.type('Hours', 0, 4, { value: 'Note' });
  bench.serve(fakeOrganisation(3, DAYS.slice(5)));
  const marks = jest.spyOn(bench.sheets, 'marks');
  expect(bench.refresh()).toMatchObject({ outcome: 'done', rows: 6 });
  return marks.mock.calls.filter(([owner]) => owner === 'ready.r1').length;
}

it('asks for the columns of a ready sheet only where something is beside the report', () => {
  expect(asked(false)).toBe(0);
  expect(asked(true)).toBeGreaterThan(0);
});
