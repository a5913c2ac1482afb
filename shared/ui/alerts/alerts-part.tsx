import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ALERTS_IN_TABLES, READING_READY_COLUMNS } from '#words/alert-views';
import type { AlertColumn } from '../../report/definition/alert-columns';
import { fillsTable } from '../../report/definition/fills-table';
import type { Draft } from '../editor/draft';
import { useAction } from '../parts/action';
import { useAtFirst } from '../parts/at-first';
import { Failed } from '../parts/failed';
import { useSession } from '../session';
import { RuleList } from './rule-list';

/** What each refresh looks for in a report's rows, and who may see what it finds. */
export function AlertsPart(draft: Draft): JSX.Element {
  const { state } = useSession();
  const { id } = draft.report;
  if (fillsTable(draft.report)) return <InTable {...draft} />;
  const hasReady = state.reports.some(({ report, ready }) => report.id === id && ready !== undefined);
  return hasReady ? <OverReady {...draft} /> : <RuleList {...draft} ready={[]} />;
}

/** The same where the rows go to a table. */
const InTable = (draft: Draft): JSX.Element => (
  <>
    <RuleList {...draft} ready={[]} />
    <p class="hint">{ALERTS_IN_TABLES}</p>
  </>
);

/** The same where the report has a ready sheet, whose columns the page doesn't know. */
function OverReady(draft: Draft): JSX.Element {
  const { call } = useSession();
  const [ready, setReady] = useState<readonly AlertColumn[]>();
  const reading = useAction();
  const read = (): void => void reading.run(async () => setReady((await call('readyColumns', { id: draft.report.id })).columns));
  useAtFirst(read);
  if (ready) return <RuleList {...draft} ready={ready} />;
  return (
    <>
      <Failed words={reading.failure} onAgain={read} />
      {reading.isBusy && <output>{READING_READY_COLUMNS}</output>}
    </>
  );
}
