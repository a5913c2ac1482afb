import { fakeOrganisation } from '../../../doubles/fake-organisation';
import { httpAnswer, jsonAnswer } from '../../../doubles/scripted-transport';
import { daysBack, LAST_DAYS, rowsOf, type SheetOptions } from '../cells';

const GROUPS = [
  { id: '51', displayName: 'Sales' },
  { id: '52', displayName: 'Support' },
];

/** ActivTrak's description of its lists lets `members` be null. */
const listed = (groups: readonly object[]) => (path: string) =>
  path === '/scim/v1/groups' ? jsonAnswer({ totalResults: groups.length, Resources: groups }) : undefined;

const WAYS = [
  ['are null', listed(GROUPS.map((group) => ({ ...group, members: null })))],
  ['are left out', listed(GROUPS)],
  ['can’t be read', (path: string) => (path === '/scim/v1/groups' ? httpAnswer(403) : undefined)],
] as const;

/** Person 2 of Sales has been on leave for a week. */
const everyone = fakeOrganisation(4, [...[13, 12, 11, 10, 9, 8, 7].map(daysBack), ...LAST_DAYS]);
const organisation = { ...everyone, days: everyone.days.filter(({ personId, date }) => personId !== 2 || date < daysBack(7)) };

/** What is known of a server once a key was tested. */
const TESTED = { dialect: 'current', keyHeader: 'x-api-key' } as const;

describe.each(WAYS)('Where the members of groups %s', (_, fault) => {
  const options: SheetOptions = { organisation, fault, connection: TESTED };

  it('those of a group are the ones whom the hours of the last days say', async () => {
    expect(await rowsOf(options, 'ACTIVTRAK_USERS', 'Sales')).toEqual([
      ['User', 'User ID'],
      ['Person 4', 4],
    ]);
  });

  it('nobody is said to have left one', async () => {
    expect(await rowsOf(options, 'ACTIVTRAK_USERS', 'Sales', 'last 14 days')).toEqual([
      ['User', 'User ID', 'Status'],
      ['Person 4', 4, ''],
      ['Person 2', 2, ''],
    ]);
  });

  it('nobody is said to be deleted who is behind limits', async () => {
    const connection = { ...TESTED, cells: { allowed: true, groups: ['Sales'], users: [] } };
    for (const group of [undefined, 'Sales'])
      expect(await rowsOf({ ...options, connection }, 'ACTIVTRAK_USERS', group, 'last 14 days')).toEqual([
        ['User', 'User ID', 'Status'],
        ['Person 4', 4, ''],
        ['Person 2', 2, ''],
      ]);
  });
});

it('a group is empty where others have members', async () => {
  const groups = [
    { ...GROUPS[0], members: null },
    { ...GROUPS[1], members: [{ value: '1' }, { value: '3' }] },
  ];
  expect(await rowsOf({ organisation, fault: listed(groups) }, 'ACTIVTRAK_USERS', 'Sales')).toHaveLength(1);
});

it('nobody is said to be deleted behind limits where people can’t be read either', async () => {
  const connection = { ...TESTED, cells: { allowed: true, groups: ['Sales'], users: [] } };
  const fault = (path: string) => (path.startsWith('/scim/') ? httpAnswer(403) : undefined);
  for (const group of [undefined, 'Sales'])
    expect(await rowsOf({ organisation, fault, connection }, 'ACTIVTRAK_USERS', group, 'last 14 days')).toEqual([
      ['User', 'User ID', 'Status'],
      ['Person 4', 4, ''],
      ['Person 2', 2, ''],
    ]);
});
