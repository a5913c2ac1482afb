import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { alertsOnCard } from '#words/alert-views';
import {
  COSTS,
  cellsWords,
  costWords,
  failedInARow,
  HEALTH,
  LOOKING_AT_FILE,
  NO_REPORTS_HERE,
  NOBODYS,
  OWNERS,
  requestsWords,
  SIZE,
} from '#words/file-health';
import type { FileHealth, ReportCost } from '../../panel/reports/health-views';
import type { ReportView } from '../../panel/views';
import { useAction } from '../parts/action';
import { useAtFirst } from '../parts/at-first';
import { Failed } from '../parts/failed';
import { ViewFrame } from '../parts/view-frame';
import { Words } from '../parts/words';
import { useSession } from '../session';
import { OwnerCard } from './owner-card';
import { ReportAge } from './report-age';

/** A file at one look: its size, whose keys refresh it, and what each report costs. */
export function HealthView(): JSX.Element {
  const { call, back } = useSession();
  const [health, setHealth] = useState<FileHealth>();
  const reading = useAction();
  const read = (): void => void reading.run(async () => setHealth(await call('fileHealth', {})));
  useAtFirst(read);
  return (
    <ViewFrame title={HEALTH} onBack={() => back()}>
      <Failed words={reading.failure} onAgain={read} />
      {reading.isBusy && health === undefined && <output>{LOOKING_AT_FILE}</output>}
      {health && <Shown health={health} onChanged={read} />}
    </ViewFrame>
  );
}

function Shown({ health, onChanged }: { readonly health: FileHealth; readonly onChanged: () => void }): JSX.Element {
  const { cells, mostCells, owners, requestsPerDay, costs, state } = health;
  return (
    <>
      <section class="part">
        <h2>{SIZE}</h2>
        {mostCells !== undefined && (
          <meter style={{ width: '100%' }} aria-label={SIZE} max={mostCells} high={0.8 * mostCells} value={cells} />
        )}
        <p>{cellsWords(cells, mostCells)}</p>
      </section>
      <section class="part">
        <h2>{OWNERS}</h2>
        {owners.length === 0 && <p>{NOBODYS}</p>}
        <ul class="cards">
          {owners.map((owner) => (
            <li key={owner.id}>
              <OwnerCard owner={owner} mostMsPerDay={health.mostMsPerDay} onChanged={onChanged} />
            </li>
          ))}
        </ul>
      </section>
      <section class="part">
        <h2>{COSTS}</h2>
        {requestsPerDay > 0 && <p>{requestsWords(requestsPerDay)}</p>}
        {state.reports.length === 0 && <p>{NO_REPORTS_HERE}</p>}
        <ul class="cards">
          {state.reports.map((view) => (
            <li key={view.report.id}>
              <CostCard view={view} cost={costs.find(({ id }) => id === view.report.id)} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function CostCard({ view, cost }: { readonly view: ReportView; readonly cost: ReportCost | undefined }): JSX.Element {
  const { report, failures, why, last, connection } = view;
  return (
    <section class="card">
      <h3>
        <bdi>{report.name}</bdi>
      </h3>
      {connection && (
        <p class="hint">
          <bdi>{connection.name}</bdi>
        </p>
      )}
      <ReportAge view={view} />
      {report.alerts && last?.alerts !== undefined && <p>{alertsOnCard(last.alerts)}</p>}
      {failures > 0 && (
        <p>
          {failedInARow(failures)} <Words text={why ?? last?.message ?? ''} />
        </p>
      )}
      <p class="hint">
        {costWords({ requests: cost?.requests, ms: cost?.ms, requestsPerDay: cost?.requestsPerDay, msPerDay: cost?.msPerDay })}
      </p>
    </section>
  );
}
