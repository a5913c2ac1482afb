import { fromReport } from '#words/people-view';
import { unlessFailed } from '../../api/requests/unless-failed';
import type { Report } from '../../report/definition/definition';
import { isPersonal, outputColumns, ownerKey } from '../../report/definition/output';
import { showsNames } from '../../report/definition/people-shown';
import { type Task, wait } from '../../task';
import type { DataSources } from '../../warehouse/data-sources';
import type { FileContents } from '../views';

/** What the sheet that shows a report's table says of people: the rows that were read last are there for whoever opens the file. */
export function* connectedContents(dataSources: DataSources | undefined, report: Report): Task<FileContents['sheets']> {
  const { id, name, warehouse } = report;
  if (dataSources === undefined || warehouse === undefined) return [];
  const sheet = yield* unlessFailed(shownIn(dataSources, warehouse));
  if (sheet === undefined) return [];
  const isAbout = (key: string): boolean => isPersonal(key) && (showsNames(report) || key !== ownerKey(report));
  const columns = outputColumns(report).flatMap(({ key, label }) => (isAbout(key) ? [label] : []));
  return [{ sheet, from: fromReport(name), columns, reportId: id }];
}

function* shownIn(dataSources: DataSources, table: NonNullable<Report['warehouse']>): Task<string | undefined> {
  return yield* wait(dataSources.find(table));
}
