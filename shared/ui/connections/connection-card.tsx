import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { VIEWS } from '#words/buttons';
import { DEFAULT_BADGE, SETTINGS_OF } from '#words/connections-view';
import { CALENDAR } from '#words/settings-view';
import type { ConnectionView } from '../../panel/views';
import { FirstDay } from '../views/first-day';
import { FormulaSettings } from '../views/formula-settings';
import { ConnectionActions } from './connection-actions';
import { ConnectionFacts } from './connection-facts';
import { ConnectionMark } from './connection-mark';
import { NameAndColor } from './name-and-color';

/** One of several connections, and all that can be set for it. */
export function ConnectionCard({ connection }: { readonly connection: ConnectionView }): JSX.Element {
  const id = useId();
  const { name, color, isDefault } = connection;
  return (
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h3 id={id}>
          <ConnectionMark name={name} color={color} />
        </h3>
        {isDefault && <span class="badge ready">{DEFAULT_BADGE}</span>}
      </div>
      <ConnectionFacts connection={connection} hasUsers />
      <ConnectionActions connection={connection} isAlone={false} />
      <details class="more">
        <summary>
          {SETTINGS_OF}
          <span class="unseen">: {name}</span>
        </summary>
        <NameAndColor connection={connection} />
        <h4>{VIEWS.formulas}</h4>
        <FormulaSettings connection={connection} />
        <h4>{CALENDAR}</h4>
        <FirstDay connection={connection} />
      </details>
    </section>
  );
}
