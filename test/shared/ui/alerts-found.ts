import type { Alerts } from '../../../shared/report/definition/alert-rule';
import type { Report } from '../../../shared/report/definition/definition';
import { alertRule } from '../../doubles/alert-rule';
import { HOURS, refreshed } from './scene';
import type { SharedFile } from './shared-file';

export const ALERTS: Alerts = { rules: [alertRule()], names: 'nowhere', weekdaysOff: '0000011' };
export const WITH_ALERTS: Report = { ...HOURS, version: 5, alerts: ALERTS };

/** Finds every row, so that there is a list. */
const ALL: Alerts = { ...ALERTS, rules: [alertRule({ test: 'above', limit: 0, days: 'all' })] };

/** As after a refresh of the document's first report whose alerts found so many. */
export async function found(file: SharedFile, alerts: number): Promise<void> {
  const [view] = (await file.owner.call('open', {})).reports;
  const id = view?.report.id ?? '';
  await file.owner.call('saveReport', { report: { ...(view?.report as Report), version: 5, alerts: ALL } });
  await refreshed(file, id);
  const { entries } = file.bench.documents;
  const key = `activtrak.health.${id}`;
  const health = JSON.parse(String(entries.get(key)));
  entries.set(key, JSON.stringify({ ...health, last: { ...health.last, alerts } }));
}
