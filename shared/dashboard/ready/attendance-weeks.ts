/**
 * The last weeks of an attendance sheet, which its chart shows. They stand in the first of the report's rows, as far as there are rows.
 * @module
 */
import { ATTENDANCE, STATUS } from '#words/ready-people';
import type { FormulaTemplate, ReadyColumn } from '../blueprint';
import { LOOKS } from './top-cells';

/** How many there are. */
export const CHARTED_WEEKS = 6;

/** The first rows, with those that somebody put in between. */
const LOOKED_AT = CHARTED_WEEKS + 50;

/** The number of a row among those of the report, whatever stands in between. */
const NUMBER: FormulaTemplate = 'COUNT(INDEX({report.date},1):{row.date})';

/** Something in the first rows. Their number in each formula tells alerts that it is about something else than its row. */
const inFirstRows = (isNone: FormulaTemplate, formula: FormulaTemplate): FormulaTemplate =>
  `=IF(({number}>${LOOKED_AT})+(${isNone}),"",${formula})`;

/** The first day of a row's week. */
const WEEK_FROM = inFirstRows(
  'N({row.date})=0',
  `IF(${NUMBER}>MIN(${CHARTED_WEEKS},{top.weeks}),"",{top.from}+7*(MAX(0,{top.weeks}-${CHARTED_WEEKS})+${NUMBER}-1))`,
);

/** Planned days of a week that meet something. */
const daysOfWeek = (key: string, label: string, met: FormulaTemplate): ReadyColumn => ({
  key,
  label,
  formula: inFirstRows(
    '{row.weekFrom}=""',
    `ROUND(SUMIFS({column.counts},{report.date},">="&{row.weekFrom},{report.date},"<="&({row.weekFrom}+6),${met}),6)`,
  ),
  format: LOOKS.count,
  characters: 14,
});

/** Their columns. */
export const WEEK_COLUMNS: readonly ReadyColumn[] = [
  { key: 'weekFrom', label: ATTENDANCE.weekFrom, formula: WEEK_FROM, format: LOOKS.day, characters: 14 },
  daysOfWeek('weekOnTime', ATTENDANCE.weekOnTime, `{column.status},"${STATUS.onTime}"`),
  daysOfWeek('weekLate', ATTENDANCE.weekLate, '{column.late},">0"'),
  daysOfWeek('weekEarly', ATTENDANCE.weekEarly, `{column.status},"${STATUS.early}"`),
];
