import type { JSX } from 'preact';
import { FORMULAS_USE, formulasUse, OWN_CHOICE_HINT, OWNERS_CHOICE_HINT } from '#words/connections-view';
import type { Product } from '../../panel/product';
import { useAction } from '../parts/action';
import { Failure } from '../parts/message';
import { useSession } from '../session';
import { ConnectionField } from './connection-field';
import { nameIt } from './own-connection';

const HINTS: Readonly<Record<Product, string>> = { sheets: OWNERS_CHOICE_HINT, excel: OWN_CHOICE_HINT };

/** Which of several connections this file's formulas use. */
export function ConnectionOfFormulas(): JSX.Element {
  const { product, state, call, tell } = useSession();
  const saving = useAction();
  const now = state.connections.find(({ isOfFormulas }) => isOfFormulas);
  return (
    <>
      <Failure words={saving.failure} />
      <ConnectionField
        label={FORMULAS_USE}
        hint={HINTS[product]}
        named={now && nameIt(now)}
        isOpen={now === undefined}
        onNamed={({ handle, name }) =>
          void saving.run(async () => {
            // The default one is what they use without a choice.
            const isUsual = state.connections.some((one) => one.isDefault && one.handle === handle);
            await call('saveConnection', { handle, isOfFormulas: !isUsual });
            tell(formulasUse(name));
          })
        }
      />
    </>
  );
}
