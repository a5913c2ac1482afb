import type { Argument } from '../../../../shared/functions/arguments/argument';
import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import { runSync } from '../../../../shared/task';
import { type FakeActivity, fakeOrganisation } from '../../../doubles/fake-organisation';
import { daysBack, sheet } from '../cells';

/** Four activities of each of the last days. */
const log = Array.from({ length: 80 }, (_, index): FakeActivity => {
  const time = `${daysBack(19 - Math.floor(index / 4))}T0${index % 4}:00:00`;
  return { logId: String(index + 1), time, utc: time, personId: (index % 2) + 1, seconds: 60, title: '' };
});

/** Evaluates the log of all days with a server that gives a row at a time and takes so long for a round. */
function evaluated(ms: number, who: Argument = '', activities = log) {
  let round = -1;
  const cells = sheet('at once', {
    organisation: fakeOrganisation(2, [], activities),
    largestPage: 1,
    fault: (path, _, now) => {
      if (path.endsWith('activitylog') && now !== round) cells.clock.advance(ms);
      round = now;
      return undefined;
    },
  });
  return runSync(cells.task('ACTIVTRAK_LOG', daysBack(19), daysBack(0), who, 'time, log id'));
}

describe('a log that takes longer to read than a cell may wait', () => {
  it.each([
    [1500, ''],
    [2000, ''],
    [2400, ''],
    [2000, 'Person 1'],
  ])('gives the days that were read whole, and says which are missing (%i ms a round, %s)', (ms, who) => {
    const rows = evaluated(ms, who) as readonly (readonly unknown[])[];
    const [said] = rows[rows.length - 1] as readonly [string];
    const since = /^Activities before (\d{4}-\d\d-\d\d) are missing/.exec(said)?.[1] ?? 'nothing is missing';
    const wanted = log.filter(({ time, personId }) => time >= since && (who === '' || personId === 1)).map(({ logId }) => Number(logId));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(80);
    expect(rows.slice(1, -1).map(([, id]) => Number(id))).toEqual(wanted.reverse());
  });

  it('says from which moment on all are there, where people are east of UTC and nobody knows by which clock days are cut', () => {
    // It was 11 hours earlier there.
    const east = log.map((one) => ({ ...one, utc: `${isoDay((serialOfIso(one.time) as number) - 1)}T1${Number(one.time[12]) + 3}:00:00` }));
    const rows = evaluated(2000, '', east) as readonly (readonly unknown[])[];
    const [said] = rows[rows.length - 1] as readonly [string];
    const since = /^Activities before (\d{4}-\d\d-\d\d 11:00) are missing/.exec(said)?.[1]?.replace(' ', 'T') ?? 'nothing is missing';
    const wanted = east.filter(({ time }) => time >= since).map(({ logId }) => Number(logId));
    expect(wanted.length).toBeGreaterThan(0);
    expect(rows.slice(1, -1).map(([, id]) => Number(id))).toEqual(wanted.reverse());
  });

  it.each([1500, 2000, 2400])('counts no day as read that is read of one of two people alone (%i ms a round)', (ms) => {
    const uneven = log.map((one, index) => ({ ...one, personId: index % 4 === 0 ? 1 : 2 }));
    const rows = evaluated(ms, [['Person 1'], ['Person 2']], uneven) as readonly (readonly unknown[])[];
    const [said] = rows[rows.length - 1] as readonly [string];
    const since = /^Activities before (\d{4}-\d\d-\d\d) are missing/.exec(said)?.[1] ?? 'nothing is missing';
    const wanted = uneven.filter(({ time }) => time >= since).map(({ logId }) => Number(logId));
    expect(rows.slice(1, -1).map(([, id]) => Number(id))).toEqual(wanted.reverse());
  });

  it('is an error where not one day was read whole', () => {
    expect(() => evaluated(9000)).toThrow(expect.objectContaining({ code: 'time' }));
  });

  it('is all there where there is time enough', () => {
    expect(evaluated(100)).toHaveLength(81);
  });
});
