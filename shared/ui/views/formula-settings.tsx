import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CellRules } from '../../api/connection-store';
import type { WhoKind } from '../../model/who';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { Failure } from '../parts/message';
import { NamePicker, type Picked } from '../parts/name-picker';
import { useSession } from '../session';

/** Whether formulas may use the key, and whom they may show. */
export function FormulaSettings({ cells }: { readonly cells: CellRules }): JSX.Element {
  const { product, call, tell } = useSession();
  const saving = useAction();
  const [isAllowed, setAllowed] = useState(cells.allowed);
  const [limits, setLimits] = useState<readonly Picked[]>([...picked('group', cells.groups), ...picked('user', cells.users)]);
  const save = (): void =>
    void saving.run(async () => {
      await call('saveSettings', { cells: { allowed: isAllowed, groups: written('group', limits), users: written('user', limits) } });
      tell(isAllowed ? 'Saved: formulas may use your key.' : 'Saved: formulas may not use your key.');
    });
  return (
    <>
      <Tick
        label="Formulas may use my key"
        hint={
          product === 'sheets'
            ? 'Formulas run on the key of the owner of the spreadsheet. Everyone who can edit it can then ask for whatever your key may see.'
            : 'Formulas that you calculate then run on your key. What they show is saved in the workbook, for everyone who can open it.'
        }
        isOn={isAllowed}
        onTick={setAllowed}
      />
      {isAllowed && (
        <NamePicker
          label="Only these people and groups"
          stream="user-hours"
          kinds={['group', 'user']}
          chosen={limits}
          nobody="Everyone whom your key may see."
          onChosen={setLimits}
        />
      )}
      <Failure words={saving.failure} />
      <Button isBusy={saving.isBusy} onClick={save}>
        Save
      </Button>
    </>
  );
}

const picked = (kind: WhoKind, names: readonly string[]): readonly Picked[] => names.map((name) => ({ kind, name }));

/** By name, as people read it; a name of digits would be taken for a number, so there the number itself is kept. */
const written = (kind: WhoKind, limits: readonly Picked[]): readonly string[] =>
  limits.filter((one) => one.kind === kind).map(({ id, name }) => (id !== undefined && /^\d+$/.test(name) ? String(id) : name));
