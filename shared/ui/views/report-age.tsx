import type { JSX } from 'preact';
import type { ReportView } from '../../panel/calls';
import { countWords } from '../../words/en/numbers';
import { useSession } from '../session';
import { momentWords } from '../words/moment';
import { scheduleWords } from '../words/schedule-words';

/** How old the rows are, where they are, when the next refresh comes and who asked for one. Each name keeps its own direction. */
export function ReportAge({ view }: { readonly view: ReportView }): JSX.Element {
  const { state } = useSession();
  const { refreshedAt, refreshedBy, rows, place, report, requested } = view;
  const when = (ms: number): string => momentWords(ms, state.now, state.zone);
  return (
    <>
      {refreshedAt === undefined ? (
        <p>Not refreshed yet.</p>
      ) : (
        <p>
          Refreshed {when(refreshedAt)}
          {refreshedBy && (
            <>
              {' by '}
              <bdi>{refreshedBy}</bdi>
            </>
          )}
          , {countWords(rows, 'row')}
          {place && (
            <>
              {', at '}
              <bdi>{place}</bdi>
            </>
          )}
          .
        </p>
      )}
      {report.schedule && <NextRun view={view} schedule={report.schedule} />}
      {requested && (
        <p>
          <bdi>{requested.by || 'A colleague'}</bdi> asked for a refresh, {when(requested.at)}: the next run on <KeyOf view={view} /> serves
          it.
        </p>
      )}
    </>
  );
}

interface NextRunProps {
  readonly view: ReportView;
  readonly schedule: NonNullable<ReportView['report']['schedule']>;
}

/** The hour is the schedule's own: where that is another zone than the document's, it is said. */
function NextRun({ view, schedule: { when } }: NextRunProps): JSX.Element {
  const { state } = useSession();
  const isElsewhere = 'at' in when && when.zone !== state.zone;
  return (
    <p>
      Refreshes {scheduleWords(when)}
      {isElsewhere && ` (${when.zone})`}, on <KeyOf view={view} />
      {view.nextRun === undefined ? '' : `; next ${momentWords(view.nextRun, state.now, isElsewhere ? when.zone : state.zone)}`}.
    </p>
  );
}

function KeyOf({ view: { scheduleIsMine, report } }: { readonly view: ReportView }): JSX.Element {
  if (scheduleIsMine) return <>your key</>;
  const owner = report.schedule?.ownerName;
  return owner ? (
    <>
      the key of <bdi>{owner}</bdi>
    </>
  ) : (
    <>a colleague's key</>
  );
}
