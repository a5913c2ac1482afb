import { STORE_FULL } from '#words/google';
import { STREAMS } from '../../shared/api/streams/streams';
import type { Report } from '../../shared/report/definition/definition';
import { type FakeOrganisation, fakeOrganisation } from '../doubles/fake-organisation';
import { OWNER } from '../playground/script-bench';
import { activity } from '../shared/report/report-bench';
import { type AddOnBench, DAYS, report } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});

/** As many people as may be chosen, each with a name as long as names get. */
const who: Report['who'] = Array.from({ length: 50 }, (_, index) => ({
  kind: 'user',
  id: index + 1,
  name: `Person ${index + 1} ${'ø'.repeat(25)}`,
}));

/** What the API gives as a cursor may be long: nobody says how long. */
function longCursors(organisation: FakeOrganisation): void {
  bench.serve(organisation);
  const { answer } = bench.google;
  const padding = 'Q'.repeat(300);
  bench.google.answer = (request) => {
    const answered = answer({ ...request, url: request.url.replace(padding, '') });
    return 'body' in answered ? { ...answered, body: answered.body.replace(/"cursor":"(\w+)"/, `"cursor":"$1${padding}"`) } : answered;
  };
}

describe('a report as large as one may be', () => {
  const columns = STREAMS['activity-log'].columns
    .filter(({ offer }) => offer !== 'internal')
    .map(({ key }) => ({ key, label: `${key} as payroll calls it` }));
  const log = (count: number) =>
    fakeOrganisation(
      50,
      [],
      Array.from({ length: count }, (_, index) => activity(index + 1, '2026-11-23', { personId: (index % 50) + 1 })),
    );

  it('is kept, refreshed and followed by the cursors of everybody in it', () => {
    longCursors(log(60));
    const { id } = bench.get('saveReport', {
      report: report({ stream: 'activity-log', disposition: 'append', range: { kind: 'words', words: 'last 3 days' }, columns, who }),
    });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', rows: 60 });
    longCursors(log(75));
    expect(bench.refresh(id)).toMatchObject({ outcome: 'done', message: '15 rows added.' });
    expect(bench.refresh(id)).toMatchObject({ outcome: 'nothing-new', rows: 75 });
    expect(bench.get('open', {}).reports).toMatchObject([{ rows: 75 }]);
    const [view] = bench.get('deleteReport', { id }).reports;
    expect(view).toBeUndefined();
    const kept = bench.as(OWNER, () => PropertiesService.getDocumentProperties()?.getKeys() ?? []);
    expect(kept.filter((key) => key.includes(id))).toEqual([]);
  });
});

describe('a spreadsheet whose store is full', () => {
  const inStore = (work: (store: GoogleAppsScript.Properties.Properties) => void): void =>
    bench.as(OWNER, () => work(PropertiesService.getDocumentProperties() as GoogleAppsScript.Properties.Properties));

  /** Leaves so many bytes for what is kept with the spreadsheet. */
  const fill = (left: number): void =>
    inStore((store) => {
      const used = Object.entries(store.getProperties()).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
      const filling: Record<string, string> = {};
      let free = 500 * 1024 - used - left;
      for (let part = 0; free > 20; part += 1) {
        const size = Math.min(9_000, free);
        filling[`filling.${part}`] = 'x'.repeat(Math.max(0, size - `filling.${part}`.length));
        free -= size;
      }
      store.setProperties(filling);
    });

  it('refuses a further report in a sentence', () => {
    fill(100);
    expect(bench.ask('saveReport', { report: report() })).toMatchObject({ ok: false, message: STORE_FULL });
    expect(bench.get('open', {}).reports).toEqual([]);
  });

  it('refuses a refresh before anything is written, in a sentence', () => {
    const { id } = bench.get('saveReport', { report: report() });
    bench.refresh(id);
    const before = bench.seen('Hours');
    bench.serve(fakeOrganisation(4, DAYS));
    fill(200);
    expect(bench.ask('refresh', { id })).toMatchObject({ ok: false, message: STORE_FULL });
    expect(bench.seen('Hours')).toEqual(before);
    expect(bench.get('open', {}).reports).toMatchObject([{ rows: 21 }]);
  });

  it.each([1_000, 1_500, 2_000, 2_500, 3_000, 4_000])('loses and doubles nothing with %s bytes left, once there is room again', (left) => {
    const { id } = bench.get('saveReport', { report: report({ disposition: 'append', range: { kind: 'words', words: 'last 5 days' } }) });
    bench.refresh(id);
    bench.google.clock.advance(86_400_000);
    const days = [...DAYS, '2026-11-24'];
    bench.serve(fakeOrganisation(3, days));
    fill(left);
    bench.ask('refresh', { id });
    inStore((store) => {
      const kept = Object.entries(store.getProperties()).filter(([key]) => !key.startsWith('filling.'));
      store.setProperties(Object.fromEntries(kept), true);
    });
    bench.google.clock.advance(8 * 60_000);
    expect(bench.refresh(id)).not.toMatchObject({ outcome: 'failed' });
    expect(bench.seen('Hours')).toHaveLength(1 + 5 * 3);
  });
});
