import { cannotNarrow } from '#words/narrowing';
import type { Argument } from '../../../shared/functions/arguments/argument';
import { serialOfIso } from '../../../shared/model/serial';
import { fakeOrganisation } from '../../doubles/fake-organisation';
import { daysBack, evaluate, LAST_DAYS, rowsOf, sentenceOf, TODAY } from './cells';

const serial = (iso: string): number => serialOfIso(iso) as number;

/** The days that the rows of a call have. */
async function days(...args: readonly Argument[]): Promise<readonly number[]> {
  const [, ...rows] = await rowsOf({}, 'ACTIVTRAK_HOURS', ...args);
  return [...new Set(rows.map(([date]) => date as number))];
}

describe('arguments as people give them', () => {
  it.each<[string, readonly Argument[], readonly string[]]>([
    ['nothing at all', [], [6, 5, 4, 3, 2, 1, 0].map(daysBack)],
    ['empty texts and blanks', ['', null, undefined, ' '], [6, 5, 4, 3, 2, 1, 0].map(daysBack)],
    ['a period in words', ['yesterday'], [daysBack(1)]],
    ['words in any case and spacing', ['  Last   2 DAYS '], [daysBack(1), TODAY]],
    ['a day as text', [daysBack(2)], [daysBack(2)]],
    ['a day as a serial number', [serial(daysBack(3))], [daysBack(3)]],
    ['a day with a time of day that is over', [serial(daysBack(3)) + 0.75], [daysBack(3)]],
    ['two days', [daysBack(2), serial(TODAY)], [daysBack(2), daysBack(1), TODAY]],
    ['a range in one text', [`${daysBack(2)}..${daysBack(1)}`], [daysBack(2), daysBack(1)]],
    ['a number like 20260317', [20260317], [daysBack(1)]],
    ['a range of one cell', [[['yesterday']]], [daysBack(1)]],
    ['a last day that is still to come', [daysBack(1), '2026-12-31'], [daysBack(1), TODAY]],
    ['a period that began before today', ['this week'], [daysBack(2), daysBack(1), TODAY]],
    ['all days since one', [`since ${daysBack(2)}`], [daysBack(2), daysBack(1), TODAY]],
    ['all days from one', [`From ${daysBack(1)}`], [daysBack(1), TODAY]],
    ['days since one, up to another', [`since ${daysBack(3)}`, daysBack(2)], [daysBack(3), daysBack(2)]],
    ['a serial number that arithmetic left a little short', [serial(daysBack(3)) - 1e-9], [daysBack(3)]],
    ['today, a little more than a whole number', [serial(TODAY) + 1e-9], [TODAY]],
    ['today, a little less than a whole number', [serial(TODAY) - 1e-9], [TODAY]],
    ['a day with dots', ['16.03.2026'], [daysBack(2)]],
    ['a day with slashes that can be read in one way', ['3/16/2026'], [daysBack(2)]],
    ['a day with signs that nobody sees and other hyphens', ['\u200e2026\u201103\u201316\u202c\u00ad'], [daysBack(2)]],
  ])('%s', async (_, args, expected) => {
    expect(await days(...args)).toEqual(expected.map(serial));
  });

  it('begin their weeks on another day when that is set', async () => {
    const [, ...rows] = await rowsOf({ connection: { weekStart: 7 } }, 'ACTIVTRAK_HOURS', 'this week');
    expect([...new Set(rows.map(([date]) => date))]).toEqual([daysBack(3), daysBack(2), daysBack(1), TODAY].map(serial));
  });

  const WRONG: readonly (readonly [string, readonly Argument[]])[] = [
    ['swapped days', ['2026-03-10', '2026-03-01']],
    ['a future day', ['2027-01-01']],
    ['tomorrow', ['tomorrow']],
    ['NOW()', [serial(TODAY) + 0.5]],
    ['TRUE', [true]],
    ['a number that is no day', [12]],
    ['a day that can be read in two ways', ['01/03/2026']],
    ['a day that does not exist', ['2026-02-30']],
    ['a week that does not exist', ['2026-W60']],
    ['nonsense', ['whenever']],
    ['a last day alone', ['', '2026-03-01']],
    ['a range of several cells', [[['today'], ['yesterday']]]],
    ['too long a period', ['2019-01-01', '2026-03-01']],
    ['people and computers in one', ['today', '', 'user:1, computer:PC-1']],
    ['nobody behind the colon', ['today', '', 'group:']],
    ['a name that nobody has', ['today', '', 'Nobody Atall']],
    ['a column that is none', ['today', '', '', 'Colour']],
    ['a unit that is none', ['today', '', '', '', 'weeks']],
  ];

  it('have each their own sentence when they are wrong, on one line, with a full stop', async () => {
    const sentences = await Promise.all(WRONG.map(([, args]) => sentenceOf({}, 'ACTIVTRAK_HOURS', ...args)));
    for (const sentence of sentences) expect(sentence).toMatch(/^[^\n]{20,600}[.]$/);
    expect(new Set(sentences).size).toBe(WRONG.length);
  });

  it('explain the trap of NOW()', async () => {
    expect(await sentenceOf({}, 'ACTIVTRAK_HOURS', serial(TODAY) + 0.5)).toContain('NOW()');
  });

  it('take the header of a column as what to add up', async () => {
    const total = async (metric: string) => (await evaluate({}, 'ACTIVTRAK_TOTAL', metric, 'today')).result;
    for (const header of ['Active (h)', 'active (s)', 'Productive active (h)'])
      expect(await total(header)).toBe(await total(header.replace(/ \(.\)/, '')));
    expect(await total('Active (h)')).toBeGreaterThan(1);
  });

  it('refuse limits and metrics that are none', async () => {
    for (const limit of [0, -1, 1.5, 'many', 60_000])
      expect(await sentenceOf({}, 'ACTIVTRAK_LOG', 'today', '', '', '', limit)).toContain('limit');
    expect(await sentenceOf({}, 'ACTIVTRAK_TOTAL')).toContain('active');
    expect(await sentenceOf({}, 'ACTIVTRAK_TOTAL', 'salary')).toContain('salary');
  });
});

