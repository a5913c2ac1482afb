import { fakeOrganisation } from '../doubles/fake-organisation';
import { activity, createLibraryBench, DAYS, type LibraryBench } from './library-bench';

let library: LibraryBench;
beforeAll(async () => {
  library = await createLibraryBench();
});
afterAll(() => library.dispose());

/** Minutes of the rows, newest first: Person 1 has the even ones, and is in Support with Person 3; Sales is Person 2, who has the odd ones. */
const minutesOf = (who: readonly string[]): unknown =>
  library.value(`
    const rows = ActivTrak.activityLog(c, { range: '${DAYS[2]}', who: ${JSON.stringify(who)}, columns: 'time,user,duration' });
    return rows.map(({ duration }) => duration - 60);`);

const logOf = (logId: (minute: number) => number, minutes: readonly number[]) =>
  minutes.map((minute) => activity(logId(minute), DAYS[2] as string, minute, 'Title'));

describe.each([
  ['without ids', () => 0],
  ['with ids', (minute: number) => minute + 1],
] as const)('the log of a group and of its member together, whose records are %s', (_, logId) => {
  beforeEach(() => {
    library.organisation = fakeOrganisation(3, DAYS, logOf(logId, [0, 1, 2, 3, 4, 5]));
  });

  it.each([
    [
      ['group:Support', 'Person 1'],
      [4, 2, 0],
    ],
    [
      ['Person 1', 'group:Support'],
      [4, 2, 0],
    ],
    [
      ['group:Sales', 'group:Support', 'Person 1', 'user:2'],
      [5, 4, 3, 2, 1, 0],
    ],
  ] as const)('has each record once: %j', (who, minutes) => expect(minutesOf(who)).toEqual(minutes));

  it('is everybody’s where everybody is chosen by groups', () =>
    expect(minutesOf(['group:Sales', 'group:Support'])).toEqual(minutesOf(['everyone'])));
});

describe('records without ids that say the same', () => {
  beforeEach(() => {
    library.organisation = fakeOrganisation(
      3,
      DAYS,
      logOf(() => 0, [0, 0, 2]),
    );
  });

  it.each([[['group:Support', 'Person 1']], [['Person 1', 'group:Support']], [['group:Support']], [['Person 1']]])(
    'are as many as one answer has: %j',
    (who) => expect(minutesOf(who)).toEqual([2, 0, 0]),
  );
});

it('records of two people who did the same at the same time are two', () => {
  const both = [1, 2].map((personId) => ({ ...activity(0, DAYS[2] as string, 0, 'Title'), personId }));
  library.organisation = fakeOrganisation(3, DAYS, both);
  expect(minutesOf(['group:Sales', 'group:Support', 'Person 1'])).toEqual([0, 0]);
});
