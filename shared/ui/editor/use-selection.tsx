import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

interface UseSelectionProps {
  readonly words: string;
  /** What the cell is for, for who cannot see where the button stands. */
  readonly about: string;
  readonly onSelection: (place: { readonly sheet: string; readonly cell: string }) => void;
}

/** Takes the cell that is selected in the sheet. */
export function UseSelection({ words, about, onSelection }: UseSelectionProps): JSX.Element {
  const { call, announce } = useSession();
  const asking = useAction();
  // What is typed while the host looks for the cell stays; whoever chose another way by then gets none.
  const latest = useRef<typeof onSelection | undefined>(undefined);
  useLayoutEffect(() => {
    latest.current = onSelection;
    return () => {
      latest.current = undefined;
    };
  });
  const use = (): void =>
    void asking.run(async () => {
      const place = await call('selection', {});
      if (latest.current === undefined) return;
      latest.current(place);
      announce(`${place.sheet}, ${place.cell}`);
    });
  return (
    <>
      <Failure words={asking.failure} />
      <p>
        <Button look="plain" isBusy={asking.isBusy} aria-label={`${words}: ${about}`} onClick={use}>
          {words}
        </Button>
      </p>
    </>
  );
}
