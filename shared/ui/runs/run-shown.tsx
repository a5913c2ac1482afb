import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { CLOSE, CONTINUE, START_AGAIN, STOP, STOPPING, TRY_AGAIN } from '#words/buttons';
import { momentWords, whenWords } from '#words/moments';
import {
  ASKING,
  closeMessageAbout,
  closeResult,
  continueReport,
  progressWords,
  READ_IS_KEPT,
  refreshOf,
  STOPPED_UNCHANGED,
  startAgain,
  stopRefreshing,
  tryAgain,
  WAITING,
} from '#words/progress';
import { elsewhereWords } from '#words/report-card';
import type { ReportView } from '../../panel/views';
import type { Report } from '../../report/definition/definition';
import { type Progress, type RunRecord, WENT } from '../../report/kept/run';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure, Message } from '../parts/message';
import { Words } from '../parts/words';
import { useSession } from '../session';
import { Checks } from './checks';
import { progressShare } from './progress-share';
import type { Run } from './runner';

/** A refresh that this panel drives: how far it is, and afterwards how it went. A button of one state never becomes that of another. */
export function RunShown({ run, report }: { readonly run: Run; readonly report: Report }): JSX.Element {
  const { runner } = useSession();
  const { id, status, record } = run;
  const { name } = report;
  if (status === 'ended')
    return (
      <div key="ended" class="run">
        <Message kind={endKind(record)}>{record?.message ?? STOPPED_UNCHANGED}</Message>
        {record && <Checks checks={record.checks.filter(({ words }) => words !== record.message)} />}
        <Button look="plain" aria-label={closeResult(name)} onClick={() => runner.dismiss(id)}>
          {CLOSE}
        </Button>
      </div>
    );
  if (status === 'stuck')
    return (
      <div key="stuck" class="run">
        <div role="alert">
          <Message kind="bad">{run.failure ?? ''}</Message>
        </div>
        {run.progress && <p>{READ_IS_KEPT}</p>}
        <div class="buttons">
          {run.progress ? (
            <GoOn report={report} />
          ) : (
            <Button
              look={run.isSure ? 'plain' : 'primary'}
              aria-label={(run.isSure ? continueReport : tryAgain)(name)}
              onClick={() => runner.start([id], run.isSure ? { isSure: true } : {})}
            >
              {run.isSure ? CONTINUE : TRY_AGAIN}
            </Button>
          )}
          <Button look="plain" aria-label={closeMessageAbout(name)} onClick={() => runner.dismiss(id)}>
            {CLOSE}
          </Button>
        </div>
      </div>
    );
  const stop = status === 'stopping' ? STOPPING : STOP;
  return (
    <div key="at-work" class="run">
      <ProgressShown name={name} progress={run.progress} words={status === 'waiting' ? WAITING : undefined} />
      <Button isBusy={status === 'stopping'} aria-label={stopRefreshing(stop, name)} onClick={() => runner.stop(id)}>
        {stop}
      </Button>
    </div>
  );
}

function endKind(record: RunRecord | undefined): 'good' | 'warning' | 'bad' | 'information' {
  if (record === undefined || WENT[record.outcome] === 'unfinished') return 'information';
  if (WENT[record.outcome] === 'wrong') return 'bad';
  return record.checks.some(({ verdict }) => verdict === 'warning') ? 'warning' : 'good';
}

/** A refresh that this panel does not drive: one that nobody drives any more can go on here; else somebody is at work. */
export function RunningElsewhere({ view }: { readonly view: ReportView }): JSX.Element | null {
  const { state, call } = useSession();
  const stopping = useAction();
  const { report, running } = view;
  if (running === undefined) return null;
  const since = momentWords(running.since, state.now, state.zone);
  const when = whenWords(running.since, state.now, state.zone);
  const until = momentWords(running.until, state.now, state.zone);
  return (
    <div class="run">
      <p>
        <Words
          text={elsewhereWords({
            by: running.by,
            since,
            when,
            isMine: running.mine,
            isScheduled: running.scheduled,
            isFree: running.free,
            until,
          })}
        />
      </p>
      {running.free ? (
        <p class="hint">{progressWords(running.progress)}</p>
      ) : (
        <ProgressShown name={report.name} progress={running.progress} />
      )}
      <Failure words={stopping.failure} />
      <div class="buttons">
        {running.free && ((HAS_WAREHOUSE && report.from) || state.connection) && <GoOn report={report} />}
        {(running.free || running.mine) && (
          <Button
            isBusy={stopping.isBusy}
            aria-label={stopRefreshing(STOP, report.name)}
            onClick={() => void stopping.run(() => call('cancel', { id: report.id }))}
          >
            {STOP}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The two ways on from what was read before. */
export function GoOn({ report: { id, name } }: { readonly report: Report }): JSX.Element {
  const { runner } = useSession();
  return (
    <>
      <Button look="primary" aria-label={continueReport(name)} onClick={() => runner.start([id])}>
        {CONTINUE}
      </Button>
      <Button aria-label={startAgain(name)} onClick={() => runner.start([id], { anew: true })}>
        {START_AGAIN}
      </Button>
    </>
  );
}

interface ProgressProps {
  readonly name: string;
  readonly progress?: Progress | undefined;
  readonly words?: string | undefined;
}

/** How far it is; a bar without a measure where nobody knows the end. */
function ProgressShown({ name, progress, words }: ProgressProps): JSX.Element {
  const id = useId();
  const share = progress && progressShare(progress);
  const said = words ?? (progress ? progressWords(progress) : ASKING);
  return (
    <div class="progress">
      <progress aria-label={refreshOf(name)} aria-describedby={id} max={1} {...(share === undefined ? {} : { value: share })} />
      <p id={id} class="hint">
        {said}
      </p>
    </div>
  );
}