describe('somebody where days should be', () => {
  it.each([
    ['Sales', 'group:Sales'],
    ['slaes', 'group:Sales'],
    ['group:Sales', 'group:Sales'],
    ['Person 2', 'user:Person 2'],
    ['lst week', '“last week”'],
    ['yesteday', '“yesterday”'],
    ['14 days', '“last 14 days”'],
    ['two weeks', '“last 2 weeks”'],
    ['6 months ago', '“last 6 months”'],
    ['last few weeks', '“last week”'],
    ['past payroll quarter', '“last quarter”'],
    ['this working week', '“this week”'],
    ['previous working day', '“yesterday”'],
    ['this very day', '“today”'],
  ])('is offered as what was meant: %s', async (text, offered) => {
    const sentence = await sentenceOf({}, 'ACTIVTRAK_HOURS', text);
    expect(sentence).toContain(`Did you mean ${offered}?`);
    expect(await sentenceOf({}, 'ACTIVTRAK_TOTAL', 'active', text)).toBe(sentence);
  });

  it('is offered only where there is such a one, and formulas may show it', async () => {
    expect(await sentenceOf({}, 'ACTIVTRAK_HOURS', 'Marketing')).not.toContain('Did you mean');
    const connection = { cells: { allowed: true, groups: ['Support'], users: [] } };
    expect(await sentenceOf({ connection }, 'ACTIVTRAK_HOURS', 'Sales')).not.toContain('Did you mean');
  });
});

describe('a name that nobody has', () => {
  it.each([
    ['Sales', 'group:Sales'],
    ['Slaes', 'group:Sales'],
    ['group:Supprt', 'group:Support'],
    ['user:Sales', 'group:Sales'],
    ['Persn 3', 'user:Person 3'],
    ['PC-3', 'computer:PC-3'],
    ['computer:PCC-3', 'computer:PC-3'],
    ['computer:Sales', 'group:Sales'],
  ])('is answered with the nearest that somebody has: %s', async (who, offered) => {
    expect(await sentenceOf({}, 'ACTIVTRAK_HOURS', 'today', '', who)).toContain(`Did you mean ${offered}?`);
    expect(await sentenceOf({}, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', who)).toContain(`Did you mean ${offered}?`);
    expect(await sentenceOf({}, 'ACTIVTRAK_LOG', 'today', '', who)).toContain(`Did you mean ${offered}?`);
  });

  it.each(['IT', 'r&d'])('is answered with a group of that very name, however short: %s', async (name) => {
    const four = fakeOrganisation(4, LAST_DAYS);
    const organisation = { ...four, groups: four.groups.map((group, at) => ({ ...group, name: ['IT', 'R&D'][at] ?? '' })) };
    const sentence = await sentenceOf({ organisation }, 'ACTIVTRAK_HOURS', 'today', '', name);
    expect(sentence).toContain(`Did you mean group:${name.toUpperCase()}?`);
  });

  it.each(['Slaes', 'group:slaes', 'sale'])('is answered by the list of users with a group: %s', async (name) => {
    expect(await sentenceOf({}, 'ACTIVTRAK_USERS', name)).toContain('Did you mean group:Sales?');
    expect(await sentenceOf({}, 'ACTIVTRAK_USERS', 'Person 3')).not.toContain('Did you mean');
  });

  it('is answered without a computer of somebody whom formulas may not show', async () => {
    const connection = { cells: { allowed: true, groups: ['Support'], users: [] } };
    for (const who of ['PC-2', 'computer:PC-22'])
      expect(await sentenceOf({ connection }, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', who)).not.toContain('Did you mean');
  });

  it('is answered without one where none is near', async () => {
    expect(await sentenceOf({}, 'ACTIVTRAK_HOURS', 'today', '', 'Nobody Atall')).not.toContain('Did you mean');
  });
});

describe('hours of computers for one person', () => {
  it.each([{}, { dialect: 'current' as const }])(
    'are refused with what to ask instead, whatever is known of the server: %j',
    async (connection) => {
      const { error } = await evaluate({ dialect: 'current', connection }, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', 'Person 2');
      expect(error).toMatchObject({ code: 'argument', message: cannotNarrow('computer-hours', 'user') });
    },
  );

  it('are given where the server can be asked about a person', async () => {
    const rows = await rowsOf({ dialect: 'early-access' }, 'ACTIVTRAK_COMPUTER_HOURS', 'today', '', 'Person 2');
    expect(rows).toHaveLength(2);
  });
});
