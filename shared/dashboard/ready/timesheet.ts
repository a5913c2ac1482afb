import { METRIC_WORDS, READY_SHEET_WORDS, TIMESHEET, timesheetNotes, workedLabel } from '../../words/en/ready-sheets';
import { daysOff } from './days-off';
import { planColumns, TEAM, whoColumns } from './person-columns';
import { hoursOf, personKey, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, figure, input, LOOKS, THROUGH } from './top-cells';
import { workedHours } from './worked-hours';

/** Hours worked against hours expected, by person. */
export function timesheet(choices: ReadyChoices): ReadyMade {
  const { metric, goal } = choices;
  const { name } = READY_SHEET_WORDS.timesheet;
  return {
    report: readyReport(choices, { name, columns: hoursOf(choices, metric) }),
    blueprint: {
      version: 1,
      kind: 'timesheet',
      title: name,
      notes: timesheetNotes(METRIC_WORDS[metric]),
      needs: ['people', 'days-off'],
      top: [
        ...FACT_CELLS,
        THROUGH,
        input('goal', goal, LOOKS.hours),
        input('workdays', '0000011', LOOKS.text),
        figure('allExpected', TIMESHEET.allExpected, '=SUM({column.expected})', LOOKS.hours),
        figure('allWorked', workedLabel(METRIC_WORDS[metric]), '=SUM({column.worked})', LOOKS.hours),
        figure('allBalance', TIMESHEET.balance, '=ROUND({top.allWorked}-{top.allExpected},6)', LOOKS.hours),
        figure('short', TIMESHEET.short, '=COUNTIF({column.balance},"<0")', LOOKS.count),
      ],
      rows: { kind: 'each', of: [personKey(choices)] },
      columns: [
        ...whoColumns(choices),
        TEAM,
        {
          key: 'expected',
          label: TIMESHEET.expected,
          formula: '=ROUND(({row.workdays}-{row.off})*{row.goal},6)',
          format: LOOKS.hours,
          characters: 12,
        },
        {
          key: 'worked',
          label: workedLabel(METRIC_WORDS[metric]),
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
        ...planColumns(choices),
      ],
      rules: [
        { columns: ['balance'], rule: { kind: 'formula', formula: '=AND(ISNUMBER({row.balance}),{row.balance}<0)', fill: '#fce8e6', text: '#a50e0e' } },
        { columns: ['balance'], rule: { kind: 'formula', formula: '=AND(ISNUMBER({row.balance}),{row.balance}>=0)', fill: '#e6f4ea', text: '#0d652d' } },
      ],
      chart: {
        kind: 'bar',
        title: TIMESHEET.chart,
        categoryTitle: '',
        valueTitle: TIMESHEET.hours,
        category: 'user',
        series: ['balance'],
        position: { right: 1, below: 0 },
      },
      print: { isLandscape: true },
    },
  };
}
