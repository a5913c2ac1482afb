import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CONNECT_MY_KEY, NEW_REPORT, TRY_AGAIN, VIEWS } from '#words/buttons';
import { CONNECT_ACTIVTRAK, FIRST_REPORT, READY_SHEETS_TITLE, WELCOME, WITHOUT_KEY } from '#words/first-view';
import { CHECK_FOR_CHANGES, READY_MADE, REFRESH_ALL, WHAT_DELETES_UNUSABLE } from '#words/report-card';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { EMPTY_REPORT } from '../editor/empty-report';
import { useAction } from '../parts/action';
import { Button, IconButton } from '../parts/button';
import { Guarded } from '../parts/guarded';
import { Failure, Message } from '../parts/message';
import { ViewFrame } from '../parts/view-frame';
import { isAtWork } from '../runs/runner';
import { useSession } from '../session';
import { ReportCard } from './report-card';

/** The saved reports of this file; before there is any, how to begin. */
export function ReportsView(): JSX.Element {
  const { state, call, views } = useSession();
  const reading = useAction();
  const read = (): void => void reading.run(() => call('open', {}));
  const hasKey = state.connection !== undefined;
  const isEmpty = state.reports.length + state.unusable.length === 0 && state.lacks !== 'reports';
  return (
    <ViewFrame
      title={isEmpty && !hasKey ? CONNECT_ACTIVTRAK : isEmpty ? FIRST_REPORT : VIEWS.reports}
      actions={!isEmpty && <IconButton icon="refresh" label={CHECK_FOR_CHANGES} aria-disabled={reading.isBusy} onClick={read} />}
    >
      {state.notices.map(({ kind, words }) => (
        <Message key={words} kind={kind}>
          {words}
        </Message>
      ))}
      {state.lacks && (
        <Button isBusy={reading.isBusy} onClick={read}>
          {TRY_AGAIN}
        </Button>
      )}
      <Failure words={reading.failure} />
      {isEmpty && !hasKey && <Welcome />}
      {isEmpty && hasKey && <views.FirstReports />}
      {!isEmpty && !hasKey && <WithoutKey />}
      {HAS_WAREHOUSE && !hasKey && views.warehouse && <views.warehouse.WithoutKey />}
      {!isEmpty && <Reports />}
    </ViewFrame>
  );
}

function Reports(): JSX.Element {
  const { state, runs, runner, views, go } = useSession();
  const [showsReady, setShowsReady] = useState(false);
  const free = state.reports.filter(({ running }) => running?.free !== false);
  return (
    <>
      {state.connection && (
        <div class="buttons">
          <Button id="new-report" icon="plus" onClick={() => go({ name: 'editor', report: EMPTY_REPORT })}>
            {NEW_REPORT}
          </Button>
          <Button id="gallery" onClick={() => go({ name: 'gallery' })}>
            {READY_SHEETS_TITLE}
          </Button>
          {state.reports.length > 1 && (
            <Button isBusy={runs.some(isAtWork)} onClick={() => runner.start(free.map(({ report }) => report.id))}>
              {REFRESH_ALL}
            </Button>
          )}
          <Button look="plain" aria-expanded={showsReady} onClick={() => setShowsReady(!showsReady)}>
            {READY_MADE}
          </Button>
        </div>
      )}
      {showsReady && state.connection && <views.ReadyReports onMade={() => setShowsReady(false)} />}
      <ul class="cards">
        {state.reports.map((view) => (
          <li key={view.report.id}>
            <Guarded>
              <ReportCard view={view} />
            </Guarded>
          </li>
        ))}
        {state.unusable.map((one) => (
          <li key={one.id} class="card">
            <h2>
              <bdi>{one.name}</bdi>
            </h2>
            <p class="hint">{one.words}</p>
            <views.DeleteReport {...one}>
              <p>{WHAT_DELETES_UNUSABLE}</p>
            </views.DeleteReport>
          </li>
        ))}
      </ul>
    </>
  );
}

function Welcome(): JSX.Element {
  const { views } = useSession();
  return (
    <>
      {WELCOME.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <views.ConnectForm />
    </>
  );
}

/** What an editor who has no key of her own can do here. */
function WithoutKey(): JSX.Element {
  const { go } = useSession();
  return (
    <Message kind="information">
      <p>{WITHOUT_KEY}</p>
      <Button id="connect" onClick={() => go({ name: 'settings' })}>
        {CONNECT_MY_KEY}
      </Button>
    </Message>
  );
}
