import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { EDIT, REFRESH, SHOW, TRY_AGAIN } from '#words/buttons';
import { keptWords } from '#words/progress';
import { actionFrom, failedTimes, LAST_CHECKS, named, ROWS_UNCHANGED, readyOn, STATE_WORDS, showInSheet } from '#words/report-card';
import type { ReportView } from '../../panel/views';
import { WENT } from '../../report/kept/run';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { ConnectionLine } from '../connections/connection-line';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure, Message } from '../parts/message';
import { Words } from '../parts/words';
import { Checks, warningsIn } from '../runs/checks';
import { GoOn, RunningElsewhere, RunShown } from '../runs/run-shown';
import { isAtWork, isOvertaken, type Run } from '../runs/runner';
import { useSession } from '../session';
import { kindWords, reportDays, whoWords } from '../words/report-words';
import { MoreActions } from './more-actions';
import { ReportAge } from './report-age';
import { headingId } from './visits';

/** One report: how it is, and what can be done with it. */
export function ReportCard({ view }: { readonly view: ReportView }): JSX.Element {
  const { runs, views } = useSession();
  const { report, last } = view;
  const own = runs.find(({ id }) => id === report.id);
  const run = own && isOvertaken(own, view) ? undefined : own;
  const isElsewhere = run === undefined && view.running !== undefined;
  const state = stateOf(view, run);
  const card = useRef<HTMLElement>(null);
  // How it went stands below what was pressed.
  useEffect(() => {
    if (run?.status === 'ended' && card.current?.contains(document.activeElement)) card.current.scrollIntoView?.({ block: 'nearest' });
  }, [run?.status]);
  return (
    <section class="card" aria-labelledby={headingId(report.id)} ref={card}>
      <div class="card-head">
        <h2 id={headingId(report.id)} tabIndex={-1}>
          <bdi>{report.name}</bdi>
        </h2>
        <span class={`badge ${state}`}>{STATE_WORDS[state]}</span>
      </div>
      <p class="hint">
        {kindWords(report)}, <bdi>{reportDays(report.range)}</bdi>, <bdi>{whoWords(report)}</bdi>
      </p>
      {view.connection && !(HAS_WAREHOUSE && report.from) && <ConnectionLine view={view} connection={view.connection} />}
      {HAS_WAREHOUSE && report.warehouse ? (
        <OfTable view={view} part="TableLines" />
      ) : (
        view.ready?.place && (
          <p class="hint">
            <Words text={readyOn(sheetOf(view.ready.place))} />
          </p>
        )
      )}
      {HAS_WAREHOUSE && report.from && <OfTable view={view} part="SourceLine" />}
      {!(isAhead(view, run) && view.refreshedAt === undefined) && <ReportAge view={view} />}
      {run && <RunShown run={run} report={report} />}
      {isElsewhere && <RunningElsewhere view={view} />}
      {!run && view.state === 'failed' && last && (
        <LastFailure words={view.why ?? last.message} view={HAS_WAREHOUSE && report.warehouse ? withoutAge(view) : view} />
      )}
      {(view.ready?.isDeleted || report.alerts) && !(run && isAtWork(run)) && <views.CardExtras view={view} />}
      {view.kept && !(run && isAtWork(run)) && !isAhead(view, run) && <p class="hint">{keptWords(view.kept.progress)}</p>}
      {!(run && isAtWork(run)) &&
        (HAS_WAREHOUSE && report.warehouse ? <TableActions view={view} run={run} /> : <UsualActions view={view} run={run} />)}
      <MoreActions view={view} />
      {isPast(run) && last && last.checks.length > 0 && WENT[last.outcome] !== 'wrong' && (
        <details class="more">
          <summary>
            {LAST_CHECKS}
            {warningsIn(last.checks)}
            <span class="unseen">: {report.name}</span>
          </summary>
          <Checks checks={last.checks} />
        </details>
      )}
    </section>
  );
}

