import { ruleWords } from '../../../../shared/report/alerts/alert-words';
import { alertColumns } from '../../../../shared/report/definition/alert-columns';
import type { AlertRule } from '../../../../shared/report/definition/alert-rule';
import { report } from '../report-bench';
import { BELOW } from './list-bench';

const rule = (change: Partial<AlertRule> = {}): AlertRule => ({ ...BELOW, ...change });

const columns = alertColumns(report({ unit: 'hours', columns: ['date', 'user', 'active', 'firstActivity'].map((key) => ({ key })) }));

test.each([
  [rule(), 'Active below 2:00'],
  [rule({ test: 'above', limit: -28_830 }), 'Active above −8:00:30'],
  [rule({ column: 'firstActivity', test: 'above', limit: 33_300 }), 'First activity after 9:15'],
  [rule({ column: 'firstActivity', test: 'below', limit: 90_000 }), 'First activity before 25:00'],
  [rule({ column: 'gone', limit: 0.1 + 0.2 }), 'gone below 0.3'],
])('%j is told as “%s”', (one, words) => {
  expect(ruleWords(one, columns)).toBe(words);
});
