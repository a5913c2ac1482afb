import { idAndName } from '#words/formulas';
import type { Argument } from '../../../shared/functions/arguments/argument';
import type { FunctionName } from '../../../shared/functions/catalog';
import { runSync } from '../../../shared/task';
import { type FakeOrganisation, fakeOrganisation } from '../../doubles/fake-organisation';
import { httpAnswer } from '../../doubles/scripted-transport';
import { evaluate, LAST_DAYS, rowsOf, type SheetOptions, sheet, TODAY } from './cells';

/** Persons 1 to 4; 4 goes by an employee number, and 3 by one that is the id of 2. Sales is called by a year, Support by the id of Sales. */
const log = [1, 2, 3, 4].map((personId) => ({
  logId: String(personId),
  time: `${TODAY}T09:00:00`,
  utc: `${TODAY}T09:00:00`,
  personId,
  seconds: 10,
  title: '',
}));
const plain = fakeOrganisation(4, LAST_DAYS, log);
const NAMES: Readonly<Record<number, string>> = { 3: '2', 4: '10234' };
const organisation: FakeOrganisation = {
  ...plain,
  people: plain.people.map((person) => ({ ...person, name: NAMES[person.id] ?? person.name })),
  groups: [
    { id: 51, name: '2024' },
    { id: 52, name: '51' },
  ],
  computers: plain.computers.map((computer) => (computer.id === 1001 ? { ...computer, name: '7351234' } : computer)),
};

const FORMS = (['early-access', 'current'] as const).flatMap((dialect) => [true, false].map((names) => ({ dialect, names, organisation })));

/** A total of today, or the code of the error in its place. */
async function total(options: SheetOptions, who: Argument): Promise<unknown> {
  const { result, error } = await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who);
  return error ? error.code : result;
}

const truth = (...ids: readonly number[]): number =>
  organisation.days
    .filter(({ date, personId }) => date === TODAY && ids.includes(personId))
    .reduce((sum, day) => sum + day.productive + day.unproductive + day.undefined, 0) / 3600;

