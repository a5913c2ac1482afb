import { fakeOrganisation } from '../doubles/fake-organisation';
import { activity, createLibraryBench, type LibraryBench } from './library-bench';

/** Days before today, where the spreadsheet is. */
const day = (ago: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(Date.now() - ago * 86_400_000));
/** ActivTrak keeps thirty days. */
const KEPT = Array.from({ length: 30 }, (_, at) => day(29 - at));

let library: LibraryBench;
beforeAll(async () => {
  library = await createLibraryBench();
  library.organisation = fakeOrganisation(
    2,
    KEPT,
    KEPT.map((date, at) => activity(at + 1, date, at)),
  );
});
afterAll(() => library.dispose());

const CALLS = ['hours', 'computerHours', 'activityLog'] as const;
const range = (from: number, to: number): string => `{ range: { from: '${day(from)}', to: '${day(to)}' } }`;

describe.each(CALLS)('%s of days that ActivTrak no longer keeps', (name) => {
  test('alone is an error, for everyone and for somebody', () => {
    expect(library.failure(`ActivTrak.${name}(c, ${range(60, 40)})`)).toMatch(
      /^not-kept: ActivTrak has no hours for .* nothing before \d{4}-\d\d-\d\d/,
    );
    const somebody = name === 'computerHours' ? 'computer:1001' : 'user:1';
    expect(library.failure(`ActivTrak.${name}(c, { ...${range(60, 40)}, who: '${somebody}' })`)).toMatch(/^not-kept: /);
  });

  test('among others gives the first one that there is, which nothing else shows', () => {
    const shown = library.value(`const rows = ActivTrak.${name}(c, ${range(60, 0)});
      return [rows.keptFrom, Object.keys(rows).includes('keptFrom'), JSON.stringify(rows).includes('keptFrom'), rows.length > 20];`);
    expect(shown).toEqual([KEPT[0], false, false, true]);
  });

  test('is not said where nothing is missing', () => {
    expect(
      library.value(
        `return ['last 7 days', 'last 20 days', '${KEPT[0]}..today'].map((days) => ActivTrak.${name}(c, days).keptFrom ?? '');`,
      ),
    ).toEqual(['', '', '']);
  });
});

test('the log page by page says it too', () => {
  expect(library.value(`return ActivTrak.activityLog(c, ${range(60, 0)}, () => true);`)).toMatchObject({
    complete: true,
    keptFrom: KEPT[0],
  });
  expect(library.value(`return ActivTrak.activityLog(c, 'last 7 days', () => true);`)).not.toHaveProperty('keptFrom');
  expect(library.failure(`ActivTrak.activityLog(c, ${range(60, 40)}, () => true)`)).toMatch(/^not-kept: /);
});
