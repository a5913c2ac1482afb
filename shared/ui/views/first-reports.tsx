import type { JSX } from 'preact';
import type { Report } from '../../report/definition';
import { EMPTY_REPORT, READY_REPORTS } from '../editor/ready-reports';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Three reports to begin with, and the way to one's own. */
export function FirstReports(): JSX.Element {
  const { call, runner, go } = useSession();
  const making = useAction();
  const make = async (report: Report): Promise<void> => {
    const { id } = await call('saveReport', { report });
    runner.start([id]);
  };
  return (
    <>
      <p>Start with one of these. Each goes to a sheet of its own, and everything about it can be changed later.</p>
      <Failure words={making.failure} />
      <ul class="cards">
        {READY_REPORTS.map(({ report, words }, index) => (
          <li key={report.name} class="card">
            <h2>{report.name}</h2>
            <p>{words}</p>
            <div class="buttons">
              <Button
                look={index === 0 ? 'primary' : undefined}
                isBusy={making.isBusy}
                aria-label={`Create “${report.name}”`}
                onClick={() => void making.run(() => make(report))}
              >
                Create
              </Button>
              <Button
                id={`ready-${index}`}
                look="plain"
                aria-label={`Customize “${report.name}”`}
                onClick={() => go({ name: 'editor', report })}
              >
                Customize
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Button id="new-report" icon="plus" onClick={() => go({ name: 'editor', report: EMPTY_REPORT })}>
        Create my own report
      </Button>
    </>
  );
}
