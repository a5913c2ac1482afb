import { listMembers, membersIn } from '../../../shared/model/list-members';

interface Case {
  readonly form: string;
  readonly list: readonly unknown[];
  readonly names: string;
  readonly ids: string;
  readonly members: readonly (readonly [id: string, name: string])[];
}

const both = [
  ['51', 'Sales'],
  ['52', 'Support'],
] as const;

const cases: readonly Case[] = [
  {
    form: 'names',
    list: ['Sales', 'Support'],
    names: 'Sales, Support',
    ids: '',
    members: [
      ['', 'Sales'],
      ['', 'Support'],
    ],
  },
  {
    form: 'numbers',
    list: [51, 52],
    names: '51, 52',
    ids: '51, 52',
    members: [
      ['51', ''],
      ['52', ''],
    ],
  },
  {
    form: 'objects',
    list: [
      { id: 51, name: 'Sales' },
      { id: 52, name: 'Support' },
    ],
    names: 'Sales, Support',
    ids: '51, 52',
    members: both,
  },
  {
    form: 'objects with other keys',
    list: [
      { GroupId: '51', DisplayName: 'Sales' },
      { value: 52, display: 'Support', type: 'x' },
    ],
    names: 'Sales, Support',
    ids: '51, 52',
    members: both,
  },
  {
    form: 'objects whose names say what they are',
    list: [
      { GroupId: 51, GroupName: 'Sales' },
      { group_id: '52', group_name: 'Support', 'tenant-id': 9 },
    ],
    names: 'Sales, Support',
    ids: '51, 52',
    members: both,
  },
  {
    form: 'objects whose names end in name and id',
    list: [
      { TeamID: 51, TeamName: 'Sales' },
      { teamId: 52, team: { name: 'Support' } },
    ],
    names: 'Sales, Support',
    ids: '51, 52',
    members: both,
  },
  { form: 'objects within objects', list: [{ group: { id: 51, name: 'Sales' } }], names: 'Sales', ids: '51', members: [['51', 'Sales']] },
  {
    form: 'lists of id and name',
    list: [
      [51, 'Sales'],
      ['Support', 52],
    ],
    names: 'Sales, Support',
    ids: '51, 52',
    members: both,
  },
  {
    form: 'lists of id and name, both texts',
    list: [
      ['51', 'Sales'],
      ['52', 'Support'],
    ],
    names: 'Sales, Support',
    ids: '51, 52',
    members: both,
  },
  {
    form: 'lists of an id and several names',
    list: [[51, 'Sales', 'Vertrieb']],
    names: 'Sales',
    ids: '51',
    members: [['51', 'Sales']],
  },
  {
    form: 'lists of one',
    list: [['Sales'], [52]],
    names: 'Sales, 52',
    ids: '52',
    members: [
      ['', 'Sales'],
      ['52', ''],
    ],
  },
  {
    form: 'a list of names within the list',
    list: [['Sales', 'Support']],
    names: 'Sales, Support',
    ids: '',
    members: [
      ['', 'Sales'],
      ['', 'Support'],
    ],
  },
  {
    form: 'a list of objects within the list',
    list: [[{ id: 51, name: 'Sales' }, [52, 'Support']]],
    names: 'Sales, Support',
    ids: '51, 52',
    members: both,
  },
  {
    form: 'a mixture',
    list: ['Sales', 52, { id: 53, name: 'HR' }, [54, 'IT']],
    names: 'Sales, 52, HR, IT',
    ids: '52, 53, 54',
    members: [
      ['', 'Sales'],
      ['52', ''],
      ['53', 'HR'],
      ['54', 'IT'],
    ],
  },
  {
    form: 'nothing in between',
    list: [null, 'Sales', undefined, '', {}, [], [null], { other: true }, true],
    names: 'Sales',
    ids: '',
    members: [['', 'Sales']],
  },
  {
    form: 'ids too long for a number',
    list: ['9223372036854775807'],
    names: '9223372036854775807',
    ids: '9223372036854775807',
    members: [['9223372036854775807', '']],
  },
  { form: 'an empty name', list: [{ id: 51, name: '' }], names: '51', ids: '51', members: [['51', '']] },
  { form: 'a name of digits', list: ['007'], names: '007', ids: '', members: [['', '007']] },
  { form: 'nobody', list: [], names: '', ids: '', members: [] },
];

describe.each(cases)('a list of $form', ({ list, names, ids, members }) => {
  it('gives its names, its ids and both together', () => {
    expect(listMembers(list, 'names')).toBe(names);
    expect(listMembers(list, 'ids')).toBe(ids);
    expect(membersIn(listMembers(list, 'members'))).toEqual(members.map(([id, name]) => ({ id, name })));
  });
});

it('names each but once', () => {
  expect(listMembers(['Sales', 'Sales', [51, 'Sales']], 'names')).toBe('Sales');
});

it('there are no members in a cell that holds none', () => {
  expect([undefined, '', 0].map(membersIn)).toEqual([[], [], []]);
});
