import { isActivTrakError } from '../../../shared/errors';
import type { Column, Table } from '../../../shared/model/cell';
import { COMPUTER_HOURS_COLUMNS, USER_HOURS_COLUMNS } from '../../../shared/model/hours-columns';
import { LOG_COLUMNS } from '../../../shared/model/log-columns';
import { chosenColumns, columnIndex, header, usualColumns } from '../../../shared/model/selection';
import { asShown, select, withHeader } from '../../../shared/model/shown-table';

const keys = (columns: readonly Column[]): readonly string[] => columns.map(({ key }) => key);
const every: readonly (readonly [string, readonly Column[]])[] = [
  ['user hours', USER_HOURS_COLUMNS],
  ['computer hours', COMPUTER_HOURS_COLUMNS],
  ['the log', LOG_COLUMNS],
];

describe.each(every)('the columns of %s', (_, columns) => {
  const offered = columns.filter(({ offer }) => offer !== 'internal');

  it('are each found by key and by header, in any letters and with any unit behind', () => {
    for (const column of offered) {
      for (const name of [column.key, column.label, column.label.toUpperCase(), ` ${header(column, 'hours')}`, `${column.label} (S)`]) {
        expect(chosenColumns(columns, [name])).toEqual([column]);
      }
    }
  });

  it("are each found by the API's own word", () => {
    for (const source of offered.flatMap(({ sources }) => sources)) {
      const [found] = chosenColumns(columns, [source]);
      const byName = offered.find(({ key, label }) => [key, label].some((own) => own.toLowerCase().replace(/ /g, '') === source));
      expect(byName ? [byName] : offered.filter(({ sources }) => sources.includes(source))).toContain(found);
    }
  });

  it('have keys and headers of their own, so that no name means two', () => {
    const names = offered.map(({ key, label }) => new Set([key.toLowerCase(), label.toLowerCase().replace(/[^a-z]/g, '')]));
    const all = names.flatMap((own) => [...own]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are all but the private ones for “all”, and none of the private or internal ones are usual', () => {
    expect(chosenColumns(columns, ['ALL'])).toEqual(columns.filter(({ offer }) => offer === 'usual' || offer === 'optional'));
    expect(new Set(usualColumns(columns).map(({ offer }) => offer))).toEqual(new Set(['usual']));
  });

  it('never hold an internal one, by whatever name', () => {
    for (const { key, label } of columns.filter(({ offer }) => offer === 'internal')) {
      expect(() => chosenColumns(columns, [key])).toThrow();
      expect(() => chosenColumns(columns, [label])).toThrow();
    }
  });
});

describe('chosen columns', () => {
  it('come in the order they were named, each once', () => {
    expect(keys(chosenColumns(USER_HOURS_COLUMNS, ['Active', 'date', 'ACTIVE (h)', 'User ID']))).toEqual(['active', 'date', 'userId']);
    expect(keys(chosenColumns(LOG_COLUMNS, ['URL', 'all', 'Window title'])).slice(0, 1)).toEqual(['url']);
    expect(keys(chosenColumns(LOG_COLUMNS, ['all', 'url']))).toContain('url');
    expect(keys(chosenColumns(LOG_COLUMNS, ['all']))).not.toContain('url');
  });

  it('understand how the API writes nested and combined names', () => {
    expect(keys(chosenColumns(USER_HOURS_COLUMNS, ['activeTime.productive', 'TotalOfflineMeetings', 'userId']))).toEqual([
      'productiveActive',
      'offlineMeetings',
      'userId',
    ]);
    expect(keys(chosenColumns(LOG_COLUMNS, ['time_utc', 'date', 'titleBar', 'log id']))).toEqual(['timeUtc', 'time', 'titleBar', 'logId']);
  });

  it.each(['Salary', '', '()', 'active\npassive', `${'x'.repeat(300)}`, '__proto__'])('refuse “%s” and list the choices', (name) => {
    let failure: unknown;
    try {
      chosenColumns(USER_HOURS_COLUMNS, ['Date', name]);
    } catch (thrown) {
      failure = thrown;
    }
    if (!isActivTrakError(failure)) throw new Error('It was not refused.');
    expect(failure.code).toBe('argument');
    for (const { label, offer } of USER_HOURS_COLUMNS)
      expect([label, failure.message.includes(label)]).toEqual([label, offer !== 'internal']);
    expect(failure.message).not.toContain('names and ids');
  });
});

describe('a column by another name or misspelt', () => {
  const meant = (columns: readonly Column[], name: string): string => {
    try {
      chosenColumns(columns, [name]);
      return 'nothing was refused';
    } catch (failure) {
      return /Did you mean (.*?)\?/.exec((failure as Error).message)?.[1] ?? '';
    }
  };

  it.each([
    ['Person', 'User'],
    ['Employee', 'User'],
    ['Actve', 'Active'],
    ['Dtae', 'Date'],
    ['Offline meeting', 'Offline meetings'],
    ['Salary', ''],
    ['Xy', ''],
  ])('%s → %s', (name, label) => expect(meant(USER_HOURS_COLUMNS, name)).toBe(label));

  it('is offered only where there is such a column', () => {
    expect(meant(COMPUTER_HOURS_COLUMNS, 'Person')).toBe('');
    expect(meant(LOG_COLUMNS, 'App')).toBe('Application');
  });
});

it('ids are texts alike where one is too long for a number, and numbers where none is', () => {
  const columns = LOG_COLUMNS.filter(({ key }) => key === 'logId' || key === 'session');
  const rows = [
    [7, 1],
    ['9007199254740993', ''],
  ];
  expect(asShown({ columns, rows }, 'hours', {}).rows).toEqual([
    ['7', 1],
    ['9007199254740993', ''],
  ]);
});

describe('a table', () => {
  const table: Table = { columns: USER_HOURS_COLUMNS.slice(0, 3), rows: [[46_082, '=Jane', 1.5]] };

  it('is cut to columns in their order, under a header that names the unit', () => {
    const picked = select(table, [USER_HOURS_COLUMNS[2], USER_HOURS_COLUMNS[1]]);
    expect(withHeader(picked, 'hours')).toEqual([
      ['Active (h)', 'User'],
      [1.5, '=Jane'],
    ]);
    expect(withHeader(picked, 'seconds')[0]).toEqual(['Active (s)', 'User']);
    expect(withHeader(picked, 'days')[0]).toEqual(['Active', 'User']);
  });

  it('has no place for a column that is not in it', () => {
    expect(columnIndex(table.columns, 'active')).toBe(2);
    expect(() => columnIndex(table.columns, 'location')).toThrow(RangeError);
  });
});
