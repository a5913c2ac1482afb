import type { JSX } from 'preact';
import { ABOUT_TURNING, FOR_COLLEAGUES, TURN_INTO_VALUES, turnedIntoValues } from '#words/formulas-view';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** For colleagues without the product, whose computers cannot calculate its formulas. */
export function FormulaToValues(): JSX.Element {
  const { call, tell } = useSession();
  const turning = useAction();
  const turn = (): void =>
    void turning.run(async () => {
      const { cells, formula } = await call('formulaToValues', {});
      tell(turnedIntoValues(cells, formula));
    });
  return (
    <section class="part">
      <h2>{FOR_COLLEAGUES}</h2>
      <p>{ABOUT_TURNING}</p>
      <Failure words={turning.failure} />
      <Button isBusy={turning.isBusy} onClick={turn}>
        {TURN_INTO_VALUES}
      </Button>
    </section>
  );
}
