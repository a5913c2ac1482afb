import type { Readings } from '../../playground/apps-script/spreadsheet/readings';
import { USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { type AddOnBench, connected, DAYS } from './add-on-bench';
import { sharedBench } from './shared-bench';

const readings: Readings = { ...USUAL_READINGS };
let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty', parts: { readings } },
);

describe.each(['without metadata', 'with metadata'] as const)('a tab with a report that is copied %s', (copiedSheets) => {
  it.each(['replace', 'append', 'merge'] as const)('stays as it is, and the report on its own, to %s', (disposition) => {
    readings.copiedSheets = copiedSheets;
    for (const isFirst of [false, true]) {
      bench.reset();
      bench.serve(fakeOrganisation(2, DAYS.slice(0, 4)));
      connected(bench);
      const id = bench.save({ disposition });
      bench.refresh(id);
      bench.inSheet((sheet, book) => {
        const copy = sheet.copyTo(book);
        if (isFirst) copy.activate();
      });
      const copied = bench.seen('Copy of Hours');
      expect(copied).toEqual(bench.seen('Hours'));
      bench.google.clock.advance(2 * 86_400_000);
      bench.serve(fakeOrganisation(2, [...DAYS, '2026-11-24', '2026-11-25']));
      expect(bench.refresh(id).outcome).toBe('done');
      expect(bench.seen('Copy of Hours')).toEqual(copied);
      expect(bench.seen('Hours').length).toBeGreaterThan(copied.length);
      expect(bench.refresh(id).outcome).toBe('nothing-new');
      expect(bench.seen('Copy of Hours')).toEqual(copied);
    }
  });

  it('does not take the report over when the first tab is deleted', () => {
    readings.copiedSheets = copiedSheets;
    bench.serve(fakeOrganisation(2, DAYS.slice(0, 4)));
    connected(bench);
    const id = bench.save();
    bench.refresh(id);
    bench.inSheet((sheet, book) => {
      sheet.copyTo(book);
      book.deleteSheet(sheet);
    });
    const copied = bench.seen('Copy of Hours');
    bench.serve(fakeOrganisation(3, DAYS));
    bench.refresh(id);
    expect(bench.seen('Copy of Hours')).toEqual(copied);
  });
});
