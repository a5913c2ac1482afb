import type { AlertRule } from '../definition/alert-rule';
import type { Report } from '../definition/definition';

const aboutWhat = ({ table, column, test }: AlertRule): string => `${table} ${column} ${test}`;

const unnamed = ({ id: _, ...rule }: AlertRule): string => JSON.stringify(Object.entries(rule).sort());

/**
 * A report whose rules have another word where they are about something else than before: what they found then keeps its row in the list, with
 * what people wrote beside it. Saved once more, because an answer was lost, they have the words that they got.
 */
export function withOtherRules(report: Report, before: Report | undefined, newId: () => string): Report {
  const { alerts } = report;
  if (!alerts || !before?.alerts) return report;
  const was = new Map(before.alerts.rules.map((rule) => [rule.id, aboutWhat(rule)]));
  const ids = new Set(alerts.rules.map(({ id }) => id));
  const got = new Map(before.alerts.rules.flatMap((rule) => (ids.has(rule.id) ? [] : [[unnamed(rule), rule.id]])));
  const idOf = (rule: AlertRule): string => {
    const about = was.get(rule.id);
    return about === undefined ? (got.get(unnamed(rule)) ?? rule.id) : about === aboutWhat(rule) ? rule.id : newId();
  };
  const rules = alerts.rules.map((rule) => ({ ...rule, id: idOf(rule) }));
  return { ...report, alerts: { ...alerts, rules } };
}
