import {
  ALERTS_NEED_DAYS,
  alertColumnMissing,
  alertNeedsDays,
  NO_ALERT_LIMIT,
  NO_WEEK_OF_DAYS_OFF,
  TABLE_HAS_NO_READY_SHEET,
  tooManyAlerts,
} from '#words/alert-rules';
import { type AlertRule, type Alerts, MOST_RULES } from '../../../../shared/report/definition/alert-rule';
import { checkReport } from '../../../../shared/report/definition/check-report';
import type { Report } from '../../../../shared/report/definition/definition';
import { alertRule } from '../../../doubles/alert-rule';
import { report } from '../report-bench';

const RULE = alertRule({ workDaysOnly: true });
const COLUMNS = [{ key: 'date' }, { key: 'user' }, { key: 'active' }];

const alerting = (rules: readonly AlertRule[], change: Partial<Alerts> = {}, more: Partial<Report> = {}): Report =>
  report({ version: 5, columns: COLUMNS, alerts: { rules, names: 'nowhere', weekdaysOff: '0000011', ...change }, ...more });

const checking = (one: Report) => (): void => checkReport(one);

it('takes rules on what the report shows', () => {
  expect(checking(alerting([RULE, { ...RULE, id: 'r2', limit: -0.5, test: 'above', days: 'all' }]))).not.toThrow();
  expect(checking(alerting([], { weekdaysOff: '1111110' }))).not.toThrow();
});

it('what a ready sheet has is only known where its rows are', () => {
  expect(checking(alerting([{ ...RULE, table: 'ready', column: 'balance', days: 'all' }]))).not.toThrow();
});

it.each<readonly [string, Report, string]>([
  ['a column that is not shown', alerting([{ ...RULE, column: 'total' }]), alertColumnMissing('Total')],
  ['a column that nobody knows', alerting([{ ...RULE, column: 'tea' }]), alertColumnMissing('tea')],
  ['a column that is no number', alerting([{ ...RULE, column: 'user' }]), alertColumnMissing('User')],
  ['a limit that is none', alerting([{ ...RULE, limit: Number.POSITIVE_INFINITY }]), NO_ALERT_LIMIT],
  ['a limit that was left empty', alerting([{ ...RULE, limit: null as unknown as number }]), NO_ALERT_LIMIT],
  ['days without a date', alerting([RULE], {}, { columns: COLUMNS.slice(1) }), alertNeedsDays('Active (s)')],
  ['a week of days off', alerting([RULE], { weekdaysOff: '1111111' }), NO_WEEK_OF_DAYS_OFF],
  ['a short week', alerting([RULE], { weekdaysOff: '00011' }), NO_WEEK_OF_DAYS_OFF],
  ['a week of other signs', alerting([RULE], { weekdaysOff: '0000012' }), NO_WEEK_OF_DAYS_OFF],
  ['too many', alerting(Array.from({ length: MOST_RULES + 1 }, (_, at) => ({ ...RULE, id: `r${at}` }))), tooManyAlerts(MOST_RULES)],
])('refuses %s', (_, one, words) => {
  expect(checking(one)).toThrow(expect.objectContaining({ code: 'argument', message: words }));
});

it('takes rules about some days of a table, and refuses those about all, or about a ready sheet', () => {
  const warehouse = { project: 'acme-data', dataset: 'activtrak', table: 'log', location: 'EU' };
  const filling = (change: Partial<AlertRule>): Report => alerting([{ ...RULE, ...change }], {}, { warehouse, disposition: 'merge' });
  for (const days of ['yesterday', 'last-7-days', 'last-30-days'] as const) expect(checking(filling({ days }))).not.toThrow();
  expect(checking(filling({ days: 'all' }))).toThrow(ALERTS_NEED_DAYS);
  expect(checking(filling({ table: 'ready', column: 'balance' }))).toThrow(TABLE_HAS_NO_READY_SHEET);
});
