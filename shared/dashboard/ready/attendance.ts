import { ATTENDANCE, ATTENDANCE_NOTES, STATUS } from '#words/ready-people';
import { READY_SHEET_WORDS } from '#words/ready-sheets';
import type { FormulaTemplate, ReadyColumn } from '../blueprint';
import { CHARTED_WEEKS, WEEK_COLUMNS } from './attendance-weeks';
import { entriesOn } from './days-off';
import { colored } from './looks';
import { IN_PEOPLE, numberInPeople, WEEK } from './person-columns';
import { hoursAndTeams, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { besideCell, FACT_CELLS, figure, input, LOOKS, THROUGH, WEEKDAYS_OFF } from './top-cells';

/** The rows of the same person and day: more than one where ActivTrak gives one for each computer. */
const SAME_DAY = '{report.userId},{row.userId},{report.date},{row.date}';

/** The first or the last moment of a day. Most days have one row. */
const momentOf = (column: string, best: 'MINIFS' | 'MAXIFS'): FormulaTemplate =>
  `=IF(COUNTIFS(${SAME_DAY},{report.${column}},">0")=0,"",IF({row.counts}=1,{row.${column}},${best}({report.${column}},${SAME_DAY},{report.${column}},">0")))`;

/** Minutes beyond the grace, from the planned moment to the real one. */
const minutesAfter = (late: FormulaTemplate, planned: FormulaTemplate, real: FormulaTemplate): FormulaTemplate =>
  `IF(ROUND((${late})*1440,3)>{top.grace},ROUND((${late})*1440,3),0)`.replace(/PLANNED/g, planned).replace(/REAL/g, real);

function columnsFor(choices: ReadyChoices): readonly ReadyColumn[] {
  const isWorkday = `(MID({row.week},WEEKDAY({row.date},2),1)="0")*(${entriesOn(choices, '{row.date}')}=0)`;
  const isThere = `({row.date}>=INT(${numberInPeople('start', '0')}))*({row.date}<=${numberInPeople('end', '{row.date}')})`;
  return [
    {
      key: 'plannedStart',
      label: ATTENDANCE.plannedStart,
      formula: `=IF(${isWorkday}*${isThere},{row.date}+{top.starts},"")`,
      format: LOOKS.time,
      characters: 14,
    },
    {
      key: 'plannedEnd',
      label: ATTENDANCE.plannedEnd,
      formula: '=IF({row.plannedStart}="","",{row.date}+{top.ends}+IF({top.ends}<={top.starts},1,0))',
      format: LOOKS.time,
      characters: 14,
    },
    { key: 'first', label: ATTENDANCE.first, formula: momentOf('firstActivity', 'MINIFS'), format: LOOKS.moment, characters: 17 },
    { key: 'last', label: ATTENDANCE.last, formula: momentOf('lastActivity', 'MAXIFS'), format: LOOKS.moment, characters: 17 },
    {
      key: 'late',
      label: ATTENDANCE.late,
      formula: `=IF(({row.plannedStart}="")+({row.first}=""),"",${minutesAfter('REAL-PLANNED', '{row.plannedStart}', '{row.first}')})`,
      format: LOOKS.count,
      characters: 14,
    },
    {
      key: 'early',
      label: ATTENDANCE.early,
      formula: `=IF(({row.plannedEnd}="")+({row.last}="")+({row.date}>{top.through}),"",${minutesAfter('PLANNED-REAL', '{row.plannedEnd}', '{row.last}')})`,
      format: LOOKS.count,
      characters: 18,
    },
    {
      key: 'status',
      label: ATTENDANCE.status,
      formula: `=IF({row.plannedStart}="","${STATUS.off}",IF({row.first}="","${STATUS.none}",IF(N({row.late})>0,IF(N({row.early})>0,"${STATUS.both}","${STATUS.late}"),IF(N({row.early})>0,"${STATUS.early}","${STATUS.onTime}"))))`,
      characters: 20,
    },
    { key: 'counts', label: ATTENDANCE.counts, formula: `=1/COUNTIFS(${SAME_DAY})`, format: LOOKS.hours, characters: 10 },
    IN_PEOPLE,
    WEEK,
    ...WEEK_COLUMNS,
  ];
}

/** When each day began and ended, against what is planned. It stands beside its report, one row a day. */
export function attendance(choices: ReadyChoices): ReadyMade {
  const { name } = READY_SHEET_WORDS.attendance;
  const daysWith = (column: string): FormulaTemplate => `SUMIFS({column.counts},{column.${column}},">0")`;
  return {
    report: readyReport(choices, {
      name,
      columns: hoursAndTeams(choices, 'firstActivity', 'lastActivity', choices.metric),
      destination: { sheet: name, cell: besideCell(ATTENDANCE_NOTES) },
      statusLine: false,
    }),
    blueprint: {
      version: 1,
      kind: 'attendance',
      title: name,
      notes: ATTENDANCE_NOTES,
      needs: ['people', 'days-off'],
      top: [
        ...FACT_CELLS,
        THROUGH,
        input('starts', 9 / 24, LOOKS.time),
        input('ends', 17 / 24, LOOKS.time),
        input('grace', choices.grace, LOOKS.count),
        WEEKDAYS_OFF,
        figure('days', ATTENDANCE.days, '=ROUND(SUM({column.counts}),6)', LOOKS.count),
        figure('planned', ATTENDANCE.planned, '=ROUND(SUMIFS({column.counts},{column.plannedStart},">0"),6)', LOOKS.count),
        figure('lateDays', ATTENDANCE.lateDays, `=ROUND(${daysWith('late')},6)`, LOOKS.count),
        figure('earlyDays', ATTENDANCE.earlyDays, `=ROUND(${daysWith('early')},6)`, LOOKS.count),
        figure('lateShare', ATTENDANCE.lateShare, '=IF({top.planned}=0,"",{top.lateDays}/{top.planned})', LOOKS.share),
        figure('weeks', ATTENDANCE.weeks, '=INT(({top.to}-{top.from})/7)+1', LOOKS.count),
      ],
      rows: { kind: 'beside' },
      columns: columnsFor(choices),
      rules: [
        colored('bad', ['late', 'status'], '=AND(ISNUMBER({row.late}),N({row.late})>0)'),
        colored('warning', ['early', 'status'], '=AND(ISNUMBER({row.early}),N({row.early})>0)'),
        colored('quiet', ['status'], `={row.status}="${STATUS.off}"`),
      ],
      chart: {
        kind: 'stacked',
        title: ATTENDANCE.chart,
        categoryTitle: ATTENDANCE.weekFrom,
        valueTitle: ATTENDANCE.chartDays,
        category: 'weekFrom',
        series: ['weekOnTime', 'weekLate', 'weekEarly'],
        rows: CHARTED_WEEKS,
        position: { right: 1, below: 0 },
      },
      print: { isLandscape: true },
    },
  };
}
