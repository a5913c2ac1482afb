import type { AlertRule } from '../definition/alert-rule';
import type { Report } from '../definition/definition';

const aboutWhat = ({ table, column, test }: AlertRule): string => `${table} ${column} ${test}`;

/**
 * A report whose rules have another word where they are about something else than before: what they found then keeps its row in the list, with
 * what people wrote beside it.
 */
export function withOtherRules(report: Report, before: Report | undefined, newId: () => string): Report {
  const { alerts } = report;
  const was = new Map(before?.alerts?.rules.map((rule) => [rule.id, aboutWhat(rule)]));
  const isOther = (rule: AlertRule): boolean => (was.get(rule.id) ?? aboutWhat(rule)) !== aboutWhat(rule);
  if (!alerts?.rules.some(isOther)) return report;
  return { ...report, alerts: { ...alerts, rules: alerts.rules.map((rule) => (isOther(rule) ? { ...rule, id: newId() } : rule)) } };
}
