import { READY } from '#words/first-reports';
import type { PanelState } from '../../panel/views';
import type { Report } from '../../report/definition/definition';
import { sheetNameSeen } from '../../table/place/sheet-named';
import { EMPTY_REPORT } from './empty-report';
import { READY_GROUPINGS } from './ready-groupings';

/** A ready report under a name, and for a sheet, that no other report has and no sheet of the file: reports that were deleted have left theirs. */
export function freed(report: Report, { reports, sheets }: Pick<PanelState, 'reports' | 'sheets'>): Report {
  const others = reports.flatMap(({ report: { name, destination } }) => [name, destination.sheet]);
  const taken = new Set([...others, ...sheets].map(sheetNameSeen));
  const numbered = (number: number): Report =>
    number === 1
      ? report
      : {
          ...report,
          name: `${report.name} ${number}`,
          destination: { ...report.destination, sheet: `${report.destination.sheet} ${number}` },
        };
  let number = 1;
  const isTaken = ({ name, destination }: Report): boolean => [name, destination.sheet].some((one) => taken.has(sheetNameSeen(one)));
  while (isTaken(numbered(number))) number += 1;
  return numbered(number);
}

/** Reports to begin with, each with what it is good for. */
export const READY_REPORTS: readonly { readonly report: Report; readonly words: string }[] = [
  {
    words: READY.person.hint,
    report: {
      ...EMPTY_REPORT,
      name: READY.person.name,
      range: { kind: 'words', words: 'this month' },
      destination: { sheet: READY.person.sheet, cell: 'A1' },
    },
  },
  {
    words: READY.group.hint,
    report: {
      ...EMPTY_REPORT,
      name: READY.group.name,
      range: { kind: 'words', words: 'last week' },
      columns: ['date', 'groups', 'active', 'productiveActive', 'total'].map((key) => ({ key })),
      privacy: { people: 'summary', smallestGroup: 5 },
      destination: { sheet: READY.group.sheet, cell: 'A1' },
    },
  },
  {
    words: READY.computer.hint,
    report: {
      ...EMPTY_REPORT,
      name: READY.computer.name,
      stream: 'computer-hours',
      range: { kind: 'words', words: 'this week' },
      destination: { sheet: READY.computer.sheet, cell: 'A1' },
    },
  },
  ...(Object.keys(READY_GROUPINGS) as (keyof typeof READY_GROUPINGS)[]).map((grouping) => ({
    words: READY[grouping].hint,
    report: {
      ...EMPTY_REPORT,
      name: READY[grouping].name,
      stream: 'activity-log' as const,
      range: { kind: 'words', words: 'last week' } as const,
      rollup: READY_GROUPINGS[grouping],
      destination: { sheet: READY[grouping].sheet, cell: 'A1' },
    },
  })),
];
