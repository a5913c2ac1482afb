import type { MarkedSheets } from '../../marks';
import { onceThere } from '../../task';
import type { Job } from '../run/job';

/** A job's sheets, which note that rows of it have been written: a failure after that leaves rows of both refreshes, and has to say so. */
export function notedWrites(job: Job, sheets: MarkedSheets): MarkedSheets {
  const write: MarkedSheets['write'] = (...args) =>
    onceThere(sheets.write(...args), () => {
      if (job.putting === 'next') job.putting = 'begun';
    });
  // A port may be made with its first call, so it can't be spread out.
  return new Proxy(sheets, { get: (_, name) => (name === 'write' ? write : sheets[name as keyof MarkedSheets]) });
}
