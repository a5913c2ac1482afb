import type { KeyValueStore } from '../../ports';
import { type Task, wait } from '../../task';
import { checkReport } from '../definition/check-report';
import type { Report } from '../definition/definition';
import type { Locale } from '../definition/report-range';
import { versionOf } from '../definition/version-of';
import { REPORT_PREFIX } from './report-store';

/**
 * Saves a definition in place of the one before.
 * @throws ActivTrakError `argument` when the definition can't be used
 */
export function* saveReport(documents: KeyValueStore, report: Report, locale?: Locale): Task<void> {
  checkReport(report, locale);
  yield* wait(documents.set(REPORT_PREFIX + report.id, JSON.stringify({ ...report, version: versionOf(report) })));
}
