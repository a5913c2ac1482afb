import type { JSX } from 'preact';
import { SAVE } from '#words/buttons';
import { BY_NAME, BY_NAME_HINT } from '#words/connections-view';
import {
  EVERYONE_IN_FORMULAS,
  FORMULAS_NOT_SAVED,
  FORMULAS_USE_KEY,
  formulasAllowed,
  ONLY_THESE,
  OWN_KEY_HINT,
  OWNERS_KEY_HINT,
} from '#words/settings-view';
import type { CellRules } from '../../api/connections/connection-store';
import type { WhoKind } from '../../model/who-kinds';
import type { Product } from '../../panel/product';
import type { ConnectionView } from '../../panel/views';
import { nameIt } from '../connections/own-connection';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { Failure } from '../parts/message';
import { NamePicker, type Picked } from '../parts/name-picker';
import { useTyped } from '../parts/typed';
import { useSession } from '../session';

/** Whose key a formula uses. */
const KEY_HINTS: Readonly<Record<Product, string>> = { sheets: OWNERS_KEY_HINT, excel: OWN_KEY_HINT };

/** Whether formulas may use the key, and whom they may show. */
export function FormulaSettings({ connection }: { readonly connection: ConnectionView }): JSX.Element {
  const { product, state, call, tell } = useSession();
  const { handle, cells } = connection;
  const isAlone = state.connections.length < 2;
  const saving = useAction();
  const allowed = useTyped(cells.allowed);
  const byName = useTyped(cells.byName === true);
  const limited = useTyped<readonly Picked[]>([...picked('group', cells.groups), ...picked('user', cells.users)]);
  const [isAllowed, isByName, limits] = [allowed.value, byName.value, limited.value];
  const rules = cellRules({ allowed: isAllowed, groups: written('group', limits), users: written('user', limits), byName: isByName });
  const isChanged = JSON.stringify(rules) !== JSON.stringify(cellRules(cells));
  const save = (): void =>
    void saving.run(async () => {
      await call('saveConnection', { handle, cells: rules });
      allowed.sent(isAllowed);
      byName.sent(isByName);
      limited.sent(limits);
      tell(formulasAllowed(isAllowed));
    });
  return (
    <>
      <Tick label={FORMULAS_USE_KEY} hint={KEY_HINTS[product]} isOn={isAllowed} onTick={allowed.set} />
      {isAllowed && (
        <NamePicker
          label={ONLY_THESE}
          stream="user-hours"
          {...(isAlone ? {} : { connection: nameIt(connection) })}
          kinds={['group', 'user']}
          chosen={limits}
          nobody={EVERYONE_IN_FORMULAS}
          onChosen={limited.set}
        />
      )}
      {isAllowed && !isAlone && <Tick label={BY_NAME} hint={BY_NAME_HINT} isOn={isByName} onTick={byName.set} />}
      <Failure words={saving.failure} />
      <output class="hint">{isChanged && !saving.isBusy ? FORMULAS_NOT_SAVED : ''}</output>
      <Button isBusy={saving.isBusy} onClick={save}>
        {SAVE}
      </Button>
    </>
  );
}

const cellRules = ({ allowed, groups, users, byName = false }: CellRules): CellRules => ({
  allowed,
  groups,
  users,
  ...(byName && { byName }),
});

const picked = (kind: WhoKind, names: readonly string[]): readonly Picked[] => names.map((name) => ({ kind, name }));

/** By name, as people read it; a name of digits would be taken for a number, so there the number itself is kept. */
const written = (kind: WhoKind, limits: readonly Picked[]): readonly string[] =>
  limits.filter((one) => one.kind === kind).map(({ id, name }) => (id !== undefined && /^\d+$/.test(name) ? String(id) : name));
