import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CellRules } from '../../api/connection-store';
import type { WhoKind } from '../../model/who';
import type { Product } from '../../panel/product';
import { SAVE } from '../../words/en/buttons';
import {
  EVERYONE_IN_FORMULAS,
  FORMULAS_USE_KEY,
  formulasAllowed,
  ONLY_THESE,
  OWN_KEY_HINT,
  OWNERS_KEY_HINT,
} from '../../words/en/settings-view';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { Failure } from '../parts/message';
import { NamePicker, type Picked } from '../parts/name-picker';
import { useSession } from '../session';

/** Whose key a formula uses. */
const KEY_HINTS: Readonly<Record<Product, string>> = { sheets: OWNERS_KEY_HINT, excel: OWN_KEY_HINT };

/** Whether formulas may use the key, and whom they may show. */
export function FormulaSettings({ cells }: { readonly cells: CellRules }): JSX.Element {
  const { product, call, tell } = useSession();
  const saving = useAction();
  const [isAllowed, setAllowed] = useState(cells.allowed);
  const [limits, setLimits] = useState<readonly Picked[]>([...picked('group', cells.groups), ...picked('user', cells.users)]);
  const save = (): void =>
    void saving.run(async () => {
      await call('saveConnection', { cells: { allowed: isAllowed, groups: written('group', limits), users: written('user', limits) } });
      tell(formulasAllowed(isAllowed));
    });
  return (
    <>
      <Tick label={FORMULAS_USE_KEY} hint={KEY_HINTS[product]} isOn={isAllowed} onTick={setAllowed} />
      {isAllowed && (
        <NamePicker
          label={ONLY_THESE}
          stream="user-hours"
          kinds={['group', 'user']}
          chosen={limits}
          nobody={EVERYONE_IN_FORMULAS}
          onChosen={setLimits}
        />
      )}
      <Failure words={saving.failure} />
      <Button isBusy={saving.isBusy} onClick={save}>
        {SAVE}
      </Button>
    </>
  );
}

const picked = (kind: WhoKind, names: readonly string[]): readonly Picked[] => names.map((name) => ({ kind, name }));

/** By name, as people read it; a name of digits would be taken for a number, so there the number itself is kept. */
const written = (kind: WhoKind, limits: readonly Picked[]): readonly string[] =>
  limits.filter((one) => one.kind === kind).map(({ id, name }) => (id !== undefined && /^\d+$/.test(name) ? String(id) : name));
