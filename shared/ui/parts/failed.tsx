import type { JSX } from 'preact';
import { TRY_AGAIN } from '#words/buttons';
import { Button } from './button';
import { Failure } from './message';

interface FailedProps {
  /** Empty where nothing went wrong. */
  readonly words: string;
  readonly onAgain: () => void;
}

/** Why a part is not there, and the way to try again. */
export const Failed = ({ words, onAgain }: FailedProps): JSX.Element | null =>
  words === '' ? null : (
    <>
      <Failure words={words} />
      <Button look="primary" onClick={onAgain}>
        {TRY_AGAIN}
      </Button>
    </>
  );
