import { WEEKLY, weeklyNotes } from '#words/ready-overviews';
import { READY_SHEET_WORDS, TIMES_SAID, workedLabel } from '#words/ready-sheets';
import type { FormulaTemplate } from '../blueprint';
import { dataColumn, dataRows } from './data-rows';
import { exactly } from './days-off';
import { colored } from './looks';
import { EVERYBODY, GOALS, IN_TEAM, PEOPLE_ROWS } from './people-array';
import { hoursAndTeams, readyReport } from './ready-report';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { FACT_CELLS, figure, input, LOOKS } from './top-cells';
import { asHours } from './worked-hours';

const WEEKS = 12;

/** The days of a row's week that are in the period, or of the week before it. */
const inWeek = (before = 0): FormulaTemplate =>
  `{report.date},">="&MAX({row.week}-${before},{top.from}),{report.date},"<="&MIN({row.week}-${before}+6,{top.to})`;

/** Whether each row of the report is in a week, or in the one before it. */
const areInWeek = (before: number): FormulaTemplate =>
  `(${dataColumn('date')}>=MAX({row.week}-${before},{top.from}))*(${dataColumn('date')}<=MIN({row.week}-${before}+6,{top.to}))`;

/** Whether each of them is of somebody in the team on top. */
const ARE_OF_TEAM: FormulaTemplate = `SIGN(COUNTIFS({people.userId},${dataColumn('userId')},{people.team},${exactly('{top.team}')}))`;

/** Something of a week, and nothing before the period. */
const ofWeek = (formula: FormulaTemplate): FormulaTemplate => `=IF({row.week}="","",${formula})`;

/** The day of a week by which ISO 8601 counts it. */
const THURSDAY = '({row.week}+MOD(4-WEEKDAY({row.week},2),7))';

/** Hours of the last weeks, and who is off track in each. */
export function weekly(choices: ReadyChoices): ReadyMade {
  const { metric, goal } = choices;
  const { name } = READY_SHEET_WORDS.weekly;
  const hours = (before = 0): FormulaTemplate =>
    asHours(
      `IF({top.team}="",SUMIFS({report.${metric}},${inWeek(before)}),SUMPRODUCT(${ARE_OF_TEAM}*${areInWeek(before)},${dataColumn(metric)}))`,
    );
  const days = (also: FormulaTemplate = ''): FormulaTemplate =>
    `COUNTIFS({report.userId},${EVERYBODY},${inWeek()},{report.${metric}},">="&({top.activeDay}/24-1/1000000)${also})`;
  const over = days(`,{report.${metric}},">"&((1+{top.band})*${GOALS}/24+1/1000000)`);
  const under = days(`,{report.${metric}},"<"&((1-{top.band})*${GOALS}/24-1/1000000)`);
  const isOff = `SIGN((2*${over}-${days()}>0)+(2*${under}-${days()}>0))*(${GOALS}+0>0)`;
  const last = (column: string): FormulaTemplate => `=SUMIFS({column.${column}},{column.week},{top.lastWeek})`;
  return {
    report: readyReport(choices, { name, columns: hoursAndTeams(choices, metric) }),
    blueprint: {
      version: 1,
      kind: 'weekly',
      title: name,
      notes: weeklyNotes(TIMES_SAID[metric]),
      needs: ['people'],
      top: [
        ...FACT_CELLS,
        input('team', ''),
        input('goal', goal, LOOKS.hours),
        input('band', 0.3, LOOKS.share),
        input('activeDay', 2, LOOKS.hours),
        figure('weekStart', WEEKLY.weekStart, '=WEEKDAY({top.from},2)', LOOKS.count),
        figure('lastWeek', WEEKLY.lastWeek, '={top.to}-MOD(WEEKDAY({top.to},2)-{top.weekStart},7)', LOOKS.day),
        figure('lastHours', workedLabel(TIMES_SAID[metric]), last('hours'), LOOKS.hours),
        figure('lastChange', WEEKLY.change, last('change'), LOOKS.hours),
        figure('lastPeople', WEEKLY.people, last('people'), LOOKS.count),
        figure('lastOff', WEEKLY.offTrack, last('offTrack'), LOOKS.count),
        PEOPLE_ROWS,
        dataRows(WEEKLY.dataRows),
      ],
      rows: { kind: 'count', count: WEEKS },
      columns: [
        {
          key: 'week',
          label: WEEKLY.week,
          formula: `=IF({top.lastWeek}+7*({number}-${WEEKS})+6<{top.from},"",{top.lastWeek}+7*({number}-${WEEKS}))`,
          format: LOOKS.day,
          characters: 12,
        },
        {
          key: 'iso',
          label: WEEKLY.iso,
          formula: ofWeek(`YEAR(${THURSDAY})&"-W"&TEXT(ISOWEEKNUM(${THURSDAY}),"00")`),
          characters: 12,
        },
        { key: 'hours', label: workedLabel(TIMES_SAID[metric]), formula: ofWeek(hours()), format: LOOKS.hours, characters: 22 },
        {
          key: 'change',
          label: WEEKLY.change,
          formula: ofWeek(`IF({row.week}-1<{top.from},"",ROUND({row.hours}-${hours(7)},6))`),
          format: LOOKS.hours,
          characters: 15,
        },
        {
          key: 'changeShare',
          label: WEEKLY.changeShare,
          formula: ofWeek('IF(N({row.hours})-N({row.change})<=0,"",IF({row.change}="","",{row.change}/({row.hours}-{row.change})))'),
          format: LOOKS.share,
          characters: 12,
        },
        {
          key: 'people',
          label: WEEKLY.people,
          formula: ofWeek(
            `IFERROR(SUMPRODUCT(SIGN(COUNTIFS({report.userId},${EVERYBODY},${inWeek()},{report.${metric}},">0"))*${IN_TEAM}),"")`,
          ),
          format: LOOKS.count,
          characters: 10,
        },
        {
          key: 'average',
          label: WEEKLY.average,
          formula: ofWeek('IF(N({row.people})=0,"",ROUND({row.hours}/{row.people},6))'),
          format: LOOKS.hours,
          characters: 18,
        },
        {
          key: 'offTrack',
          label: WEEKLY.offTrack,
          formula: ofWeek(`IFERROR(SUMPRODUCT(${isOff}*${IN_TEAM}),"")`),
          format: LOOKS.count,
          characters: 18,
        },
      ],
      rules: [
        colored('bad', ['change', 'changeShare'], '=AND(ISNUMBER({row.change}),N({row.change})<0)'),
        colored('good', ['change', 'changeShare'], '=AND(ISNUMBER({row.change}),N({row.change})>0)'),
      ],
      chart: {
        kind: 'line',
        title: name,
        categoryTitle: WEEKLY.week,
        valueTitle: workedLabel(TIMES_SAID[metric]),
        category: 'week',
        series: ['hours'],
        position: { right: 1, below: 0 },
      },
    },
  };
}
