import type { JSX } from 'preact';
import { ALERT_DAY_WORDS, ALERT_DAYS_SHOWN, ALERT_WHEN, LAST_WORK_DAY_HINT, WORK_DAYS_ONLY } from '#words/alert-views';
import type { Unit } from '../../model/cell';
import { LIMIT_TESTS } from '../../model/limit-test';
import { testWords } from '../../report/alerts/alert-words';
import type { AlertColumn } from '../../report/definition/alert-columns';
import type { AlertDays, AlertRule } from '../../report/definition/alert-rule';
import { Tick } from '../parts/choice';
import { SelectField } from '../parts/field';
import { LimitField } from './limit-field';

interface RuleFieldsProps {
  readonly rule: AlertRule;
  /** The column that it is about. */
  readonly about: AlertColumn;
  readonly unit: Unit;
  /** The spans of days that there are to choose. */
  readonly spans: readonly AlertDays[];
  readonly onRule: (rule: AlertRule) => void;
}

/** Where there is room for it. */
const SIDE_BY_SIDE = { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(100px, 1fr))', gap: '0 8px' };

/** When a rule finds a value, and on which days. Days that the report doesn't have any more can be taken back. */
export const RuleFields = ({ rule, about: { kind, hasDays }, unit, spans, onRule }: RuleFieldsProps): JSX.Element => (
  <>
    <div style={SIDE_BY_SIDE}>
      <SelectField
        label={ALERT_WHEN}
        value={rule.test}
        options={LIMIT_TESTS.map((test) => [test, testWords(kind)[test]])}
        onValue={(test) => onRule({ ...rule, test })}
      />
      <LimitField
        key={kind}
        kind={kind}
        unit={rule.table === 'report' ? unit : 'hours'}
        limit={rule.limit}
        onLimit={(limit) => onRule({ ...rule, limit })}
      />
    </div>
    {(hasDays || rule.days !== 'all') && (
      <SelectField
        label={ALERT_DAYS_SHOWN}
        value={rule.days}
        options={spans.map((days) => [days, ALERT_DAY_WORDS[days]])}
        onValue={(days) => onRule({ ...rule, days })}
      />
    )}
    {(hasDays || rule.workDaysOnly) && (
      <Tick
        label={WORK_DAYS_ONLY}
        hint={rule.days === 'yesterday' && rule.workDaysOnly ? LAST_WORK_DAY_HINT : undefined}
        isOn={rule.workDaysOnly}
        onTick={(workDaysOnly) => onRule({ ...rule, workDaysOnly })}
      />
    )}
  </>
);
