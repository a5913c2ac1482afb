import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ABOUT_TEST, ALL_WELL, TEST, TEST_AGAIN, TESTING } from '#words/table-wizard';
import type { WarehouseTest } from '../../panel/warehouse/warehouse-calls';
import type { Report } from '../../report/definition/definition';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure, Message } from '../parts/message';
import { Checks } from '../runs/checks';
import { useSession } from '../session';

interface TestStepProps {
  readonly report: Report;
  readonly isTested: boolean;
  readonly onTested: (isTested: boolean) => void;
}

/** Tries out the place of a report's table, and says what is there and what is missing. */
export function TestStep({ report, isTested, onTested }: TestStepProps): JSX.Element {
  const { call } = useSession();
  const [found, setFound] = useState<WarehouseTest>();
  const testing = useAction();
  const test = (): void =>
    void testing.run(async () => {
      setFound(undefined);
      const answer = await call('testWarehouse', { report });
      setFound(answer);
      onTested(answer.failure === undefined);
    });
  return (
    <>
      <p>{ABOUT_TEST}</p>
      {testing.isBusy && <output>{TESTING}</output>}
      <Failure words={testing.failure || (found?.failure ?? '')} />
      {found && <Checks checks={found.good.map((words) => ({ verdict: 'good', words }))} />}
      {isTested && <Message kind="good">{ALL_WELL}</Message>}
      <div class="buttons">
        <Button {...(isTested ? {} : { look: 'primary' })} isBusy={testing.isBusy} onClick={test}>
          {found || testing.failure ? TEST_AGAIN : TEST}
        </Button>
      </div>
    </>
  );
}
