import type { CallingCell } from '../../playground/spreadsheet/cell-call';
import { callFunction } from '../../sheets-addon/functions';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { OWNER } from '../playground/script-bench';
import { type AddOnBench, addOnBench, connected, DAYS } from './add-on-bench';

let bench: AddOnBench;

beforeAll(async () => {
  bench = await addOnBench();
  bench.serve(fakeOrganisation(4, DAYS));
  connected(bench);
  bench.get('saveSettings', { cells: { allowed: true, groups: [], users: [] } });
});
afterAll(() => bench.dispose());

type Name = Parameters<typeof callFunction>[0];

/** A formula in C3, whose call gets these arguments: '' for an empty cell, and for what is left out before another. */
function inCell(formula: string, name: Name, ...args: readonly unknown[]): unknown {
  const { spreadsheet } = bench.backend;
  const cell: CallingCell = { sheet: spreadsheet.activeSheet(), row: 2, column: 2 };
  spreadsheet.write({ ...cell, rows: 1, columns: 1 }, { contents: [[{ formula }]] });
  try {
    return bench.execute({ context: 'cell', user: OWNER, cell }, () => callFunction(name, args)).value;
  } catch (failure) {
    return (failure as Error).message;
  }
}

const EVERYONE = 1 + 4 * 7;

describe('an empty cell given to a function', () => {
  it.each<[string, Name, readonly unknown[]]>([
    ['=ACTIVTRAK_TOTAL("active","last 7 days",,M1)', 'ACTIVTRAK_TOTAL', ['active', 'last 7 days', '', '']],
    ['=ACTIVTRAK_TOTAL("active";"last 7 days";;M1)', 'ACTIVTRAK_TOTAL', ['active', 'last 7 days', '', '']],
    ['=ROUND(ACTIVTRAK_TOTAL("active",M1),2)', 'ACTIVTRAK_TOTAL', ['active', '']],
    ['=ACTIVTRAK_TOTAL("active",M1,,"Person 1")', 'ACTIVTRAK_TOTAL', ['active', '', '', 'Person 1']],
    ['=ACTIVTRAK_HOURS(M1)', 'ACTIVTRAK_HOURS', ['']],
    ['=ACTIVTRAK_HOURS("last 7 days",,M1,"Date, User")', 'ACTIVTRAK_HOURS', ['last 7 days', '', '', 'Date, User']],
    ['=ACTIVTRAK_HOURS(M1,,"group:Sales")', 'ACTIVTRAK_HOURS', ['', '', 'group:Sales']],
    ['=ACTIVTRAK_HOURS("last 7 days",,M1:M2)', 'ACTIVTRAK_HOURS', ['last 7 days', '', [[''], ['']]]],
    ['=ACTIVTRAK_HOURS("last 7 days",,M1)', 'ACTIVTRAK_HOURS', ['last 7 days', '', ' \u200b']],
    ['=ACTIVTRAK_COMPUTER_HOURS("last 7 days",,M1)', 'ACTIVTRAK_COMPUTER_HOURS', ['last 7 days', '', '']],
    ['=ACTIVTRAK_LOG("today",,IF(M1="","",M1),"User")', 'ACTIVTRAK_LOG', ['today', '', '', 'User']],
    ['=ACTIVTRAK_USERS(M1)', 'ACTIVTRAK_USERS', ['']],
    ['=MYTOTAL(M1)', 'ACTIVTRAK_TOTAL', ['active', 'last 7 days', '', '']],
  ])('%s is nothing, and never everyone or the last days', (formula, name, args) => {
    expect(inCell(formula, name, ...args)).toBe('');
  });

  it('is blank in its own place of a range', () => {
    expect(inCell('=ACTIVTRAK_TOTAL("active","today",,M1:M2)', 'ACTIVTRAK_TOTAL', 'active', 'today', '', [['Person 1'], ['']])).toEqual([
      [expect.any(Number)],
      [''],
    ]);
    expect(inCell('=ACTIVTRAK_TOTAL("active",M9,,M1:M2)', 'ACTIVTRAK_TOTAL', 'active', '', '', [['Person 1'], ['']])).toEqual([[''], ['']]);
  });

  it('is not guessed at where the formula does not show it', () => {
    const said = inCell('=MYHOURS(M1)', 'ACTIVTRAK_HOURS', 'last 7 days', '', '', 'Date, User');
    expect(said).toContain('“who” is empty. Write "everyone"');
  });
});

describe('an argument that is left out', () => {
  it.each<[string, Name, readonly unknown[], number]>([
    ['=ACTIVTRAK_HOURS()', 'ACTIVTRAK_HOURS', [undefined, undefined], EVERYONE],
    ['=ACTIVTRAK_HOURS("last 7 days", , , "Date, User")', 'ACTIVTRAK_HOURS', ['last 7 days', '', '', 'Date, User'], EVERYONE],
    ['=ACTIVTRAK_HOURS("last 7 days"; ; ; "Date, User")', 'ACTIVTRAK_HOURS', ['last 7 days', '', '', 'Date, User'], EVERYONE],
    ['=SORT(ACTIVTRAK_HOURS("last 7 days",,,C1))', 'ACTIVTRAK_HOURS', ['last 7 days', '', '', 'Date, User'], EVERYONE],
    ['=ACTIVTRAK_HOURS(,,"everyone")', 'ACTIVTRAK_HOURS', ['', '', 'everyone'], EVERYONE],
    ['=ACTIVTRAK_HOURS("last 7 days",M1,"Everyone")', 'ACTIVTRAK_HOURS', ['last 7 days', '', 'Everyone'], EVERYONE],
    ['=ACTIVTRAK_USERS(,"last 7 days")', 'ACTIVTRAK_USERS', ['', 'last 7 days'], 5],
  ])('%s means everyone, or the last days', (formula, name, args, rows) => {
    expect(inCell(formula, name, ...args)).toHaveLength(rows);
  });

  it('is left out too where a last comma stands', () => {
    expect(inCell('=ACTIVTRAK_TOTAL("active","today",,)', 'ACTIVTRAK_TOTAL', 'active', 'today', '', '')).toBeGreaterThan(4);
  });
});

it('a range with a name that nobody has fails whole, and says which cells: a sum would leave a sentence out', () => {
  const who = [['Person 1'], ['Persn 2'], ['Person 3'], ['Persn 4']];
  expect(inCell('=ACTIVTRAK_TOTAL("active","today",,A2:A5)', 'ACTIVTRAK_TOTAL', 'active', 'today', '', who)).toMatch(
    /^“who” has cells without a total\. Cell 2: .*“Persn 2”.* Cell 4: .*“Persn 4”/,
  );
});
