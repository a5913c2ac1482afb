import type { Argument } from '../../../../shared/functions/arguments/argument';
import type { FunctionName } from '../../../../shared/functions/catalog';
import { type FakeOrganisation, fakeOrganisation } from '../../../doubles/fake-organisation';
import { evaluate, LAST_DAYS, rowsOf, TODAY } from '../cells';

/** Persons 1 and 3 are in Support. No activity has an id, and person 1 did the same thing twice in one minute. */
const log = [1, 1, 2, 3].map((personId) => ({
  logId: '0',
  time: `${TODAY}T09:00:00`,
  utc: `${TODAY}T09:00:00`,
  personId,
  seconds: 10,
  title: '',
}));
const plain = fakeOrganisation(4, LAST_DAYS, log);
/** Today has two rows for person 1. */
const organisation: FakeOrganisation = {
  ...plain,
  days: plain.days.flatMap((day) => (day.personId === 1 && day.date === TODAY ? [day, { ...day, productive: 1000 }] : [day])),
};

async function total(who: Argument): Promise<number> {
  return (await evaluate({ organisation }, 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).result as number;
}
const activities = async (who: Argument): Promise<number> =>
  (await rowsOf({ organisation }, 'ACTIVTRAK_LOG', 'today', '', who, 'User, Time')).length - 1;

describe('several who have rows in common', () => {
  it('have each of them once, and as many as each has alone', async () => {
    const [one, three] = [await total('1'), await total('3')];
    const days = organisation.days.filter(({ personId, date }) => personId === 1 && date === TODAY);
    expect(one).toBe(days.reduce((sum, day) => sum + day.productive + day.unproductive + day.undefined, 0) / 3600);
    for (const who of ['1; 3', 'group:Support', 'group:Support; user:1', 'Person 1; user:1; 3'])
      expect(await total(who)).toBeCloseTo(one + three, 10);
  });

  it('the same in the log, where activities have no id', async () => {
    expect(await activities('1')).toBe(2);
    for (const who of ['1; 3', 'group:Support', 'group:Support; user:1', 'Person 1; user:1; 3']) expect(await activities(who)).toBe(3);
  });
});

it.each<[FunctionName, readonly Argument[]]>([
  ['ACTIVTRAK_TOTAL', ['active', 'today', '', '; ']],
  ['ACTIVTRAK_HOURS', ['today', '', ' ;\n; ']],
  ['ACTIVTRAK_LOG', ['today', '', ';']],
  ['ACTIVTRAK_USERS', ['; ']],
  ['ACTIVTRAK_LOG', ['today', '', 'group:77']],
  ['ACTIVTRAK_LOG', ['today', '', 77]],
])('%s %j names nobody, which is neither 0 hours nor an empty table', async (name, args) => {
  expect((await evaluate({ organisation }, name, ...args)).error?.code).toBe('argument');
});
