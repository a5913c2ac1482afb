import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ReadyKind } from '../../dashboard/blueprint';
import { ownPlans } from '../../dashboard/ready/own-plans';
import { READY_SHEETS } from '../../dashboard/ready/ready-sheets';
import { withRowsFrom } from '../../panel/table-report';
import type { Report } from '../../report/definition/definition';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import type { WarehouseTable } from '../../warehouse/warehouse';
import { CHOICES, choicesOf, MAKE_SHEET, makeSheet, NEEDS } from '../../words/en/gallery';
import { freed } from '../editor/ready-reports';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';
import { knownTables } from '../warehouse/known-tables';
import { ReadyChoicesPart } from './ready-choices-part';
import { ReadyPicture } from './ready-picture';

interface ReadyCardProps {
  readonly kind: ReadyKind;
  readonly isFirst: boolean;
}

/** A ready sheet in the gallery: what it is, what can be chosen, and the button that makes it. */
export function ReadyCard({ kind, isFirst }: ReadyCardProps): JSX.Element {
  const { state, call, named, refreshNew, go, views } = useSession();
  const { name, sentence, needs, defaults, matters, make } = READY_SHEETS[kind];
  const [choices, setChoices] = useState({ ...defaults, weekStart: state.connection?.weekStart ?? defaults.weekStart });
  // Who has no key begins with a table that is there.
  const [from, setFrom] = useState(HAS_WAREHOUSE && !state.connection ? knownTables(state, make(choices).report)[0] : undefined);
  const making = useAction();
  const { RowsFrom } = views.warehouse ?? {};
  const reportOf = (report: Report): Report => (HAS_WAREHOUSE ? withRowsFrom(report, from) : report);
  const onFrom = (table: WarehouseTable | undefined): void => {
    setFrom(table);
    // Groups go by their names there, and by their IDs here.
    if ((table === undefined) !== (from === undefined)) setChoices({ ...choices, who: choices.who.filter((one) => one.kind !== 'group') });
  };
  const act = async (): Promise<void> => {
    const made = make(choices);
    if (HAS_WAREHOUSE && (from || !state.connection)) await call('lookAtTable', { report: reportOf(made.report) });
    await named();
    const report = freed(
      reportOf(made.report),
      state.reports.map((view) => view.report),
    );
    const blueprint = { ...made.blueprint, title: report.name };
    const { id } = await call('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
    go({ name: 'reports' });
    refreshNew(id);
  };
  return (
    <section class="card ready-card" aria-label={name}>
      <ReadyPicture kind={kind} />
      <h2>{name}</h2>
      <p>{sentence}</p>
      {needs !== '' && (
        <p class="hint">
          {NEEDS} {needs}
        </p>
      )}
      {matters.length > 0 && (
        <details class="more">
          <summary>
            {CHOICES}
            <span class="unseen">{choicesOf(name)}</span>
          </summary>
          {HAS_WAREHOUSE && RowsFrom && <RowsFrom report={reportOf(make(choices).report)} onFrom={onFrom} />}
          <ReadyChoicesPart report={reportOf(make(choices).report)} matters={matters} choices={choices} onChoices={setChoices} />
        </details>
      )}
      <Failure words={making.failure} />
      <div class="buttons">
        <Button
          id={`make-${kind}`}
          look={isFirst ? 'primary' : undefined}
          isBusy={making.isBusy}
          aria-label={makeSheet(name)}
          onClick={() => void making.run(act)}
        >
          {MAKE_SHEET}
        </Button>
      </div>
    </section>
  );
}