describe.each(FORMS)('digits, in the $dialect dialect where names may be read: $names', (options) => {
  it('are a name where they are nobody’s id', async () => {
    for (const who of ['10234', 10234, 'user:10234', '"10234"', [['10234']]]) expect(await total(options, who)).toBe(truth(4));
    expect(await total(options, 'group:2024')).toBe(truth(2, 4));
    expect(await total(options, 'computer:7351234')).toBe(truth(1));
    expect(await rowsOf(options, 'ACTIVTRAK_LOG', 'today', '', '10234')).toHaveLength(2);
  });

  it('are refused where they are the id of one and the name of another', async () => {
    expect(await total(options, '2')).toBe('argument');
    expect((await evaluate(options, 'ACTIVTRAK_LOG', 'today', '', '2')).error?.code).toBe('argument');
    expect((await evaluate(options, 'ACTIVTRAK_USERS', '51')).error?.message).toMatch(/group:51 or group:52/);
    const of = async (who: string) => (await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).error?.message;
    expect(await of('2')).toBe(idAndName('2', 'user', ['user:2', 'user:3']));
    expect(await of('group:"51"; 51')).toBe(idAndName('51', 'group', ['group:51', 'group:52']));
  });

  it('are an id where they are a number, or said to be one, and a name in quotes', async () => {
    for (const who of [2, 'user:2', 'Person 2']) expect(await total(options, who)).toBe(truth(2));
    for (const who of ['"2"', 'user:"2"', 'user:3']) expect(await total(options, who)).toBe(truth(3));
    expect(await total(options, 'group:51')).toBe(truth(2, 4));
    expect(await total(options, 'group:"51"')).toBe(truth(1, 3));
    expect((await rowsOf(options, 'ACTIVTRAK_USERS', 'group:51')).map(([, id]) => id)).toEqual(['User ID', 4, 2]);
    expect((await rowsOf(options, 'ACTIVTRAK_USERS', 51)).map(([, id]) => id)).toEqual(['User ID', 4, 2]);
  });

  it('that are neither are refused, also where names may not be read', async () => {
    for (const who of [77, '77', 'user:77']) expect(await total(options, who)).toBe('argument');
  });

  it('that are no group’s and no computer’s are refused likewise, in hours and in the log', async () => {
    for (const who of ['group:77', 'group:"77"', 'computer:77', 'computer:"77"']) {
      expect(await total(options, who)).toBe('argument');
      expect((await evaluate(options, 'ACTIVTRAK_LOG', 'today', '', who)).error?.code).toBe('argument');
    }
    expect((await evaluate(options, 'ACTIVTRAK_USERS', 77)).error?.code).toBe('argument');
    expect((await evaluate(options, 'ACTIVTRAK_USERS', 77, 'today')).error?.code).toBe('argument');
  });

  it('that had hours once are 0 hours today', async () => {
    const days = organisation.days.filter(({ date, personId }) => date !== TODAY || personId === 2);
    const idle = { ...options, organisation: { ...organisation, days, log: [] } };
    for (const who of ['user:1', 'group:52', 'computer:1001']) expect(await total(idle, who)).toBe(0);
  });

  it('below 1 are nobody’s, whoever looks them up', async () => {
    for (const who of [-1, 0, '-1', 'user:-1', 'USER: -1', 'group:-1', 'computer:0', '\u22121', [[-1]], '1; -1', '1, 0', '-2']) {
      expect(await total(options, who)).toBe('argument');
      for (const name of ['ACTIVTRAK_HOURS', 'ACTIVTRAK_LOG'] as const)
        expect((await evaluate(options, name, 'today', '', who)).error?.code).toBe('argument');
    }
    for (const who of [-1, 0]) expect((await evaluate(options, 'ACTIVTRAK_USERS', who)).error?.code).toBe('argument');
    const { result } = await evaluate(options, 'ACTIVTRAK_TOTAL', 'active', 'today', '', [[1, -1]]);
    expect(result).toEqual([[truth(1), expect.objectContaining({ code: 'argument' })]]);
  });
});

it.each([401, 403, 404, 429, 500])('an id is good where names are answered by %s', async (status) => {
  for (const dialect of ['early-access', 'current'] as const) {
    const fault = (path: string) => (path.startsWith('/scim') ? httpAnswer(status) : undefined);
    const options = { dialect, organisation, fault };
    for (const who of [1, 'user:1', '1']) expect(await total(options, who)).toBe(truth(1));
    expect(await total(options, 'group:52')).toBe(truth(1, 3));
    expect(await rowsOf(options, 'ACTIVTRAK_LOG', 'today', '', 'user:1')).toHaveLength(2);
  }
});

describe('digits among the owner’s limits', () => {
  const limited = (groups: readonly string[], users: readonly string[], names = true): SheetOptions => ({
    organisation,
    names,
    connection: { cells: { allowed: true, groups, users } },
  });
  const seen = (options: SheetOptions): readonly unknown[] =>
    (['1', '2', '3', '4'] as const).filter((id) => {
      try {
        return (
          typeof runSync(sheet('at once', options).task('ACTIVTRAK_TOTAL' as FunctionName, 'active', 'today', '', `user:${id}`)) ===
          'number'
        );
      } catch {
        return false;
      }
    });

  it.each([true, false])('let through whom they name, and nobody where they name two; names may be read: %s', (names) => {
    expect(seen(limited([], ['10234'], names))).toEqual(['4']);
    expect(seen(limited(['2024'], [], names))).toEqual(['2', '4']);
    expect(seen(limited([], ['2'], names))).toEqual([]);
    expect(seen(limited([], ['user:2'], names))).toEqual(['2']);
    expect(seen(limited(['51'], [], names))).toEqual([]);
    expect(seen(limited(['group:51'], [], names))).toEqual(['2', '4']);
    expect(seen(limited(['"51"'], [], names))).toEqual(['1', '3']);
  });
});
