import { fakeOrganisation } from '../doubles/fake-organisation';
import { EDITOR } from '../playground/script-bench';
import { type AddOnBench, addOnBench, connected, DAYS, report } from './add-on-bench';

let bench: AddOnBench;

beforeAll(async () => {
  bench = await addOnBench();
});
afterAll(() => bench.dispose());
beforeEach(() => {
  bench.reset();
  bench.serve(fakeOrganisation(3, DAYS), { largestPage: 4 });
  connected(bench);
});

const saved = (change = {}): string => bench.get('saveReport', { report: report(change) }).id;

describe('a report in a Google spreadsheet', () => {
  it('is written where it was asked for, with formats', () => {
    const id = saved({ unit: 'days' });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 21 });
    const seen = bench.seen('Hours');
    expect(seen[0]).toEqual(['Date', 'User', 'User ID', 'Active']);
    expect(seen).toHaveLength(22);
    expect(seen[1]).toEqual([expect.any(Number), 'Person 1', 1, expect.any(Number)]);
  });

  it('is refreshed by an editor on her own key, and not without one', () => {
    const id = saved();
    expect(bench.ask('refresh', { id }, EDITOR)).toMatchObject({ ok: false, message: expect.stringContaining('not connected a key') });
    expect(bench.get('open', {}).reports).toMatchObject([{ state: 'new', failures: 0 }]);
    connected(bench, EDITOR);
    expect(bench.refresh(id, EDITOR)).toMatchObject({ outcome: 'done' });
    const [view] = bench.get('open', {}).reports;
    expect(view).toMatchObject({ refreshedBy: 'Ed', rows: 21, state: 'ready' });
  });
});
