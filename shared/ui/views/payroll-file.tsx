import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ABOUT_CSV, MAKE_CSV } from '#words/payroll-file';
import { payrollFile } from '../../dashboard/ready/payroll-csv';
import type { ReportView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { FileOffer } from '../parts/file-offer';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Makes a file for a payroll program of a payroll sheet as it is now. */
export function PayrollFile({ view: { report, ready } }: { readonly view: ReportView }): JSX.Element {
  const { call } = useSession();
  const making = useAction();
  const [{ text, days }, setFile] = useState({ text: '', days: '' });
  const make = (): void =>
    void making.run(async () => {
      setFile({ text: '', days: '' });
      const { rows, days: said = '' } = await call('readyRows', { id: report.id });
      setFile({ text: payrollFile(rows), days: said });
    });
  // Nobody is paid for another month by a file that was made before.
  const name = `${[ready?.place.slice(0, ready.place.lastIndexOf('!')), days].filter(Boolean).join(' ')}.csv`;
  return (
    <>
      <Failure words={making.failure} />
      <Button look="plain" isBusy={making.isBusy} onClick={make}>
        {MAKE_CSV}
      </Button>
      {text !== '' && (
        <>
          <p class="hint">{ABOUT_CSV}</p>
          <FileOffer name={name} text={text} type="text/csv" />
        </>
      )}
    </>
  );
}
