import { USUAL_READINGS } from '../../playground/apps-script/spreadsheet/readings';
import { ownPlans } from '../../shared/dashboard/ready/own-plans';
import { READY_SHEETS } from '../../shared/dashboard/ready/ready-sheets';
import type { RunRecord } from '../../shared/report/kept/run';
import type { WriteDisposition } from '../../shared/table/plan/modes';
import { type FakeActivity, fakeOrganisation } from '../doubles/fake-organisation';
import { type AddOnBench, connected } from './add-on-bench';
import { sharedBench } from './shared-bench';

/** Zones whose clocks go forward at midnight, with the day that begins at 01:00, and two where it happens at 02:00, by half an hour in the last. */
const ZONES = [
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Beirut', '2026-03-29'],
  ['America/Santiago', '2026-09-06'],
  ['America/Havana', '2026-03-08'],
  ['America/New_York', '2026-03-08'],
  ['Australia/Lord_Howe', '2026-10-04'],
] as const;

let bench: AddOnBench;
const readings = { ...USUAL_READINGS };

beforeEach(() => {
  Object.assign(readings, USUAL_READINGS);
  jest.restoreAllMocks();
  jest.spyOn(Date, 'now').mockImplementation(() => bench.google.clock.now());
});
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'empty', parts: { readings } },
);

/** The spreadsheet is in a zone, two days after one. */
function inZone(zone: string, day: string): void {
  const { spreadsheet } = bench.google.backend;
  const facts = spreadsheet.facts();
  jest.spyOn(spreadsheet, 'facts').mockImplementation(() => ({ ...facts, timeZone: zone }));
  bench.google.clock.advance(Date.parse(`${day}T12:00:00Z`) + 2 * 86_400_000 - bench.google.clock.now());
}

const around = (day: string): readonly string[] =>
  [-1, 0, 1].map((by) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10));

/** Refreshes, until the reading has nothing left to tell. */
const refreshes = (id: string, times = 3): readonly RunRecord[] => Array.from({ length: times }, () => bench.refresh(id));

describe.each(ZONES)('in %s, over %s, on which clocks change', (zone, day) => {
  const range = { kind: 'fixed', from: around(day)[0] as string, to: around(day)[2] as string } as const;

  it.each(['merge', 'append', 'replace'] as const)('hours that are written by %s stay as they are', (disposition: WriteDisposition) => {
    inZone(zone, day);
    bench.serve(fakeOrganisation(3, around(day)));
    connected(bench);
    const id = bench.save({ disposition, range });
    const [first] = refreshes(id, 1);
    expect(first).toMatchObject({ outcome: 'done', rows: 9 });
    const before = bench.seen('Hours');
    expect(before).toHaveLength(10);
    const again = refreshes(id, 2);
    expect(again.map(({ outcome }) => outcome)).toEqual(['nothing-new', 'nothing-new']);
    expect(bench.seen('Hours')).toEqual(before);
  });

  it('the log finds the records of moments that the zone skips', () => {
    inZone(zone, day);
    const log = Array.from({ length: 48 }, (_, half): FakeActivity => {
      // In both halves of an hour and of a minute, and one without an identity in each.
      const time = `${day}T${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00:07' : '20:37'}`;
      // Those without an identity are told apart by their time.
      return { logId: half % 3 === 0 ? 'null' : String(1000 + half), time, utc: time, personId: (half % 3) + 1, seconds: 60, title: 'x' };
    });
    bench.serve(fakeOrganisation(3, [], log));
    connected(bench);
    const columns = [{ key: 'time' }, { key: 'user' }, { key: 'duration' }, { key: 'logId' }];
    const id = bench.save({ stream: 'activity-log', disposition: 'merge', range, columns });
    const [first] = refreshes(id, 1);
    expect(first).toMatchObject({ outcome: 'done', rows: 48 });
    const before = bench.seen('Hours');
    const again = refreshes(id, 2);
    expect(again.map(({ outcome, rows }) => [outcome, rows])).toEqual([
      ['nothing-new', 48],
      ['nothing-new', 48],
    ]);
    expect(bench.seen('Hours')).toEqual(before);
  });
});