function stateOf(view: ReportView, run: Run | undefined): keyof typeof STATE_WORDS {
  if (run && isAtWork(run)) return 'running';
  if (run?.status === 'stuck') return 'paused';
  // What ended here is not refreshing any more, even where the state was read before.
  const isOver = run?.status === 'ended' && view.state === 'running';
  const state = isAhead(view, run)
    ? 'ready'
    : !isOver
      ? view.state
      : run.record && WENT[run.record.outcome] === 'wrong'
        ? 'failed'
        : view.refreshedAt === undefined
          ? 'new'
          : 'ready';
  if ((view.running?.free && !isOver) || (view.kept && state !== 'failed' && !isAhead(view, run))) return 'paused';
  const lacks = run?.record && WENT[run.record.outcome] !== 'unfinished' ? run.record.lacksDays : view.lacksDays;
  return lacks && (state === 'ready' || state === 'new') ? 'partial' : state;
}

/** Whether a refresh went well here, and what was read before doesn't know yet: nothing is said then to be new, or failed. One that went on after a failure is the same run. */
const isAhead = ({ last }: ReportView, run: Run | undefined): boolean =>
  run?.status === 'ended' &&
  run.record !== undefined &&
  WENT[run.record.outcome] === 'well' &&
  (run.record.runId !== last?.runId || last.at < run.record.at);

/** What only a report has that fills a table or reads one. */
function OfTable({
  view,
  part,
}: {
  readonly view: ReportView;
  readonly part: 'TableLines' | 'TableButton' | 'SourceLine';
}): JSX.Element | null {
  const { [part]: Part } = useSession().views.warehouse ?? {};
  return Part ? <Part view={view} /> : null;
}

/** What is done most to a report that fills a table. */
const TableActions = (props: UsualActionsProps): JSX.Element => (
  <>
    <UsualActions {...props} />
    <OfTable view={props.view} part="TableButton" />
  </>
);

/** Nobody says that the rows in a sheet stay, where there are none. */
const withoutAge = ({ refreshedAt: _, ...view }: ReportView): ReportView => view;

/** The sheet's name in `Timesheet!A1`. */
const sheetOf = (place: string): string => place.slice(0, place.lastIndexOf('!'));

/** A run that is shown has its checks beside it already. */
const isPast = (run: Run | undefined): boolean => run?.record === undefined;

interface UsualActionsProps {
  readonly view: ReportView;
  readonly run: Run | undefined;
}

/** What is done most. A refresh that waits for the person to say how it goes on has the place of another one. */
function UsualActions({ view, run }: UsualActionsProps): JSX.Element {
  const { state, runner, call, go } = useSession();
  const showing = useAction();
  const { report } = view;
  const { id, name } = report;
  const isOpen = run ? run.status !== 'ended' : view.running !== undefined;
  const isFromTable = HAS_WAREHOUSE && report.from !== undefined;
  const { connection } = view;
  const usual = state.connections.find(({ isDefault }) => isDefault);
  const again = view.state === 'failed' && !run ? TRY_AGAIN : REFRESH;
  // A refresh with another account than usual says so before it is pressed.
  const isUnusual = connection && !connection.isMissing && connection.handle !== usual?.handle && !isFromTable;
  const refresh = isUnusual ? actionFrom(again, connection.name) : again;
  return (
    <>
      <Failure words={showing.failure} />
      <div class="buttons">
        {view.kept && !isOpen && <GoOn report={report} />}
        {(isFromTable || (state.connection && !connection?.isMissing)) && !isOpen && !view.kept && (
          <Button look="primary" aria-label={named(refresh, name)} onClick={() => runner.start([id])}>
            <span>
              <Words text={refresh} />
            </span>
          </Button>
        )}
        {view.place !== '' && (
          <Button
            isBusy={showing.isBusy}
            aria-label={showInSheet(name)}
            onClick={() => void showing.run(() => call('show', { id, isReady: true }))}
          >
            {SHOW}
          </Button>
        )}
        <Button id={`edit-${id}`} aria-label={named(EDIT, name)} onClick={() => go({ name: 'editor', report })}>
          {EDIT}
        </Button>
      </div>
    </>
  );
}

const LastFailure = ({ words, view: { failures, refreshedAt } }: { readonly words: string; readonly view: ReportView }): JSX.Element => (
  <Message kind="bad">
    <p>
      <Words text={words} />
    </p>
    {failures > 1 && <p class="hint">{failedTimes(failures)}</p>}
    {refreshedAt !== undefined && <p class="hint">{ROWS_UNCHANGED}</p>}
  </Message>
);
