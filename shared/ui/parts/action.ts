import { useContext, useRef, useState } from 'preact/hooks';
import { sentenceOf } from '../words/sentence';
import { DiagnosticsContext } from './diagnostics';

/** Something that takes a while and can fail with a sentence. */
export interface Action {
  readonly isBusy: boolean;
  /** Empty when the last one went well. */
  readonly failure: string;
  run(work: () => Promise<unknown>): Promise<void>;
  forget(): void;
}

/** One action at a time of a part: while it is under way, another one is not begun, however fast somebody presses. */
export function useAction(): Action {
  const diagnostics = useContext(DiagnosticsContext);
  const isUnderWay = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  return {
    isBusy,
    failure,
    async run(work) {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setBusy(true);
      setFailure('');
      try {
        await work();
      } catch (cause) {
        setFailure(sentenceOf(cause, diagnostics));
      } finally {
        isUnderWay.current = false;
        setBusy(false);
      }
    },
    forget: () => setFailure(''),
  };
}
