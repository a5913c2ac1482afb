import type { JSX } from 'preact';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Formulas keep their last result until something has them calculated anew: after a change of the key or of what they may show, this does. */
export function UpdateFormulas(): JSX.Element {
  const { call, tell } = useSession();
  const updating = useAction();
  return (
    <div>
      <p class="hint">
        Formulas keep their last result until they are calculated again. Update them after a change of the key or of these settings.
      </p>
      <Failure words={updating.failure} />
      <Button isBusy={updating.isBusy} onClick={() => void updating.run(async () => tell((await call('updateFormulas', {})).message))}>
        Update formulas
      </Button>
    </div>
  );
}
