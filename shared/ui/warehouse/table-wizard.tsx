import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { CANCEL } from '#words/buttons';
import { saved } from '#words/editor';
import { STREAM_WORDS } from '#words/report-parts';
import {
  ABOUT_PROJECT,
  NEXT,
  OPEN_CONSOLE,
  PREVIOUS_STEP,
  PROJECT_NEEDS,
  SAVE_AND_FILL,
  SEND_TO_BIGQUERY,
  STEP_WORDS,
  stepWords,
} from '#words/table-wizard';
import { asTableReport } from '../../panel/warehouse/table-report';
import type { Report } from '../../report/definition/definition';
import { wrongTableName } from '../../warehouse/table-name';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { withUsualConnection } from '../connections/own-connection';
import { tidied, withName } from '../editor/draft';
import { useAction } from '../parts/action';
import { useAtFirst } from '../parts/at-first';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { ViewFrame } from '../parts/view-frame';
import { useSession } from '../session';
import { CONSOLE } from './console-address';
import { FillStep } from './fill-step';
import { RegionField, TablePartField } from './table-fields';
import { useTablePlace } from './table-place';
import { TestStep } from './test-step';

type Step = keyof typeof STEP_WORDS;
const STEPS: readonly Step[] = ['project', 'dataset', 'test', 'fill'];

/** What has to be right before the next step. */
const NEEDS: Readonly<Record<Step, readonly (keyof WarehouseTable)[]>> = {
  project: ['project'],
  dataset: ['dataset', 'location', 'table'],
  test: [],
  fill: [],
};

/** It takes the focus when its step comes, since what was pressed may be gone. */
function StepHeading({ words }: { readonly words: string }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useAtFirst(() => heading.current?.focus());
  return (
    <h2 class="gallery-head" ref={heading} tabIndex={-1}>
      {words}
    </h2>
  );
}

interface TableWizardProps {
  readonly first: Report;
  /** Leaves it, with what was chosen so far; without it, to where the person came from. */
  readonly onBack?: (report: Report) => void;
}

/** Leads through where a report's table is to be, tries that out, says what filling it takes, and begins. */
export function TableWizard({ first: given, onBack }: TableWizardProps): JSX.Element {
  // A new one may have no name yet, and there is no field for it here.
  const { state, call, named, refreshNew, back, here, tell } = useSession();
  const first = withUsualConnection(given.name.trim() === '' ? withName(given, STREAM_WORDS[given.stream].label) : given, state);
  const others = state.reports.map((view) => view.report);
  const place = useTablePlace((last) => {
    if (first.warehouse === undefined) setChosen((now) => now ?? asTableReport(first, last, others));
  });
  const [chosen, setChosen] = useState<Report>();
  const [step, setStep] = useState<Step>('project');
  const [isTested, setTested] = useState(false);
  const going = useAction();
  const report = chosen ?? (first.warehouse ? first : asTableReport(first, place, others));
  const table = report.warehouse as WarehouseTable;
  const onTable = (next: WarehouseTable): void => {
    setTested(false);
    going.forget();
    setChosen({ ...report, warehouse: next });
  };
  const leave = (): void => (onBack ? onBack(report) : back());
  const at = STEPS.indexOf(step);
  const goTo = (next: Step | undefined): void => {
    going.forget();
    if (next) setStep(next);
    else leave();
  };
  const next = (): void =>
    void going.run(async () => {
      const trouble = NEEDS[step].map((part) => wrongTableName(part, table[part])).find((words) => words !== undefined);
      if (trouble !== undefined) throw new Error(trouble);
      goTo(STEPS[at + 1]);
    });
  const fill = (): void =>
    void going.run(async () => {
      const isHere = here();
      await named();
      const definition = tidied(report);
      const { id, problem } = await call('saveReport', { report: definition, shown: first.destination });
      if (isHere()) back(id);
      if (problem) tell(problem, 'warning');
      else tell(saved(definition.name));
      refreshNew(id);
    });
  return (
    <ViewFrame title={SEND_TO_BIGQUERY} onBack={leave}>
      <p class="hint">
        <bdi>{report.name}</bdi>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (step !== 'fill') next();
        }}
      >
        <StepHeading key={step} words={stepWords(at + 1, STEPS.length, STEP_WORDS[step])} />
        <Failure words={going.failure} />
        {step === 'project' && (
          <>
            <p>{ABOUT_PROJECT}</p>
            <TablePartField part="project" table={table} onTable={onTable} />
            <p class="hint">{PROJECT_NEEDS}</p>
            <p>
              <a class="button" href={CONSOLE} target="_blank" rel="noreferrer">
                {OPEN_CONSOLE}
              </a>
            </p>
          </>
        )}
        {step === 'dataset' && (
          <>
            <TablePartField part="dataset" table={table} onTable={onTable} />
            <RegionField table={table} onTable={onTable} />
            <TablePartField part="table" table={table} onTable={onTable} />
          </>
        )}
        {step === 'test' && <TestStep report={report} isTested={isTested} onTested={setTested} />}
        {step === 'fill' && <FillStep report={report} />}
        <div class="buttons">
          {step === 'fill' ? (
            <Button look="primary" isBusy={going.isBusy} onClick={fill}>
              {SAVE_AND_FILL}
            </Button>
          ) : (
            (step !== 'test' || isTested) && (
              <Button type="submit" look="primary" isBusy={going.isBusy}>
                {NEXT}
              </Button>
            )
          )}
          <Button look="plain" onClick={() => goTo(STEPS[at - 1])}>
            {at === 0 ? CANCEL : PREVIOUS_STEP}
          </Button>
        </div>
      </form>
    </ViewFrame>
  );
}
