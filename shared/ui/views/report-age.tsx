import type { JSX } from 'preact';
import { momentWords, whenWords } from '#words/moments';
import { GOOGLE_ACCOUNT, type KeyOwner, NOT_REFRESHED, refreshedWords, requestedWords, scheduledWords } from '#words/report-card';
import { scheduleWords } from '#words/rhythms';
import type { ReportView } from '../../panel/views';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { Words } from '../parts/words';
import { useSession } from '../session';

/** How old the rows are, where they are, when the next refresh comes and who asked for one. Each name keeps its own direction. */
export function ReportAge({ view }: { readonly view: ReportView }): JSX.Element {
  const { state } = useSession();
  const { refreshedAt, refreshedBy, rows, place, report, requested } = view;
  const when = (ms: number): string => whenWords(ms, state.now, state.zone);
  return (
    <>
      <p>
        {refreshedAt === undefined ? (
          NOT_REFRESHED
        ) : (
          <Words text={refreshedWords({ when: when(refreshedAt), by: refreshedBy, rows, place })} />
        )}
      </p>
      {report.schedule && <NextRun view={view} schedule={report.schedule} />}
      {requested && report.schedule && (
        <p>
          <Words text={requestedWords(requested.by, when(requested.at), keyOwner(view))} />
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
  const zone = 'at' in when && when.zone !== state.zone ? when.zone : undefined;
  const next = view.nextRun === undefined ? undefined : momentWords(view.nextRun, state.now, zone ?? state.zone);
  return (
    <p>
      <Words text={scheduledWords(scheduleWords(when), zone, keyOwner(view), next)} />
    </p>
  );
}

/** Whose key, or account, a report's schedule uses. */
export const keyOwner = ({ scheduleIsMine, report }: ReportView): KeyOwner => ({
  isMine: scheduleIsMine,
  name: report.schedule?.ownerName,
  ...(HAS_WAREHOUSE && report.from ? { its: GOOGLE_ACCOUNT } : {}),
});
