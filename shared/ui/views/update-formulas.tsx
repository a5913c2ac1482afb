import type { JSX } from 'preact';
import { UPDATE_FORMULAS } from '#words/buttons';
import { UPDATE_HINT } from '#words/settings-view';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Formulas keep their last result until they are calculated again. After a change of the key, or of what they may show, this does it. */
export function UpdateFormulas(): JSX.Element {
  const { call, tell } = useSession();
  const updating = useAction();
  return (
    <div class="update-formulas">
      <p class="hint">{UPDATE_HINT}</p>
      <Failure words={updating.failure} />
      <Button isBusy={updating.isBusy} onClick={() => void updating.run(async () => tell((await call('updateFormulas', {})).message))}>
        {UPDATE_FORMULAS}
      </Button>
    </div>
  );
}
