import type { JSX } from 'preact';
import type { PanelState, ReportView } from '../../panel/calls';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure, Message } from '../parts/message';
import { Checks } from '../runs/checks';
import { RunningElsewhere, RunShown } from '../runs/run-shown';
import type { Run } from '../runs/runner';
import { useSession } from '../session';
import { momentWords } from '../words/moment';
import { countWords } from '../words/numbers';
import { rangeWords, STREAM_WORDS, whoWords } from '../words/report-words';
import { scheduleWords } from '../words/schedule-words';
import { MoreActions } from './more-actions';

const STATE_WORDS: Readonly<Record<ReportView['state'], string>> = { new: 'New', ready: 'Ready', running: 'Refreshing', failed: 'Failed' };

/** One report: how it is, and what can be done with it. */
export function ReportCard({ view }: { readonly view: ReportView }): JSX.Element {
  const { state, runs, runner, call, go } = useSession();
  const showing = useAction();
  const { report, last } = view;
  const { id } = report;
  const run = runs.find((one) => one.id === id);
  const isAtWork = run !== undefined && run.status !== 'ended' && run.status !== 'stuck';
  const shown = isAtWork ? 'running' : view.state;
  const hasKey = state.connection !== undefined;
  const isElsewhere = run === undefined && view.running !== undefined;
  return (
    <section class="card" aria-labelledby={`report-${id}`}>
      <div class="card-head">
        <h2 id={`report-${id}`} dir="auto">
          {report.name}
        </h2>
        <span class={`badge ${shown}`}>{STATE_WORDS[shown]}</span>
      </div>
      <p class="hint" dir="auto">
        {STREAM_WORDS[report.stream]?.label ?? report.stream}, {rangeWords(report.range)}, {whoWords(report)}
      </p>
      {ageWords(view, state).map((words) => (
        <p key={words} dir="auto">
          {words}
        </p>
      ))}
      {run && <RunShown run={run} report={report} />}
      {isElsewhere && <RunningElsewhere view={view} />}
      {!run && view.state === 'failed' && last && <LastFailure words={last.message} count={view.failures} />}
      <Failure words={showing.failure} />
      <div class="buttons">
        {hasKey && !isAtWork && !isElsewhere && (
          <Button look="primary" aria-label={`Refresh “${report.name}”`} onClick={() => runner.start([id])}>
            {view.state === 'failed' ? 'Try again' : 'Refresh'}
          </Button>
        )}
        {view.place !== '' && (
          <Button
            isBusy={showing.isBusy}
            aria-label={`Show “${report.name}” in the sheet`}
            onClick={() => void showing.run(() => call('show', { id }))}
          >
            Show
          </Button>
        )}
        <Button id={`edit-${id}`} aria-label={`Edit “${report.name}”`} onClick={() => go({ name: 'editor', report })}>
          Edit
        </Button>
      </div>
      <MoreActions view={view} />
      {isPast(run) && last && last.checks.length > 0 && last.outcome !== 'failed' && (
        <details class="more">
          <summary>
            Checks of the last refresh<span class="unseen">: {report.name}</span>
          </summary>
          <Checks checks={last.checks} />
        </details>
      )}
    </section>
  );
}

/** A run that is shown has its checks beside it already. */
const isPast = (run: Run | undefined): boolean => run?.record === undefined;

const LastFailure = ({ words, count }: { readonly words: string; readonly count: number }): JSX.Element => (
  <Message kind="bad">
    {words}
    {count > 1 && <p class="hint">It failed {countWords(count, 'time')} in a row. The rows in the sheet are as they were.</p>}
  </Message>
);

/** How old the rows are, where they are, when the next refresh comes and who asked for one. */
function ageWords(view: ReportView, { now, zone }: PanelState): readonly string[] {
  const { refreshedAt, refreshedBy, rows, place, report, nextRun, requested, scheduleIsMine } = view;
  const when = (ms: number): string => momentWords(ms, now, zone);
  const by = refreshedBy ? ` by ${refreshedBy}` : '';
  const { schedule } = report;
  const key = scheduleIsMine ? 'your key' : schedule?.ownerName ? `the key of ${schedule.ownerName}` : "a colleague's key";
  return [
    refreshedAt === undefined
      ? 'Not refreshed yet.'
      : `Refreshed ${when(refreshedAt)}${by}, ${countWords(rows, 'row')}${place ? `, at ${place}` : ''}.`,
    ...(schedule ? [`Refreshes ${scheduleWords(schedule.when)}, on ${key}${nextRun === undefined ? '' : `; next ${when(nextRun)}`}.`] : []),
    ...(requested
      ? [`${requested.by || 'A colleague'} asked for a refresh, ${when(requested.at)}: the next run on ${key} serves it.`]
      : []),
  ];
}
