import { PAYROLL, payrollNotes } from '#words/ready-people';
import { TIMES_SAID, workedLabel } from '#words/ready-sheets';
import type { FormulaTemplate, ReadyColumn } from '../blueprint';
import { daysOff } from './days-off';
import { peopleSheet } from './people-sheet';
import { numberInPeople, PLAN, TEAM, textInPeople, whoColumns } from './person-columns';
import type { ReadyChoices, ReadyMade } from './ready-sheet';
import { figure, input, LOOKS, THROUGH } from './top-cells';
import { workedHours } from './worked-hours';

/** So many calendar weeks can have days of one month. */
const WEEKS = 6;
const WEEK_KEYS = Array.from({ length: WEEKS }, (_, index) => `w${index + 1}`);

/** Something of each week, added up. */
const summed = (ofWeek: (hours: FormulaTemplate) => FormulaTemplate): FormulaTemplate =>
  `=ROUND(${WEEK_KEYS.map((key) => ofWeek(`{row.${key}}`)).join('+')},6)`;

/** Where the second kind of overtime begins, even if somebody typed a limit that is below the first. */
const SECOND = 'MAX({top.limit1},{top.limit2})';

/** What an hour is paid, or nothing. */
const RATE = numberInPeople('rate', '""');

const hoursColumn = (key: string, label: string, formula: FormulaTemplate): ReadyColumn => ({
  key,
  label,
  formula,
  format: LOOKS.hours,
  characters: 14,
});

/** The hours to pay of a period: regular, two kinds of overtime by week, and paid leave. */
export function payroll(choices: ReadyChoices): ReadyMade {
  const { metric, weekStart } = choices;
  const week = (index: number): FormulaTemplate => `{top.firstWeek}+${7 * index}`;
  const all = (column: string): FormulaTemplate => `=SUM({column.${column}})`;
  return peopleSheet(choices, {
    kind: 'payroll',
    notes: payrollNotes,
    // Who is paid for a period is paid for its last day too.
    through: { ...THROUGH, holds: { kind: 'formula', formula: '={top.to}' } },
    top: [
      input('weekStart', weekStart, LOOKS.count),
      input('limit1', 40, LOOKS.hours),
      input('limit2', 48, LOOKS.hours),
      input('rate1', 1.5, LOOKS.hours),
      input('rate2', 2, LOOKS.hours),
      figure('firstWeek', PAYROLL.firstWeek, '={top.from}-MOD(WEEKDAY({top.from},2)-{top.weekStart},7)', LOOKS.day),
      figure('allRegular', PAYROLL.regular, all('regular'), LOOKS.hours),
      figure('allOvertime1', PAYROLL.overtime1, all('overtime1'), LOOKS.hours),
      figure('allOvertime2', PAYROLL.overtime2, all('overtime2'), LOOKS.hours),
      figure('allLeave', PAYROLL.leave, all('leave'), LOOKS.hours),
      figure('allTotal', PAYROLL.total, all('total'), LOOKS.hours),
      figure('notCounted', PAYROLL.notCounted, `=MAX(0,{top.to}-({top.firstWeek}+${7 * WEEKS - 1}))`, LOOKS.count),
    ],
    columns: [
      { key: 'number', label: PAYROLL.number, formula: `=${textInPeople('number')}`, format: LOOKS.text, characters: 16 },
      ...whoColumns(choices),
      TEAM,
      hoursColumn(
        'regular',
        PAYROLL.regular,
        summed((hours) => `MIN(${hours},{top.limit1})`),
      ),
      hoursColumn(
        'overtime1',
        PAYROLL.overtime1,
        summed((hours) => `MAX(0,MIN(${hours},${SECOND})-{top.limit1})`),
      ),
      hoursColumn(
        'overtime2',
        PAYROLL.overtime2,
        summed((hours) => `MAX(0,${hours}-${SECOND})`),
      ),
      hoursColumn('leave', PAYROLL.leave, `=ROUND(${daysOff(choices, `,{days-off.kind},"<>${PAYROLL.unpaid}"`)}*{row.goal},6)`),
      hoursColumn('total', PAYROLL.total, '=ROUND({row.regular}+{row.overtime1}+{row.overtime2}+{row.leave},6)'),
      {
        key: 'pay',
        label: PAYROLL.pay,
        formula: `=IF(ISNUMBER(${RATE}),ROUND(${RATE}*({row.regular}+{row.overtime1}*{top.rate1}+{row.overtime2}*{top.rate2}+{row.leave}),2),"")`,
        format: LOOKS.hours,
        characters: 12,
      },
      ...WEEK_KEYS.map((key, index) =>
        hoursColumn(
          key,
          PAYROLL.weeks[index] as string,
          `=${workedHours(choices, `MAX({top.from},${week(index)})`, `MIN({top.to},${week(index)}+6)`)}`,
        ),
      ),
      { key: 'worked', label: workedLabel(TIMES_SAID[metric]), formula: summed((hours) => hours), format: LOOKS.hours, characters: 18 },
      ...PLAN,
    ],
    rules: [],
    print: { isLandscape: true },
  });
}
