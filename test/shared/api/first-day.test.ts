import { DAYS_BACK, firstDay } from '../../../shared/api/streams/first-day';
import { isoDay, serialOfIso } from '../../../shared/model/serial';
import { underBothDrivers } from '../../doubles/both-drivers';
import { fakeApi } from '../../doubles/fake-api';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { clientOver } from './client-over';

const TODAY = serialOfIso('2026-03-18') as number;
/** Every day from so many days back on, up to today. */
const daysSince = (back: number): readonly string[] => Array.from({ length: back + 1 }, (_, at) => isoDay(TODAY - back + at));

/** What is found where pages hold ten rows, and how many requests it took. */
async function found(dates: readonly string[]): Promise<{ readonly day: number | undefined; readonly requests: number }> {
  let requests = 0;
  const ending = await underBothDrivers((timing) => {
    const api = fakeApi(timing, { organisation: fakeOrganisation(1, dates), dialect: 'current', largestPage: 10 });
    const over = clientOver(timing, api, { connection: { dialect: 'current', keyHeader: 'x-api-key' } });
    return {
      task: firstDay(over.client, over.budget, TODAY),
      seen: () => {
        requests = over.transport.rounds.flat().length;
        return over.seen();
      },
    };
  });
  expect(ending.error).toBeUndefined();
  return { day: ending.result, requests };
}

const DAYS = daysSince(60);
const ORDERS: readonly (readonly [string, readonly string[]])[] = [
  ['oldest first', DAYS],
  ['newest first', [...DAYS].reverse()],
  ['in the middle', [...DAYS.slice(30), ...DAYS.slice(0, 5), ...DAYS.slice(5, 30)]],
];

describe('the first day that ActivTrak still returns', () => {
  it.each(ORDERS)('is the earliest of all pages, proven by nothing before it: %s', async (_, dates) => {
    const { day, requests } = await found(dates);
    expect(day).toBe(TODAY - 60);
    expect(requests).toBeLessThanOrEqual(5);
  });

  it.each([[[]], [daysSince(DAYS_BACK - 3)]])('is unknown where there are no hours, or more than two years of them', async (dates) => {
    expect((await found(dates)).day).toBeUndefined();
  });
});
