import type { PanelHost } from '../../panel/host';
import type { ReportView } from '../../panel/views';
import type { Progress, RunRecord } from '../../report/kept/run';
import { sentenceOf } from '../words/sentence';

/** One refresh that the panel drives. */
export interface Run {
  readonly id: string;
  /** `stuck`: a call did not come back with an answer; it can go on from there. */
  readonly status: 'waiting' | 'running' | 'stopping' | 'ended' | 'stuck';
  readonly progress?: Progress;
  /** The refresh that had ended last when this one was asked for. */
  readonly after?: string | undefined;
  /** What was read before is left aside by its first call. */
  readonly anew?: boolean;
  /** It may be the wrong account, and the person wants it all the same; while it is stuck, that is the question. */
  readonly isSure?: boolean;
  readonly record?: RunRecord;
  /** Why it is stuck. */
  readonly failure?: string;
}

/** Drives refreshes, one after the other, in as many calls as each takes. */
export interface Runner {
  /** Begins these or goes on with them, where that is not to be left aside; those that are at work or wait already stay as they are. */
  start(ids: readonly string[], how?: Pick<Run, 'anew' | 'isSure'>): void;
  stop(id: string): void;
  /** Forgets what is shown of one that ended or is stuck. */
  dismiss(id: string): void;
  /** Makes no further call. What was begun can go on later, here or elsewhere. */
  leave(): void;
}

/** What a runner tells. */
export interface RunListener {
  changed(runs: readonly Run[]): void;
  /** The refresh of a report that ended last, as far as the panel knows. */
  lastRun(id: string): string | undefined;
  /** A refresh ended, or was stopped. */
  ended(run: Run): void;
}

/** Whether a refresh is under way, or waits for its turn. */
export const isAtWork = ({ status }: Run): boolean => status === 'waiting' || status === 'running' || status === 'stopping';

/** Whether a run that is at work no more has been overtaken: another one began or ended after it, or it was gone on with, here or elsewhere. */
export const isOvertaken = (run: Run, { last, running }: ReportView): boolean =>
  !isAtWork(run) &&
  ((last !== undefined && (last.runId === run.record?.runId ? last.at > run.record.at : last.runId !== run.after)) ||
    (run.record !== undefined && running !== undefined && running.since > run.record.at));

/** Makes a runner over a host, whose answers show what became of each report. */
export function createRunner(host: PanelHost, listener: RunListener): Runner {
  let runs: readonly Run[] = [];
  let isWorking = false;
  let hasLeft = false;

  const find = (id: string): Run | undefined => runs.find((run) => run.id === id);
  const show = (run: Run): void => {
    if (hasLeft) return;
    const before = find(run.id);
    const next = { after: before?.after, ...run };
    runs = before ? runs.map((one) => (one === before ? next : one)) : [...runs, next];
    listener.changed(runs);
  };
  const remove = (id: string): void => {
    runs = runs.filter((run) => run.id !== id);
    if (!hasLeft) listener.changed(runs);
  };
  const isStopping = (id: string): boolean => find(id)?.status === 'stopping';

  async function drive({ id, anew: isAnew = false, isSure = false }: Run): Promise<void> {
    show({ id, status: 'running' });
    // What its first call didn't ask, none after it has to look for.
    for (let [anew, sure] = [isAnew, isSure]; ; [anew, sure] = [false, true]) {
      const step = await host.call('refresh', { id, ...(anew ? { anew } : {}), ...(sure ? { isSure: sure } : {}) });
      if (hasLeft) return;
      if (step.state === 'asking') return show({ id, status: 'stuck', failure: step.words ?? '', isSure: true });
      if (step.state === 'ended')
        return end({ id, status: 'ended', progress: step.progress, ...(step.record ? { record: step.record } : {}) });
      show({ id, status: isStopping(id) ? 'stopping' : 'running', progress: step.progress });
      if (isStopping(id)) return stopped(id);
    }
  }

  function end(run: Run): void {
    show(run);
    listener.ended(run);
  }

  /** The call that was under way when it was stopped has come back unended: now the host can end it at once. */
  async function stopped(id: string): Promise<void> {
    const state = await host.call('cancel', { id });
    if (hasLeft) return;
    const last = state.reports.find(({ report }) => report.id === id)?.last;
    end({ id, status: 'ended', ...(last ? { record: last } : {}) });
  }

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (let next = waiting(); next && !hasLeft; next = waiting()) {
      const { id } = next;
      await drive(next).catch((failure) => show({ ...find(id), id, status: 'stuck', failure: sentenceOf(failure, host.diagnostics) }));
      if (!hasLeft) await host.call('open', {}).catch(() => undefined);
    }
    isWorking = false;
  }

  const waiting = (): Run | undefined => runs.find(({ status }) => status === 'waiting');
  return {
    start(ids, { anew = false, isSure = false } = {}) {
      for (const id of ids) {
        const before = find(id);
        if (!before || !isAtWork(before)) show({ id, status: 'waiting', anew, isSure, after: listener.lastRun(id) });
      }
      void work();
    },
    stop(id) {
      const run = find(id);
      if (run?.status === 'waiting') return remove(id);
      if (run?.status !== 'running') return;
      show({ ...run, status: 'stopping' });
      // The call under way looks for this at its next page; should it not reach the host, the second one will.
      host.call('cancel', { id }).catch(() => undefined);
    },
    dismiss: remove,
    leave() {
      hasLeft = true;
    },
  };
}
