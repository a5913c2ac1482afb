import { isoDay, serialOfIso } from '../../../../shared/model/serial';
import { runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { daysBack, evaluate, requestsOf, sentenceOf, sheet, TODAY } from '../cells';

/** Every working day from one on, up to today. */
const workdaysSince = (first: string): readonly string[] => {
  const [from, to] = [serialOfIso(first) as number, serialOfIso(TODAY) as number];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((serial) => (serial + 5) % 7 < 5)
    .map(isoDay);
};

/** ActivTrak keeps half a year here: Thursday, September 18, 2025. */
const FIRST = '2025-09-18';
const kept = fakeOrganisation(8, workdaysSince(FIRST));
const totalOf = async (...period: readonly string[]): Promise<unknown> =>
  (await evaluate({ organisation: kept }, 'ACTIVTRAK_TOTAL', 'active', ...period)).result;
const codeOf = async (...[name, ...args]: Parameters<typeof evaluate> extends [unknown, ...infer Rest] ? Rest : never): Promise<unknown> =>
  ((await evaluate({ organisation: kept }, name, ...args)).error as { code?: string } | undefined)?.code;

describe('days that ActivTrak no longer returns', () => {
  it.each(['2025-01', '2025-Q2', '2025-09-17', '2025-09-01..2025-09-17'])('are no zero hours: %s', async (period) => {
    expect(await codeOf('ACTIVTRAK_TOTAL', 'active', period)).toBe('not-kept');
    expect(await codeOf('ACTIVTRAK_TOTAL', 'active', period, '', 'Person 1')).toBe('not-kept');
    expect(await codeOf('ACTIVTRAK_TOTAL', 'active', period, '', [['Person 1'], ['Person 2']])).toBe('not-kept');
    expect(await codeOf('ACTIVTRAK_HOURS', period)).toBe('not-kept');
    expect(await codeOf('ACTIVTRAK_COMPUTER_HOURS', period)).toBe('not-kept');
    expect(await codeOf('ACTIVTRAK_LOG', period)).toBe('not-kept');
    expect(await sentenceOf({ organisation: kept }, 'ACTIVTRAK_TOTAL', 'active', period)).toContain(FIRST);
  });

  it('are told from weekends, holidays and people without hours, which are zero', async () => {
    expect(await totalOf('2026-03-07', '2026-03-08')).toBe(0);
    expect(await totalOf('2025-09-20..2025-09-21')).toBe(0);
    const holiday = fakeOrganisation(4, [...workdaysSince('2025-12-01').filter((day) => day < '2026-02-01' || day > '2026-02-14')]);
    expect((await evaluate({ organisation: holiday }, 'ACTIVTRAK_TOTAL', 'active', '2026-02-01..2026-02-14')).result).toBe(0);
    expect(await totalOf('2025-09-18')).toBeGreaterThan(0);
  });

  it('do not make a new account fail, nor one without any hours', async () => {
    const fresh = fakeOrganisation(4, [TODAY]);
    expect((await evaluate({ organisation: fresh }, 'ACTIVTRAK_TOTAL', 'active', 'yesterday')).result).toBe(0);
    expect((await evaluate({ organisation: fakeOrganisation(4, []) }, 'ACTIVTRAK_TOTAL', 'active', '2025-10')).result).toBe(0);
  });

  it('are named by the status for a part of a period, which still adds up', async () => {
    const cells = sheet('at once', { organisation: kept });
    expect(runSync(cells.task('ACTIVTRAK_STATUS'))).not.toContain(FIRST);
    expect(runSync(cells.task('ACTIVTRAK_TOTAL', 'active', '2025-Q3'))).toBeGreaterThan(0);
    expect(runSync(cells.task('ACTIVTRAK_STATUS'))).toContain(`Hours go back to ${FIRST}.`);
    expect(runSync(cells.task('ACTIVTRAK_STATUS', '2025-Q3'))).toContain(`nothing before ${FIRST}`);
    expect(runSync(cells.task('ACTIVTRAK_STATUS', '2026-02'))).not.toContain(FIRST);
  });

  it.each(['oldest first', 'newest first', 'in no order'])('are found out with few requests, once for all cells, rows %s', (order) => {
    const days = [...kept.days];
    if (order === 'newest first') days.reverse();
    if (order === 'in no order') days.sort((one, other) => ((one.personId * 7 + one.date.length) % 5) - (other.personId % 3));
    const cells = sheet('at once', { organisation: { ...kept, days } });
    const total = (): unknown => {
      try {
        return runSync(cells.task('ACTIVTRAK_TOTAL', 'active', '2025-01'));
      } catch (failure) {
        return (failure as { code?: string }).code;
      }
    };
    expect(total()).toBe('not-kept');
    const asked = requestsOf(cells);
    expect(asked).toBeLessThanOrEqual(5);
    expect(total()).toBe('not-kept');
    expect(requestsOf(cells)).toBe(asked);
  });

  it('are zero hours where the server refuses to look further back', async () => {
    const fault = (_: string, parameters: URLSearchParams) =>
      (parameters.get('from') ?? '') < '2024-06' ? { status: 400, headers: {}, body: '' } : undefined;
    expect((await evaluate({ organisation: kept, fault }, 'ACTIVTRAK_TOTAL', 'active', '2025-01')).result).toBe(0);
  });
});

describe('ACTIVTRAK_STATUS of a period', () => {
  it('says which days it means, and how one day becomes all days since', async () => {
    const said = async (...args: readonly string[]): Promise<unknown> => (await evaluate({}, 'ACTIVTRAK_STATUS', ...args)).result;
    expect(await said('2026-03-12')).toMatch(/^2026-03-12 \(one day\)\. .*“since 2026-03-12”/);
    expect(await said('since 2026-03-12')).toMatch(/^2026-03-12 to 2026-03-18 \(7 days\)\. Connected/);
    expect(await said('2026-03-12', '2026-03-12')).not.toContain('since');
    expect(await said(`${daysBack(0)}`)).not.toContain('since');
    expect(await said('whenever')).toContain('whenever');
  });
});
