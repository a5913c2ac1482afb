import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { CANCEL } from '#words/buttons';
import { Button } from './button';
import { Failure } from './message';
import { Words } from './words';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What the button says that does it. */
  readonly action: string;
  /** What the button says that does not; “Cancel” when not given. */
  readonly no?: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly failure?: string;
  readonly onAct: () => void;
  readonly onCancel: () => void;
}

/** A question before something is done. It keeps the focus until it is answered, and gives it back; Escape means no. */
export function Dialog({
  title,
  children,
  action,
  no = CANCEL,
  isDangerous = false,
  isBusy = false,
  failure = '',
  onAct,
  onCancel,
}: DialogProps): JSX.Element {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  // While both are on the page, so that the focus never falls to nowhere in between.
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('input, .dialog-no')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
    if (event.key === 'Tab') keepInside(event, box.current);
  };
  return (
    <div class="shade">
      <div
        ref={box}
        class="dialog"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-words`}
        onKeyDown={onKeyDown}
      >
        <h2 id={`${id}-title`}>
          <Words text={title} />
        </h2>
        <div id={`${id}-words`}>{children}</div>
        <Failure words={failure} />
        <div class="buttons">
          <Button look={isDangerous ? 'danger' : 'primary'} isBusy={isBusy} onClick={onAct}>
            {action}
          </Button>
          <Button class="dialog-no" onClick={onCancel}>
            {no}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The Tab key goes round inside the question. */
function keepInside(event: KeyboardEvent, box: HTMLElement | null): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]') ?? [])];
  const [first, last] = [stops[0], stops[stops.length - 1]];
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first?.focus();
  }
}
