import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { VIEWS } from '#words/buttons';
import { CHECKS, HISTORY_EMPTY, LOG_SHEET_HINT, ofReport, READING_HISTORY, runWords, SHOW_LOG_SHEET, SOMEBODY } from '#words/history';
import { RESULTS } from '#words/log-sheet';
import { momentWords } from '#words/moments';
import type { Outcome, RunRecord } from '../../report/kept/run';
import { ConnectionMark } from '../connections/connection-mark';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failed } from '../parts/failed';
import { Failure } from '../parts/message';
import { ViewFrame } from '../parts/view-frame';
import { Words } from '../parts/words';
import { Checks, warningsIn } from '../runs/checks';
import { useSession } from '../session';

/** The badge that an outcome has. */
const BADGES: Readonly<Record<Outcome, string>> = { done: 'ready', 'nothing-new': 'new', failed: 'failed', cancelled: 'new' };

/** The last refreshes, newest first. */
export function HistoryView(): JSX.Element {
  const { call, state } = useSession();
  const [runs, setRuns] = useState<readonly RunRecord[]>();
  const reading = useAction();
  const showing = useAction();
  const isWanted = useRef(false);
  const read = (): void => {
    isWanted.current = true;
    void reading.run(async () => {
      // A refresh may end while it is read how the one before did.
      while (isWanted.current) {
        isWanted.current = false;
        setRuns((await call('history', {})).runs);
      }
    });
  };
  // With every new state: a refresh may have ended, here or by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: by the state alone
  useEffect(read, [state]);
  return (
    <ViewFrame title={VIEWS.history}>
      <div class="buttons">
        <Button isBusy={showing.isBusy} onClick={() => void showing.run(() => call('showLog', {}))}>
          {SHOW_LOG_SHEET}
        </Button>
      </div>
      <p class="hint">{LOG_SHEET_HINT}</p>
      <Failure words={showing.failure} />
      <Failed words={reading.failure} onAgain={read} />
      {reading.isBusy && runs === undefined && <output>{READING_HISTORY}</output>}
      {runs?.length === 0 && <p>{HISTORY_EMPTY}</p>}
      <ol class="cards">
        {runs?.map((record) => (
          <li key={record.runId}>
            <RunCard record={record} />
          </li>
        ))}
      </ol>
    </ViewFrame>
  );
}

function RunCard({ record }: { readonly record: RunRecord }): JSX.Element {
  const { state } = useSession();
  return (
    <section class="card">
      <div class="card-head">
        <h2>
          <bdi>{record.reportName}</bdi>
        </h2>
        <span class={`badge ${BADGES[record.outcome] ?? 'new'}`}>{RESULTS[record.outcome] ?? record.outcome}</span>
      </div>
      <p class="hint">
        {momentWords(record.at, state.now, state.zone)} · <bdi>{record.by || SOMEBODY}</bdi> · {runWords(record)}
      </p>
      {record.connection && state.connections.length > 1 && (
        <p class="hint">
          <ConnectionMark name={record.connection} color={state.connections.find(({ name }) => name === record.connection)?.color} />
        </p>
      )}
      <p>
        <Words text={record.message} />
      </p>
      {record.checks.length > 0 && (
        <details class="more">
          <summary>
            {CHECKS}
            {warningsIn(record.checks)}
            <span class="unseen">{ofReport(record.reportName)}</span>
          </summary>
          <Checks checks={record.checks} />
        </details>
      )}
    </section>
  );
}
