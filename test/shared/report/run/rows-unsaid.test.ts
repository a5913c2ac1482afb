import { typedRemoved } from '#words/places';
import { readAgainSince } from '#words/refreshing';
import { rowsUnsaid } from '../../../../shared/report/kept/rows-unsaid';

const AFTER = readAgainSince('2026-03-13');

it.each(['Jane Doe, 2026-03-18', 'Jane Doe (HR), 2026-03-18', 'J.(A.).Doe, 2026-03-18', 'J.\nDoe (“JD”), 2026-03-18', ''])(
  'no row stays in what was kept: %j',
  (row) => {
    const told = (of: string): string => [AFTER, typedRemoved('on leave', of), typedRemoved('$& (half)', of), AFTER].join(' ');
    expect(rowsUnsaid(told(row))).toBe(told(''));
    expect(rowsUnsaid(typedRemoved('on leave', row))).toBe(typedRemoved('on leave', ''));
  },
);

it('none does in the words that versions have kept so far', () => {
  expect(
    rowsUnsaid('“on leave” was removed from your column, because the report no longer has its row (Jane Doe, 2026-03-18). More.'),
  ).toBe('“on leave” was removed from your column, because the report no longer has its row. More.');
});

it('what else was said stays', () => {
  const words = `${typedRemoved('on leave', '')} It wasn’t (Jane Doe).`;
  expect(rowsUnsaid(words)).toBe(words);
});
