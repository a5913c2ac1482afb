/** An export of somebody who is no longer there. */
import { FAKE_KEY, fakeApi } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { exportBench } from './bench';

const DAYS = ['2026-03-01', '2026-03-02'];
const AGAIN = 'Run the same command again to continue.';

/** ActivTrak with so many people, each with hours on both days. */
const withPeople = (count: number) => fakeApi('later', { dialect: 'current', organisation: fakeOrganisation(count, DAYS) });

/** A folder for exports of one person's hours. */
function exportsOf(person: number) {
  const bench = exportBench('2026-03-14', FAKE_KEY);
  return (people: number, range = DAYS.join('..')) =>
    bench.run(`--stream user-hours --format csv --out exports --range ${range} --who user:${person}`, { transport: withPeople(people) });
}

test('ends well where every day is complete', async () => {
  const run = exportsOf(3);
  const first = await run(4);
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^2 days, [1-9]/) });
  const again = await run(2);
  expect(again).toMatchObject({ code: 0, out: first.out });
  expect(again.progress).toContain('Every day of 2026-03-01 to 2026-03-02 is complete already. Nothing was read.');
});

test('fails where days are left to read, and does not ask to try the same again', async () => {
  const run = exportsOf(3);
  await run(4, DAYS[0]);
  const ran = await run(2);
  expect(ran).toMatchObject({ code: 1, out: '', progress: expect.stringContaining('There is no person “3”.') });
  expect(ran.progress).not.toContain(AGAIN);
});

test('of somebody who never was fails each time', async () => {
  const run = exportsOf(99);
  for (const _ of ['first', 'second']) {
    const ran = await run(4);
    expect(ran).toMatchObject({ code: 1, out: '', progress: expect.stringContaining('There is no person “99”.') });
    expect(ran.progress).not.toContain(AGAIN);
  }
});
