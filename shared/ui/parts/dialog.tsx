import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button';
import { Failure } from './message';
import { HEADING_ID } from './view-frame';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What the button says that does it. */
  readonly action: string;
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
  isDangerous = false,
  isBusy = false,
  failure = '',
  onAct,
  onCancel,
}: DialogProps): JSX.Element {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('.dialog-no')?.focus();
    return () => {
      setTimeout(() => giveBack(before));
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
        <h2 id={`${id}-title`} dir="auto">
          {title}
        </h2>
        <div id={`${id}-words`} dir="auto">
          {children}
        </div>
        <Failure words={failure} />
        <div class="buttons">
          <Button look={isDangerous ? 'danger' : 'primary'} isBusy={isBusy} onClick={onAct}>
            {action}
          </Button>
          <Button class="dialog-no" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
    </div>
  );
}

/** What was pressed may be gone by now, with what it stood beside. */
function giveBack(before: Element | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const target = before?.isConnected ? before : document.getElementById(HEADING_ID);
  if (target instanceof HTMLElement) target.focus();
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
