import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { whoCleared } from '#words/connections-view';
import { CHOICES, choicesOf, MAKE_SHEET, makeSheet, NEEDS } from '#words/gallery';
import type { NamedConnection } from '../../api/connections/connection';
import type { ReadyKind } from '../../dashboard/blueprint';
import { ownPlans } from '../../dashboard/ready/own-plans';
import type { ReadyChoices } from '../../dashboard/ready/ready-sheet';
import { READY_SHEETS } from '../../dashboard/ready/ready-sheets';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { madeFrom } from '../connections/made-from';
import { freed } from '../editor/ready-reports';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure, Message } from '../parts/message';
import { useSession } from '../session';
import { knownTables, whoStays } from '../warehouse/known-tables';
import { wrongChoice } from './choice-limits';
import { ReadyChoicesPart } from './ready-choices-part';
import { ReadyPicture } from './ready-picture';

interface ReadyCardProps {
  readonly kind: ReadyKind;
  readonly isFirst: boolean;
  /** Its connection, where there are several. */
  readonly from: NamedConnection | undefined;
}

/** A ready sheet in the gallery: what it is, what can be chosen, and the button that makes it. */
export function ReadyCard({ kind, isFirst, from: connection }: ReadyCardProps): JSX.Element {
  const { state, call, named, refreshNew, go, here, views } = useSession();
  const { name, sentence, needs, defaults, matters, make } = READY_SHEETS[kind];
  const [choices, setChoices] = useState<ReadyChoices>(() => {
    const usual = { ...defaults, weekStart: state.connection?.weekStart ?? defaults.weekStart };
    // Who has no key begins with a table that is there.
    return HAS_WAREHOUSE && !state.connection ? { ...usual, from: knownTables(state, make(usual).report)[0] } : usual;
  });
  const [of, setOf] = useState(connection);
  const [cleared, setCleared] = useState('');
  if (of?.handle !== connection?.handle) {
    // The same IDs are other people there.
    setOf(connection);
    setCleared(choices.who.length > 0 ? whoCleared(choices.who.length, of?.name ?? '') : '');
    const { weekStart } = state.connections.find(({ handle }) => handle === connection?.handle) ?? choices;
    setChoices({ ...choices, weekStart, who: [] });
  }
  const making = useAction();
  const act = async (): Promise<void> => {
    const isHere = here();
    const problem = wrongChoice(matters, choices);
    if (problem !== undefined) throw new Error(problem);
    const made = make(choices);
    const own = madeFrom(made.report, connection);
    if (HAS_WAREHOUSE && (choices.from || !state.connection)) await call('lookAtTable', { report: made.report });
    await named();
    const report = freed(own, state);
    const blueprint = { ...made.blueprint, title: report.name };
    const { id } = await call('makeReady', { report, blueprint, own: ownPlans(blueprint.needs) });
    if (isHere()) go({ name: 'reports' });
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
          {HAS_WAREHOUSE && views.warehouse && (
            <views.warehouse.RowsFrom
              report={make(choices).report}
              onFrom={(from) => setChoices({ ...choices, from, who: whoStays(choices.who, choices.from, from) })}
            />
          )}
          <ReadyChoicesPart
            report={madeFrom(make(choices).report, connection)}
            matters={matters}
            choices={choices}
            onChoices={setChoices}
          />
        </details>
      )}
      {cleared !== '' && choices.who.length === 0 && <Message kind="information">{cleared}</Message>}
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
