import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { STREAMS } from '../../api/streams';
import type { FileContents } from '../../panel/calls';
import type { Privacy } from '../../report/definition/people-shown';
import { showsNames } from '../../report/definition/people-shown';
import { countWords } from '../../words/en/numbers';
import { useAction } from '../parts/action';
import { useAtFirst } from '../parts/at-first';
import { Button } from '../parts/button';
import { Failed } from '../parts/failed';
import { ViewFrame } from '../parts/view-frame';
import { Words } from '../parts/words';
import { useSession } from '../session';

type Part = FileContents['sheets'][number];

/** What the product has put into the file about people, and how to have less of it there. */
export function PeopleView(): JSX.Element {
  const { call, back } = useSession();
  const [contents, setContents] = useState<FileContents>();
  const reading = useAction();
  const read = (): void => void reading.run(async () => setContents(await call('fileContents', {})));
  useAtFirst(read);
  return (
    <ViewFrame title="What this file holds about people" onBack={() => back()}>
      <p>Everyone who can open this file can read this, and a copy of the file holds it too.</p>
      <Failed words={reading.failure} onAgain={read} />
      {reading.isBusy && <output>Looking through the file…</output>}
      {contents?.sheets.length === 0 && <p>Nothing yet: no report has been refreshed here, and there are no ActivTrak formulas.</p>}
      <ul class="cards">
        {contents?.sheets.map((part) => (
          <li key={`${part.sheet} ${part.from}`}>
            <PartCard part={part} />
          </li>
        ))}
      </ul>
    </ViewFrame>
  );
}

function PartCard({ part }: { readonly part: Part }): JSX.Element {
  const isFormulas = part.from === 'formulas';
  const isLeft = part.reportId === undefined && !isFormulas;
  return (
    <section class="card">
      <h2>
        <bdi>{part.sheet}</bdi>
      </h2>
      <p class="hint">
        From <Words text={part.from} />
        {part.people === undefined ? '' : `, ${countWords(part.people, 'person', 'people')}`}
      </p>
      {isFormulas && <p>Formulas show what they were asked for. Limit them under Settings, Formulas.</p>}
      {isLeft && <p>No report refreshes them any more. Delete them in the sheet when nobody needs them.</p>}
      {!isFormulas && part.columns.length === 0 && <p>No column is about individual people.</p>}
      {part.columns.length > 0 && (
        <>
          <p>Columns about individual people:</p>
          <ul class="words">
            {part.columns.map((column) => (
              <li key={column}>
                <bdi>{column}</bdi>
              </li>
            ))}
          </ul>
          <Offers part={part} />
        </>
      )}
    </section>
  );
}

/** Opens the report's editor with less about people in it. */
function Offers({ part }: { readonly part: Part }): JSX.Element | null {
  const { state, go } = useSession();
  const report = state.reports.find((view) => view.report.id === part.reportId)?.report;
  if (report === undefined) return null;
  const edit = (people: Privacy['people']): void =>
    go({ name: 'editor', isChanged: true, report: { ...report, privacy: { ...report.privacy, people } } });
  return (
    <div class="buttons">
      {showsNames(report) && (
        <Button id={`pseudonyms-${report.id}`} aria-label={`Use pseudonyms in “${report.name}”`} onClick={() => edit('pseudonyms')}>
          Use pseudonyms
        </Button>
      )}
      {STREAMS[report.stream].record === 'day' && (
        <Button id={`summary-${report.id}`} aria-label={`Use a summary in “${report.name}”`} onClick={() => edit('summary')}>
          Use a summary
        </Button>
      )}
    </div>
  );
}
