import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Product } from '../../panel/product';
import {
  downloadFile,
  EXPORT_REPORTS,
  IF_NOTHING_DOWNLOADS,
  IMPORT_REPORTS,
  readyOfNewer,
  TRANSFER_HINT,
} from '../../words/en/settings-view';
import { withReady } from '../gallery/ready-in-file';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

/** Whether the page may stand where nothing can be downloaded, so that the file's text is shown as well. */
const SHOWS_TEXT: Readonly<Record<Product, boolean>> = { sheets: false, excel: true };

const FILE_NAME = 'activtrak-reports.json';

/** All reports as one file, out and in. No key and no row is in it. */
export function Transfer(): JSX.Element {
  const { state, product, call, tell } = useSession();
  const moving = useAction();
  const [address, setAddress] = useState('');
  const [text, setText] = useState('');
  const id = useId();
  useEffect(() => {
    if (address !== '') return () => URL.revokeObjectURL(address);
  }, [address]);
  const write = (): void =>
    void moving.run(async () => {
      const { json } = await call('exportReports', {});
      setAddress(URL.createObjectURL(new Blob([json], { type: 'application/json' })));
      setText(json);
    });
  const read = (input: HTMLInputElement): void =>
    void moving.run(async () => {
      const file = input.files?.[0];
      if (file === undefined) return;
      // What an earlier file brought is no news beside this one's.
      tell('');
      const json = await file.text();
      // The same file can be chosen again after it was mended.
      input.value = '';
      const { others, ...request } = withReady(json);
      const { message } = await call('importReports', request);
      if (others.length === 0) tell(message);
      else tell([message, ...others.map(readyOfNewer)].join(' '), 'warning');
    });
  return (
    <>
      <p class="hint">{TRANSFER_HINT}</p>
      <Failure words={moving.failure} />
      <div class="buttons">
        {state.reports.length > 0 && (
          <Button isBusy={moving.isBusy} onClick={write}>
            {EXPORT_REPORTS}
          </Button>
        )}
        {address !== '' && (
          <a class="button" href={address} download={FILE_NAME}>
            {downloadFile(FILE_NAME)}
          </a>
        )}
      </div>
      {SHOWS_TEXT[product] && text !== '' && (
        <label class="field">
          {IF_NOTHING_DOWNLOADS}
          <textarea readOnly rows={4} dir="ltr" value={text} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
      <div class="field">
        <label for={id}>{IMPORT_REPORTS}</label>
        <input id={id} type="file" accept=".json,application/json" onChange={(event) => read(event.currentTarget)} />
      </div>
    </>
  );
}
