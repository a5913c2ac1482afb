import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  ABOUT_FORMULAS,
  ABOUT_LEFT_ROWS,
  ABOUT_PEOPLE,
  ABOUT_UNFINISHED,
  LOOKING_THROUGH,
  NO_PERSONAL_COLUMNS,
  NOTHING_ABOUT_PEOPLE,
  PERSONAL_COLUMNS,
  pseudonymsIn,
  sourceWords,
  summaryIn,
  USE_PSEUDONYMS,
  USE_SUMMARY,
  WHO_CAN_READ,
} from '#words/people-view';
import { STREAMS } from '../../api/streams/streams';
import type { FileContents } from '../../panel/views';
import type { Privacy } from '../../report/definition/people-shown';
import { showsNames } from '../../report/definition/people-shown';
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
    <ViewFrame title={ABOUT_PEOPLE} onBack={() => back()}>
      <p>{WHO_CAN_READ}</p>
      <Failed words={reading.failure} onAgain={read} />
      {reading.isBusy && <output>{LOOKING_THROUGH}</output>}
      {contents?.sheets.length === 0 && <p>{NOTHING_ABOUT_PEOPLE}</p>}
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
  return (
    <section class="card">
      <h2>
        <bdi>{part.sheet}</bdi>
      </h2>
      <p class="hint">
        <Words text={sourceWords(part.from, part.people)} />
      </p>
      {isFormulas && (
        <p>
          <Words text={ABOUT_FORMULAS} />
        </p>
      )}
      {part.isLeft && <p>{ABOUT_LEFT_ROWS}</p>}
      {part.isUnfinished && <p>{ABOUT_UNFINISHED}</p>}
      {!isFormulas && part.columns.length === 0 && <p>{NO_PERSONAL_COLUMNS}</p>}
      {part.columns.length > 0 && (
        <>
          <p>{PERSONAL_COLUMNS}</p>
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
        <Button id={`pseudonyms-${report.id}`} aria-label={pseudonymsIn(report.name)} onClick={() => edit('pseudonyms')}>
          {USE_PSEUDONYMS}
        </Button>
      )}
      {STREAMS[report.stream].record.addsUp && (
        <Button id={`summary-${report.id}`} aria-label={summaryIn(report.name)} onClick={() => edit('summary')}>
          {USE_SUMMARY}
        </Button>
      )}
    </div>
  );
}
