import type { FormulaTemplate } from '../blueprint';
import type { Metric, ReadyChoices } from './ready-sheet';

/** Hours of a number of days in the report, without what is lost when fractions of days are added up. */
export const asHours = (days: FormulaTemplate): FormulaTemplate => `ROUND(${days}*24,6)`;

/** A person's hours from one day to another, over all rows that a day has. */
export const workedHours = (
  choices: ReadyChoices,
  from: FormulaTemplate,
  to: FormulaTemplate,
  metric: Metric = choices.metric,
): FormulaTemplate =>
  asHours(`SUMIFS({report.${metric}},{report.userId},{row.userId},{report.date},">="&${from},{report.date},"<="&${to})`);
