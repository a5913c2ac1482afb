import { TIMESHEET, timesheetNotes } from '#words/ready-people';
import { TIMES_SAID, workedLabel } from '#words/ready-sheets';
import { daysOff } from './days-off';
import { colored } from './looks';
import { peopleSheet } from './people-sheet';
import { EXPECTED, nameKey, PLAN, TEAM, whoColumns } from './person-columns';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { figure, LOOKS } from './top-cells';
import { workedHours } from './worked-hours';

/** Hours worked against hours expected, by person. */
export function timesheet(choices: ReadyChoices): ReadyMade {
  const { metric } = choices;
  return peopleSheet(choices, {
    kind: 'timesheet',
    notes: timesheetNotes,
    top: [
      figure('allExpected', TIMESHEET.allExpected, '=SUM({column.expected})', LOOKS.hours),
      figure('allWorked', workedLabel(TIMES_SAID[metric]), '=SUM({column.worked})', LOOKS.hours),
      figure('allBalance', TIMESHEET.balance, '=ROUND({top.allWorked}-{top.allExpected},6)', LOOKS.hours),
      figure('short', TIMESHEET.short, '=COUNTIF({column.balance},"<0")', LOOKS.count),
    ],
    columns: [
      ...whoColumns(choices),
      TEAM,
      {
        key: 'expected',
        label: TIMESHEET.expected,
        formula: EXPECTED,
        format: LOOKS.hours,
        characters: 12,
      },
      {
        key: 'worked',
        label: workedLabel(TIMES_SAID[metric]),
        formula: `=${workedHours(choices, '{top.from}', '{top.through}')}`,
        format: LOOKS.hours,
        characters: 18,
      },
      { key: 'off', label: TIMESHEET.off, formula: `=${daysOff(choices)}`, format: LOOKS.count, characters: 10 },
      {
        key: 'balance',
        label: TIMESHEET.balance,
        formula: '=ROUND({row.worked}-{row.expected},6)',
        format: LOOKS.hours,
        characters: 12,
      },
      {
        key: 'share',
        label: TIMESHEET.share,
        formula: '=IF({row.expected}=0,"",{row.worked}/{row.expected})',
        format: LOOKS.share,
        characters: 10,
      },
      ...PLAN,
    ],
    rules: [
      colored('bad', ['balance'], '=AND(ISNUMBER({row.balance}),{row.balance}<0)'),
      colored('good', ['balance'], '=AND(ISNUMBER({row.balance}),{row.balance}>=0)'),
    ],
    chart: {
      kind: 'bar',
      title: TIMESHEET.chart,
      categoryTitle: '',
      valueTitle: TIMESHEET.hours,
      category: nameKey(choices),
      series: ['balance'],
      position: { right: 1, below: 0 },
    },
    print: { isLandscape: true },
  });
}
