import { loadPerson } from '../shared/report/kept/person';
import { hasScheduleOf } from '../shared/report/kept/report-store';
import type { RefreshPorts } from '../shared/report/refresh/job';
import type { Task } from '../shared/task';

/** Whether any report of the workbook has a schedule on the key of the person at the device. */
export function* hasOwnSchedules({ documents, secrets, newId }: RefreshPorts): Task<boolean> {
  const { id } = yield* loadPerson(secrets, newId);
  return yield* hasScheduleOf(documents, id);
}
