import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ReportView } from '../../panel/calls';
import type { Report } from '../../report/definition';
import type { Progress } from '../../report/run';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure, Message } from '../parts/message';
import { useSession } from '../session';
import { momentWords } from '../words/moment';
import { progressShare, progressWords } from '../words/run-words';
import { Checks } from './checks';
import type { Run } from './runner';

/** A refresh that this panel drives: how far it is, and afterwards how it went. */
export function RunShown({ run, report }: { readonly run: Run; readonly report: Report }): JSX.Element {
  const { runner, go } = useSession();
  const { id, status, record } = run;
  const { name } = report;
  if (status === 'ended')
    return (
      <div class="run">
        <Message
          kind={record?.outcome === 'failed' ? 'bad' : record === undefined || record.outcome === 'cancelled' ? 'information' : 'good'}
        >
          {record?.message ?? 'The refresh was stopped; the sheet is as it was.'}
        </Message>
        {record && <Checks checks={record.checks} />}
        <Button look="plain" aria-label={`Close the result of “${name}”`} onClick={() => runner.dismiss(id)}>
          Close
        </Button>
      </div>
    );
  if (status === 'stuck')
    return (
      <div class="run">
        <Failure words={run.failure ?? ''} />
        <p>What was read so far is kept.</p>
        <div class="buttons">
          <Button look="primary" aria-label={`Go on with “${name}”`} onClick={() => runner.start([id])}>
            Go on
          </Button>
          <Button look="plain" onClick={() => go({ name: 'settings' })}>
            Look at the connection
          </Button>
        </div>
      </div>
    );
  return (
    <div class="run">
      <ProgressShown name={name} progress={run.progress} words={status === 'waiting' ? 'Waiting for the one before' : undefined} />
      <Button isBusy={status === 'stopping'} aria-label={`Stop refreshing “${name}”`} onClick={() => runner.stop(id)}>
        {status === 'stopping' ? 'Stopping…' : 'Stop'}
      </Button>
    </div>
  );
}

/** A refresh that this panel does not drive: one's own from before, which can go on, or somebody else's. */
export function RunningElsewhere({ view }: { readonly view: ReportView }): JSX.Element | null {
  const { state, runner, call } = useSession();
  const stopping = useAction();
  const { report, running } = view;
  if (running === undefined) return null;
  const since = momentWords(running.since, state.now, state.zone);
  return (
    <div class="run">
      <p dir="auto">
        {running.mine ? `Your refresh of ${since} has not ended.` : `${running.by || 'A colleague'} refreshes it since ${since}.`}
      </p>
      <ProgressShown name={report.name} progress={running.progress} />
      <Failure words={stopping.failure} />
      {running.mine && (
        <div class="buttons">
          <Button look="primary" aria-label={`Go on with “${report.name}”`} onClick={() => runner.start([report.id])}>
            Go on
          </Button>
          <Button
            isBusy={stopping.isBusy}
            aria-label={`Stop refreshing “${report.name}”`}
            onClick={() => void stopping.run(() => call('cancel', { id: report.id }))}
          >
            Stop
          </Button>
        </div>
      )}
    </div>
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
  const said = words ?? (progress ? progressWords(progress) : 'Asking ActivTrak');
  return (
    <div class="progress">
      <progress aria-label={`Refresh of “${name}”`} aria-describedby={id} max={1} {...(share === undefined ? {} : { value: share })} />
      <p id={id} class="hint">
        {said}
      </p>
    </div>
  );
}
