import type { FunctionName } from '../../../../shared/functions/catalog';
import { runAsync, runSync } from '../../../../shared/task';
import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer } from '../../../doubles/scripted-transport';
import { LAST_DAYS, requestsOf, type Sheet, type SheetOptions, sheet, TODAY } from '../cells';

const people = fakeOrganisation(300, LAST_DAYS).people;
const connected = { connection: { keyHeader: 'x-api-key', dialect: 'current' } } as const;

/** How each of many cells on one sheet ended, all at the same time. */
function endings(cells: Sheet, name: FunctionName, argumentsOf: (person: string) => readonly string[]): Promise<readonly unknown[]> {
  return Promise.all(
    people.map((person) => runAsync(cells.task(name, ...argumentsOf(person.name))).catch((failure: Error) => failure.message)),
  );
}

const failing = (pathPart: string, status: number): SheetOptions => ({
  ...connected,
  organisation: fakeOrganisation(300, LAST_DAYS),
  fault: (path) => (path.includes(pathPart) ? httpAnswer(status) : undefined),
});

describe('a failing server is not asked by every cell', () => {
  it.each([401, 429, 500, 503])('for hours that end in %s', async (status) => {
    const cells = sheet('later', failing('workinghours', status));
    const said = await endings(cells, 'ACTIVTRAK_TOTAL', (person) => ['active', 'today', '', person]);
    expect(new Set(said).size).toBe(1);
    expect(requestsOf(cells)).toBeLessThanOrEqual(6);
  });

  it.each([429, 500])('for names that end in %s', async (status) => {
    const cells = sheet('later', failing('scim', status));
    const said = await endings(cells, 'ACTIVTRAK_TOTAL', (person) => ['active', 'today', '', `Absent ${person}`]);
    expect(new Set(said).size).toBe(1);
    expect(requestsOf(cells)).toBeLessThanOrEqual(7);
  });

  it.each([401, 429, 500])('for logs that end in %s', async (status) => {
    const cells = sheet('later', failing('activitylog', status));
    for (const { id } of people) await runAsync(cells.task('ACTIVTRAK_LOG', 'today', '', `user:${id}`)).catch(() => undefined);
    // A second of pauses goes by in each failure, so the memory of it may have gone a few times.
    expect(requestsOf(cells)).toBeLessThanOrEqual(6);
  });

  it('and asked again soon: the failure is forgotten after some seconds', () => {
    let isDown = true;
    const cells = sheet('at once', { ...connected, fault: () => (isDown ? httpAnswer(503) : undefined) });
    const total = (): unknown => runSync(cells.task('ACTIVTRAK_TOTAL', 'active', 'today'));
    expect(total).toThrow('503');
    isDown = false;
    expect(total).toThrow('503');
    cells.clock.advance(11_000);
    expect(total()).toBeGreaterThan(0);
  });
});

describe('what is wrong with one question is not said of another', () => {
  it('a period that takes too long leaves the other periods alone', () => {
    const cells = sheet('at once', {
      ...connected,
      fault: (_, parameters) => (parameters.get('from') === TODAY ? undefined : httpAnswer(400, '{"messages":["Too long ago"]}')),
    });
    expect(() => runSync(cells.task('ACTIVTRAK_TOTAL', 'active', 'last 7 days'))).toThrow('(400)');
    expect(runSync(cells.task('ACTIVTRAK_TOTAL', 'active', 'today'))).toBeGreaterThan(0);
    expect(() => runSync(cells.task('ACTIVTRAK_TOTAL', 'active', 'last 7 days'))).toThrow('(400)');
    expect(requestsOf(cells)).toBe(2);
  });
});

describe('names are read once for all cells', () => {
  it('that ask at the same time about people without hours', async () => {
    const organisation = { ...fakeOrganisation(300, LAST_DAYS), days: [] };
    const cells = sheet('later', { ...connected, organisation });
    expect(await endings(cells, 'ACTIVTRAK_TOTAL', (person) => ['active', 'last 7 days', '', person])).toEqual(people.map(() => 0));
    expect(requestsOf(cells)).toBeLessThanOrEqual(5);
  });

  it('that list users and groups at the same time', async () => {
    const cells = sheet('later', { ...connected, names: false });
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => runAsync(cells.task(index % 2 === 0 ? 'ACTIVTRAK_USERS' : 'ACTIVTRAK_GROUPS'))),
    );
    // Users, clients, groups: each with both headers the first time; and hours.
    expect(requestsOf(cells)).toBeLessThanOrEqual(7);
  });
});
