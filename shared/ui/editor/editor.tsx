import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ALERTS, alertRules } from '#words/alert-views';
import { CANCEL, NEW_REPORT, SAVE } from '#words/buttons';
import {
  DEFAULT_COLUMNS,
  EDIT_REPORT,
  ONLY_BY_HAND,
  PRIVACY_WORDS,
  placeWords,
  REPORT_NAME,
  SAVE_AND_REFRESH,
  SECTIONS,
  TIME_SHOWN_AS,
  TIME_WORDS,
  WHAT_IT_SHOWS,
} from '#words/editor';
import { countWords } from '#words/numbers';
import { STREAM_WORDS } from '#words/report-parts';
import { scheduleWords } from '#words/rhythms';
import { FROM_ACTIVTRAK, ROWS_FROM } from '#words/rows-from';
import { STREAMS } from '../../api/streams/streams';
import type { Report } from '../../report/definition/definition';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { fullTableName } from '../../warehouse/table-name';
import { AlertsPart } from '../alerts/alerts-part';
import { ConnectionPart } from '../connections/connection-part';
import { withUsualConnection } from '../connections/own-connection';
import { useAtFirst } from '../parts/at-first';
import { Button } from '../parts/button';
import { Choice } from '../parts/choice';
import { SelectField, TextField } from '../parts/field';
import { Failure } from '../parts/message';
import { Section } from '../parts/section';
import { ViewFrame } from '../parts/view-frame';
import { useSession } from '../session';
import { whoStays } from '../warehouse/known-tables';
import { reportDays, timeAs, timeShown, whoWords } from '../words/report-words';
import { ColumnsPart } from './columns-part';
import { DestinationPart } from './destination-part';
import { type Draft, listedColumns, settled, tidied, withName, withRange, withStream } from './draft';
import { LeaveQuestion, SaveOverQuestion } from './editor-questions';
import { GroupingChoice, GroupsPart } from './groups-part';
import { PreviewPart } from './preview-part';
import { PrivacyPart } from './privacy-part';
import { RangePart } from './range-part';
import { SchedulePart } from './schedule-part';
import { useSaving } from './use-saving';
import { WhoPart } from './who-part';

const entries = <Key extends string, Value>(record: Readonly<Record<Key, Value>>): readonly (readonly [Key, Value])[] =>
  Object.entries(record) as [Key, Value][];

