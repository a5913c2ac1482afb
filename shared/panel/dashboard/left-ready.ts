import { leaveReady } from '../../dashboard/kept-ready';
import { readyPeople } from '../../dashboard/ready-people';
import type { Report } from '../../report/definition/definition';
import { readyOwner } from '../../table/place/ready-marks';
import { type Task, wait } from '../../task';
import type { PanelPorts } from '../ports';
import { rememberLeft } from '../reports/left-rows';

/** The ready sheet of a report stays as the person's own. What it says of people is kept in mind. */
export function* leaveReadySheet(ports: PanelPorts, { id, name }: Pick<Report, 'id' | 'name'>): Task<void> {
  const { documents, sheets } = ports;
  yield* rememberLeft(ports, { reportName: name, columns: yield* readyPeople(ports, id) }, yield* wait(sheets.marks(readyOwner(id))));
  yield* leaveReady(documents, sheets, id);
}
