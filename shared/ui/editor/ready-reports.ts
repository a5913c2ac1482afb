import type { Report } from '../../report/definition/definition';

/** A report that nobody filled in yet. */
export const EMPTY_REPORT: Report = {
  version: 1,
  id: '',
  name: '',
  stream: 'user-hours',
  range: { kind: 'words', words: 'last 7 days' },
  who: [],
  columns: [],
  privacy: { people: 'names', smallestGroup: 5 },
  unit: 'hours',
  destination: { sheet: '', cell: 'A1' },
  disposition: 'replace',
  rereadDays: 3,
  statusLine: true,
};

/** A ready report under a name, and for a sheet, that no other report has. */
export function freed(report: Report, others: readonly Report[]): Report {
  const taken = new Set(others.flatMap(({ name, destination }) => [name.toLowerCase(), destination.sheet.toLowerCase()]));
  const numbered = (number: number): Report =>
    number === 1
      ? report
      : {
          ...report,
          name: `${report.name} ${number}`,
          destination: { ...report.destination, sheet: `${report.destination.sheet} ${number}` },
        };
  let number = 1;
  const isTaken = ({ name, destination }: Report): boolean => taken.has(name.toLowerCase()) || taken.has(destination.sheet.toLowerCase());
  while (isTaken(numbered(number))) number += 1;
  return numbered(number);
}

/** Reports to begin with, each with what it is good for. */
export const READY_REPORTS: readonly { readonly report: Report; readonly words: string }[] = [
  {
    words: 'One row for each person and day, from the first of the month.',
    report: {
      ...EMPTY_REPORT,
      name: 'Hours this month by person',
      range: { kind: 'words', words: 'this month' },
      destination: { sheet: 'Hours this month', cell: 'A1' },
    },
  },
  {
    words: 'Hours added up by day and group, without anybody’s name.',
    report: {
      ...EMPTY_REPORT,
      name: 'Hours by group last week',
      range: { kind: 'words', words: 'last week' },
      columns: ['date', 'groups', 'active', 'productiveActive', 'total'].map((key) => ({ key })),
      privacy: { people: 'summary', smallestGroup: 5 },
      destination: { sheet: 'Groups last week', cell: 'A1' },
    },
  },
  {
    words: 'One row for each computer and day, from the first day of the week.',
    report: {
      ...EMPTY_REPORT,
      name: 'Computers this week',
      stream: 'computer-hours',
      range: { kind: 'words', words: 'this week' },
      destination: { sheet: 'Computers this week', cell: 'A1' },
    },
  },
];
