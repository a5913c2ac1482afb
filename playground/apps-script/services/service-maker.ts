/** What every service is made from. */
import type { Execution } from '../runtime/execution';
import type { Expose } from '../runtime/service';

export interface ServiceMaker {
  readonly execution: Execution;
  readonly expose: Expose;
}
