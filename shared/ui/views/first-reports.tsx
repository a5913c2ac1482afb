import type { JSX } from 'preact';
import { ABOUT_READY, CREATE, CREATE_OWN, CUSTOMIZE, createReport, customizeReport } from '#words/first-reports';
import { ALL_READY_SHEETS, MOST_WANTED, OR_A_REPORT } from '#words/gallery';
import type { NamedConnection } from '../../api/connections/connection';
import type { ReadyKind } from '../../dashboard/blueprint';
import type { Report } from '../../report/definition/definition';
import { madeFrom, useMadeFrom } from '../connections/made-from';
import { EMPTY_REPORT } from '../editor/empty-report';
import { freed, READY_REPORTS } from '../editor/ready-reports';
import { ReadyCards } from '../gallery/gallery-view';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** What most people ask such data first. */
const FIRST_KINDS: readonly ReadyKind[] = ['timesheet', 'attendance', 'weekly', 'apps'];

/** Ready sheets and reports to begin with, and the way to one's own. */
export function FirstReports(): JSX.Element {
  const { go } = useSession();
  const { from, field } = useMadeFrom();
  return (
    <>
      {field}
      <h2 class="gallery-head">{MOST_WANTED}</h2>
      <ReadyCards kinds={FIRST_KINDS} from={from} />
      <Button id="gallery" onClick={() => go({ name: 'gallery' })}>
        {ALL_READY_SHEETS}
      </Button>
      <h2 class="gallery-head">{OR_A_REPORT}</h2>
      <ReportsToMake isFirst={false} from={from} />
      <Button id="new-report" icon="plus" onClick={() => go({ name: 'editor', report: EMPTY_REPORT })}>
        {CREATE_OWN}
      </Button>
    </>
  );
}

/** Reports that are made with one press. */
export function ReadyReports({ onMade }: { readonly onMade?: () => void }): JSX.Element {
  const { from, field } = useMadeFrom();
  return (
    <>
      {field}
      <ReportsToMake isFirst from={from} {...(onMade ? { onMade } : {})} />
    </>
  );
}

interface ReportsToMakeProps {
  readonly isFirst: boolean;
  readonly from: NamedConnection | undefined;
  readonly onMade?: () => void;
}

function ReportsToMake({ onMade, isFirst, from }: ReportsToMakeProps): JSX.Element {
  const { state, call, named, refreshNew, go } = useSession();
  const making = useAction();
  const make = async (report: Report): Promise<void> => {
    await named();
    const { id } = await call('saveReport', { report });
    onMade?.();
    refreshNew(id);
  };
  const ready = READY_REPORTS.map(({ report, words }) => ({ report: madeFrom(freed(report, state), from), words }));
  return (
    <>
      <p>{ABOUT_READY}</p>
      <Failure words={making.failure} />
      <ul class="cards">
        {ready.map(({ report, words }, index) => (
          <li key={report.name} class="card">
            <h2>{report.name}</h2>
            <p>{words}</p>
            <div class="buttons">
              <Button
                look={isFirst && index === 0 ? 'primary' : undefined}
                isBusy={making.isBusy}
                aria-label={createReport(report.name)}
                onClick={() => void making.run(() => make(report))}
              >
                {CREATE}
              </Button>
              <Button
                id={`ready-${index}`}
                look="plain"
                aria-label={customizeReport(report.name)}
                onClick={() => go({ name: 'editor', report })}
              >
                {CUSTOMIZE}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
