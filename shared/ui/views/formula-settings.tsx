import type { JSX } from 'preact';
import { SAVE } from '#words/buttons';
import { BY_NAME, BY_NAME_HINT } from '#words/connections-view';
import {
  EVERYONE_IN_FORMULAS,
  FORMULAS_EVERYWHERE,
  FORMULAS_HERE,
  FORMULAS_NOT_SAVED,
  FORMULAS_USE_KEY,
  FORMULAS_WHERE,
  formulasAllowed,
  formulasElsewhere,
  formulasHereAllowed,
  ONLY_THESE,
  OWN_KEY_HINT,
  OWNERS_KEY_EVERYWHERE_HINT,
  OWNERS_KEY_HINT,
  STOP_ELSEWHERE,
  STOPPED_ELSEWHERE,
} from '#words/settings-view';
import type { CellRulesHere, CellWishes } from '../../api/connections/cell-rules';
import type { WhoKind } from '../../model/who-kinds';
import type { Product } from '../../panel/product';
import type { ConnectionView } from '../../panel/views';
import { nameIt } from '../connections/own-connection';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { SelectField } from '../parts/field';
import { Failure } from '../parts/message';
import { NamePicker, type Picked } from '../parts/name-picker';
import { useTyped } from '../parts/typed';
import { useSession } from '../session';

/** Where formulas may use the key. */
type Where = 'nowhere' | 'here' | 'everywhere';

/** What a tick stands for: where formulas run with the key of a file's owner, whoever types them, each file is a question of its own. */
const TICKED: Readonly<Record<Product, Exclude<Where, 'nowhere'>>> = { sheets: 'here', excel: 'everywhere' };

/** Whose key a formula uses, and who has to do with it. */
const HINTS: Readonly<Record<Product, Readonly<Record<Where, string>>>> = {
  sheets: { nowhere: OWNERS_KEY_HINT, here: OWNERS_KEY_HINT, everywhere: OWNERS_KEY_EVERYWHERE_HINT },
  excel: { nowhere: OWN_KEY_HINT, here: OWN_KEY_HINT, everywhere: OWN_KEY_HINT },
};

const WHERE_OPTIONS: readonly (readonly [Where, string])[] = [
  ['here', FORMULAS_HERE],
  ['everywhere', FORMULAS_EVERYWHERE],
];

/** Whether formulas may use the key and where, and whom they may show. */
export function FormulaSettings({ connection }: { readonly connection: ConnectionView }): JSX.Element {
  const { product, state, call, tell } = useSession();
  const { handle, cells } = connection;
  const isAlone = state.connections.length < 2;
  const saving = useAction();
  const place = useTyped(whereOf(cells));
  const byName = useTyped(cells.byName === true);
  const limited = useTyped<readonly Picked[]>([...picked('group', cells.groups), ...picked('user', cells.users)]);
  const [where, isByName, limits] = [place.value, byName.value, limited.value];
  const wishes = wished(where, { groups: written('group', limits), users: written('user', limits), byName: isByName });
  const isChanged = JSON.stringify(wishes) !== JSON.stringify(wished(whereOf(cells), cells));
  const save = (): void =>
    void saving.run(async () => {
      await call('saveConnection', { handle, cells: wishes });
      place.sent(where);
      byName.sent(isByName);
      limited.sent(limits);
      tell(savedWords(where, cells.others));
    });
  return (
    <>
      <Tick
        label={FORMULAS_USE_KEY}
        hint={HINTS[product][where]}
        isOn={where !== 'nowhere'}
        onTick={(isOn) => place.set(isOn ? TICKED[product] : 'nowhere')}
      />
      {where !== 'nowhere' && TICKED[product] === 'here' && (
        <SelectField label={FORMULAS_WHERE} value={where} options={WHERE_OPTIONS} onValue={place.set} />
      )}
      {where !== 'nowhere' && (
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
      {where !== 'nowhere' && !isAlone && <Tick label={BY_NAME} hint={BY_NAME_HINT} isOn={isByName} onTick={byName.set} />}
      <Failure words={saving.failure} />
      <output class="hint">{isChanged && !saving.isBusy ? FORMULAS_NOT_SAVED : ''}</output>
      <Button isBusy={saving.isBusy} onClick={save}>
        {SAVE}
      </Button>
      {cells.others > 0 && <Elsewhere connection={connection} />}
    </>
  );
}

/** Other files whose formulas may use the key, which she can't see from here. */
function Elsewhere({ connection: { handle, cells } }: { readonly connection: ConnectionView }): JSX.Element {
  const { call, tell } = useSession();
  const stopping = useAction();
  const stop = (): void =>
    void stopping.run(async () => {
      await call('saveConnection', { handle, cells: { others: 0 } });
      tell(STOPPED_ELSEWHERE);
    });
  return (
    <div class="formulas-elsewhere">
      <p class="hint">{formulasElsewhere(cells.others)}</p>
      <Failure words={stopping.failure} />
      <Button isBusy={stopping.isBusy} onClick={stop}>
        {STOP_ELSEWHERE}
      </Button>
    </div>
  );
}

const whereOf = ({ allowed, isHere }: CellRulesHere): Where => (allowed ? 'everywhere' : isHere ? 'here' : 'nowhere');

const wished = (where: Where, { groups, users, byName = false }: Pick<CellWishes, 'groups' | 'users' | 'byName'>): CellWishes => ({
  allowed: where === 'everywhere',
  isHere: where === 'here',
  groups,
  users,
  ...(byName && { byName }),
});

/** @param others how many other files could use it before */
function savedWords(where: Where, others: number): string {
  if (where === 'here') return formulasHereAllowed(true);
  return where === 'nowhere' && others > 0 ? formulasHereAllowed(false) : formulasAllowed(where === 'everywhere');
}

const picked = (kind: WhoKind, names: readonly string[]): readonly Picked[] => names.map((name) => ({ kind, name }));

/** By name, as people read it; a name of digits would be taken for a number, so there the number itself is kept. */
const written = (kind: WhoKind, limits: readonly Picked[]): readonly string[] =>
  limits.filter((one) => one.kind === kind).map(({ id, name }) => (id !== undefined && /^\d+$/.test(name) ? String(id) : name));
