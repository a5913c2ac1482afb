import type { JSX } from 'preact';
import type { Report } from '../../report/definition/definition';
import { ABOUT_READY, CREATE, CREATE_OWN, CUSTOMIZE, createReport, customizeReport } from '../../words/en/first-view';
import { EMPTY_REPORT, freed, READY_REPORTS } from '../editor/ready-reports';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Reports to begin with, and the way to one's own. */
export function FirstReports(): JSX.Element {
  const { go } = useSession();
  return (
    <>
      <ReadyReports />
      <Button id="new-report" icon="plus" onClick={() => go({ name: 'editor', report: EMPTY_REPORT })}>
        {CREATE_OWN}
      </Button>
    </>
  );
}

/** Reports that are made with one press. */
export function ReadyReports({ onMade }: { readonly onMade?: () => void }): JSX.Element {
  const { state, call, named, refreshNew, go } = useSession();
  const making = useAction();
  const make = async (report: Report): Promise<void> => {
    await named();
    const { id } = await call('saveReport', { report });
    onMade?.();
    refreshNew(id);
  };
  const standing = state.reports.map((view) => view.report);
  const ready = READY_REPORTS.map(({ report, words }) => ({ report: freed(report, standing), words }));
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
                look={index === 0 ? 'primary' : undefined}
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