it('a day that begins at 01:00 stays the day that it is: typed beside a row, and on top of a ready sheet', () => {
  const [zone, day] = ZONES[0];
  const serial = Date.parse(day) / 86_400_000 + 25_569;
  inZone(zone, day);
  bench.google.clock.advance(-2 * 86_400_000);
  bench.serve(fakeOrganisation(1, around(day)));
  connected(bench);
  const range = { kind: 'words', words: 'last 2 days' } as const;
  const id = bench.save({ range });
  const { defaults, make } = READY_SHEETS['productive-mix'];
  const { report, blueprint } = make({ ...defaults, range });
  const { id: ready } = bench.get('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
  for (const one of [id, ready]) bench.refresh(one);
  bench.inSheet((sheet) =>
    sheet
      .getRange('E3:E5')
      .setNumberFormat('yyyy-mm-dd')
      .setValues([[serial], [''], ['']]),
  );
  bench.google.clock.advance(86_400_000);
  for (const one of [id, ready]) bench.refresh(one);
  expect(bench.seen('Hours').map((row) => row[4])).toEqual(['', serial, '']);
  expect(bench.seen(blueprint.title).find(([from]) => typeof from === 'number')).toEqual(expect.arrayContaining([serial, serial + 1]));
});

it.each(['seconds', 'hours', 'days'] as const)('times that come back a millisecond short, in %s, are no change', (unit) => {
  readings.times = 'short';
  bench.serve(fakeOrganisation(3, ['2026-11-20', '2026-11-21']));
  connected(bench);
  const columns = [{ key: 'date' }, { key: 'userId' }, { key: 'active' }, { key: 'firstActivity' }];
  for (const disposition of ['merge', 'replace'] as const) {
    const id = bench.save({ unit, disposition, columns, destination: { sheet: disposition, cell: 'A1' } });
    expect(refreshes(id).map(({ outcome }) => outcome)).toEqual(['done', 'nothing-new', 'nothing-new']);
  }
});

describe.each(['taken', 'kept'] as const)('where the apostrophe in a cell of plain text is %s', (apostrophe) => {
  const NAMES = ['=1+1', '-x', "'quoted", "''twice", '@home', ' padded', '007', 'Ann'];

  it.each(['merge', 'replace'] as const)('rows are found again by %s', (disposition) => {
    readings.apostrophe = apostrophe;
    const organisation = fakeOrganisation(NAMES.length, ['2026-11-20', '2026-11-21']);
    const people = organisation.people.map((person, index) => ({ ...person, name: NAMES[index] ?? '' }));
    bench.serve({ ...organisation, people });
    connected(bench);
    const id = bench.save({ disposition });
    expect(refreshes(id).map(({ outcome, rows }) => [outcome, rows])).toEqual([
      ['done', 16],
      ['nothing-new', 16],
      ['nothing-new', 16],
    ]);
  });

  it('rows that waited on the hidden sheet are the same as others', () => {
    readings.apostrophe = apostrophe;
    const organisation = fakeOrganisation(NAMES.length, ['2026-11-20', '2026-11-21']);
    const people = organisation.people.map((person, index) => ({ ...person, name: NAMES[index] ?? '' }));
    bench.serve({ ...organisation, people }, { largestPage: 4 });
    connected(bench);
    const id = bench.save({ disposition: 'merge' });
    bench.refresh(id);
    const names = bench
      .seen('Hours')
      .slice(1, 9)
      .map(([, name]) => name);
    const later = fakeOrganisation(NAMES.length, ['2026-11-20', '2026-11-21', '2026-11-22']);
    bench.serve({ ...later, people }, { largestPage: 4 });
    // Every answer takes so long that the rows are put aside after each.
    const { answer } = bench.google;
    bench.google.answer = (request) => {
      bench.google.clock.advance(7_000);
      return answer(request);
    };
    let step = bench.get('refresh', { id });
    expect(step.record).toBeUndefined();
    while (!step.record) step = bench.get('refresh', { id });
    expect(step.record).toMatchObject({ message: '8 rows added.', rows: 24 });
    expect(
      bench
        .seen('Hours')
        .slice(17)
        .map(([, name]) => name),
    ).toEqual(names);
  });

  it('rows that are told apart by such texts are found again', () => {
    readings.apostrophe = apostrophe;
    const organisation = fakeOrganisation(NAMES.length * 2, ['2026-11-20', '2026-11-21']);
    const groups = NAMES.map((name, index) => ({ id: index + 1, name }));
    const people = organisation.people.map((person, index) => ({ ...person, groupIds: [(index % NAMES.length) + 1] }));
    bench.serve({ ...organisation, groups, people });
    connected(bench);
    const columns = [{ key: 'date' }, { key: 'groups' }, { key: 'active' }];
    const id = bench.save({ disposition: 'merge', columns, privacy: { people: 'summary', smallestGroup: 2 } });
    const rows = bench.refresh(id).rows;
    expect(refreshes(id, 2).map((record) => [record.outcome, record.rows])).toEqual([
      ['nothing-new', rows],
      ['nothing-new', rows],
    ]);
  });
});
