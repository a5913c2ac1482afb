import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  ADD_CHART,
  CHANGE_CHART,
  CHART_ADDED,
  CHART_CHANGED,
  CHART_KIND,
  CHART_KIND_WORDS,
  CHART_QUESTION,
  CHART_REMOVED,
  chartProposed,
  REMOVE_CHART,
} from '#words/chart-views';
import { NOTHING_TO_CHART } from '#words/charts';
import { CHART_KINDS, type ChartKind } from '../../chart-writer';
import { proposeChart } from '../../dashboard/propose-chart';
import type { ReportView } from '../../panel/views';
import { outputColumns } from '../../report/definition/output';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Choice } from '../parts/choice';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/message';
import { Words } from '../parts/words';
import { useSession } from '../session';

/** Adds, changes and removes the chart of a report that has rows. The proposal is made here, so that the host need not know how. */
export function ChartActions({ view: { report, chart } }: { readonly view: ReportView }): JSX.Element {
  const { call, tell } = useSession();
  const acting = useAction();
  const [kind, setKind] = useState<ChartKind | undefined>();
  const [lacksValues, setLacksValues] = useState(false);
  const { id } = report;
  const columns = outputColumns(report);
  const proposed = proposeChart(columns, report.name);
  const labelOf = (key: string): string => columns.find((column) => column.key === key)?.label ?? key;
  const close = (): void => {
    setKind(undefined);
    acting.forget();
  };
  const act = (work: () => Promise<unknown>, words: string): void =>
    void acting.run(async () => {
      await work();
      setKind(undefined);
      tell(words);
    });
  return (
    <>
      {kind === undefined && <Failure words={lacksValues ? NOTHING_TO_CHART : acting.failure} />}
      <Button look="plain" onClick={() => (proposed ? setKind(chart ?? proposed.kind) : setLacksValues(true))}>
        {chart ? CHANGE_CHART : ADD_CHART}
      </Button>
      {chart && (
        <Button look="plain" isBusy={acting.isBusy} onClick={() => act(() => call('removeChart', { id }), CHART_REMOVED)}>
          {REMOVE_CHART}
        </Button>
      )}
      {proposed && kind !== undefined && (
        <Dialog
          title={CHART_QUESTION}
          action={chart ? CHANGE_CHART : ADD_CHART}
          isBusy={acting.isBusy}
          failure={acting.failure}
          onAct={() => act(() => call('addChart', { id, chart: { ...proposed, kind } }), chart ? CHART_CHANGED : CHART_ADDED)}
          onCancel={close}
        >
          <p>
            <Words
              text={chartProposed(
                (kind === 'pie' ? proposed.series.slice(0, 1) : proposed.series).map(labelOf),
                labelOf(proposed.category),
              )}
            />
          </p>
          <Choice
            legend={CHART_KIND}
            value={kind}
            options={CHART_KINDS.map((value) => ({ value, label: CHART_KIND_WORDS[value] }))}
            onValue={setKind}
          />
        </Dialog>
      )}
    </>
  );
}
