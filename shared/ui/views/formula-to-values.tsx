import type { JSX } from 'preact';
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
      tell(`${cells} now holds values, which everyone can see. The formula was ${formula}`);
    });
  return (
    <section class="part">
      <h2>For colleagues without Live Data</h2>
      <p>
        Their Excel cannot calculate these formulas: it shows what is saved, or #NAME?. Select a cell of a formula, and all that it fills
        becomes plain values. The formula is then gone, and nothing is brought up to date; reports are values anyway.
      </p>
      <Failure words={turning.failure} />
      <Button isBusy={turning.isBusy} onClick={turn}>
        Turn the formula into values
      </Button>
    </section>
  );
}
