import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { EXPORT_REPORTS, IMPORT_REPORTS, readyOfNewer, TRANSFER_HINT } from '#words/settings-view';
import { withReady } from '../gallery/ready-in-file';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { FileOffer } from '../parts/file-offer';
import { Failure } from '../parts/message';
import { useSession } from '../session';

const FILE_NAME = 'activtrak-reports.json';

/** All reports as one file, out and in. No key and no row is in it. */
export function Transfer(): JSX.Element {
  const { state, call, tell } = useSession();
  const moving = useAction();
  const [text, setText] = useState('');
  const id = useId();
  const write = (): void =>
    void moving.run(async () => {
      setText((await call('exportReports', {})).json);
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
      </div>
      {text !== '' && <FileOffer name={FILE_NAME} text={text} type="application/json" />}
      <div class="field">
        <label for={id}>{IMPORT_REPORTS}</label>
        <input id={id} type="file" accept=".json,application/json" onChange={(event) => read(event.currentTarget)} />
      </div>
    </>
  );
}