/** Makes or changes a report. Nothing is saved before a person says so, and leaving with changes asks. */
export function Editor({ first: given, isChanged }: { readonly first: Report; readonly isChanged: boolean }): JSX.Element {
  const { state, call, back, views } = useSession();
  const [first] = useState(() => withUsualConnection(given, state));
  const [report, setReport] = useState(first);
  const [shown, setShown] = useState(first.destination);
  const [isAsked, setAsked] = useState(false);
  const [isSetUp, setSetUp] = useState<boolean>();
  const saving = useSaving(first, report, shown);
  const draft: Draft = { report, change: (part) => setReport((before) => settled({ ...before, ...part })) };
  const leave = (): void => {
    if (isChanged || JSON.stringify(report) !== JSON.stringify({ ...first, destination: shown })) setAsked(true);
    else back();
  };
  // Its sheet may have been renamed since the panel looked.
  useAtFirst(() => {
    if (first.id !== '')
      call('open', {}).then(
        ({ reports }) => {
          const place = reports.find((view) => view.report.id === first.id)?.report.destination ?? shown;
          setShown(place);
          setReport((before) => (before.destination === first.destination ? { ...before, destination: place } : before));
        },
        // What is shown stays; saving says why.
        () => undefined,
      );
  });
  if (HAS_WAREHOUSE && views.warehouse && isSetUp)
    return (
      <views.warehouse.TableWizard
        first={report}
        onBack={(chosen) => {
          setReport(chosen);
          setSetUp(false);
        }}
      />
    );
  return (
    <ViewFrame title={first.id === '' ? NEW_REPORT : EDIT_REPORT} onBack={leave}>
      <form
        class="editor"
        onSubmit={(event) => {
          event.preventDefault();
          saving.save();
        }}
      >
        <Failure words={saving.failure} />
        <TextField label={REPORT_NAME} maxLength={100} value={report.name} onText={(name) => setReport(withName(report, name))} />
        {HAS_WAREHOUSE && report.from ? null : <ConnectionPart {...draft} />}
        <Choice
          legend={WHAT_IT_SHOWS}
          value={report.stream}
          options={entries(STREAM_WORDS).map(([value, words]) => ({ value, ...words }))}
          onValue={(stream) => setReport(withStream(report, stream))}
        />
        {HAS_WAREHOUSE && views.warehouse && !report.warehouse && (
          <Section title={ROWS_FROM} now={report.from ? fullTableName(report.from) : FROM_ACTIVTRAK}>
            <views.warehouse.RowsFrom
              report={tidied(report)}
              onFrom={(from) => draft.change({ from, who: whoStays(report.who, report.from, from) })}
            />
          </Section>
        )}
        <RangePart report={report} change={({ range }) => range && setReport((before) => withRange(before, range, first))} />
        <Section title={SECTIONS.who} now={whoWords(report)}>
          <WhoPart {...draft} />
        </Section>
        <Section title={SECTIONS.columns} now={columnsWords(report)}>
          {STREAMS[report.stream].record.when === 'time' && <GroupingChoice {...draft} />}
          {report.rollup ? <GroupsPart {...draft} rollup={report.rollup} /> : <ColumnsPart {...draft} />}
          {HAS_WAREHOUSE && report.warehouse ? null : (
            <SelectField
              label={TIME_SHOWN_AS}
              value={timeShown(report)}
              options={entries(TIME_WORDS)}
              onValue={(shown) => setReport(({ durations: _, ...rest }) => ({ ...rest, ...timeAs(shown) }))}
            />
          )}
        </Section>
        <Section title={SECTIONS.privacy} now={PRIVACY_WORDS[report.privacy.people].label.toLowerCase()} isOpen={isChanged}>
          <PrivacyPart {...draft} />
        </Section>
        <Section title={SECTIONS.destination} now={destinationWords(report)} isOpen={HAS_WAREHOUSE && isSetUp === false}>
          {HAS_WAREHOUSE && views.warehouse ? (
            <views.warehouse.TableDestination {...draft} onSetUp={() => setSetUp(true)} />
          ) : (
            <DestinationPart {...draft} />
          )}
        </Section>
        <Section title={ALERTS} now={alertRules(report.alerts?.rules.length ?? 0)}>
          <AlertsPart {...draft} />
        </Section>
        <Section title={SECTIONS.schedule} now={report.schedule ? scheduleWords(report.schedule.when) : ONLY_BY_HAND}>
          <SchedulePart {...draft} />
        </Section>
        {HAS_WAREHOUSE && report.from ? null : (
          <Section title={SECTIONS.preview} now={reportDays(report.range)}>
            <PreviewPart report={report} />
          </Section>
        )}
        <div class="editor-end">
          {((HAS_WAREHOUSE && report.from) || state.connection) && (
            <Button look="primary" isBusy={saving.isBusy} onClick={saving.saveAndRefresh}>
              {SAVE_AND_REFRESH}
            </Button>
          )}
          <Button type="submit" isBusy={saving.isBusy}>
            {SAVE}
          </Button>
          <Button look="plain" onClick={leave}>
            {CANCEL}
          </Button>
        </div>
      </form>
      {isAsked && <LeaveQuestion isSaving={saving.isBusy} onLeave={() => back()} onStay={() => setAsked(false)} />}
      {saving.question && <SaveOverQuestion {...saving.question} />}
    </ViewFrame>
  );
}

/** What the section of the destination says where it is folded. */
const destinationWords = ({ warehouse, destination: { sheet, cell }, disposition }: Report): string =>
  HAS_WAREHOUSE && warehouse ? fullTableName(warehouse) : placeWords(sheet, cell, disposition);

/** What the section of the columns says where it is folded. */
function columnsWords(report: Report): string {
  if (report.rollup) return countWords(report.rollup.by.length + report.rollup.measures.length, 'column');
  return report.columns.length === 0 ? DEFAULT_COLUMNS : countWords(listedColumns(report).length, 'column');
}
