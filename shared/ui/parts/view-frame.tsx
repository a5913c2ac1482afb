import type { ComponentChildren, JSX } from 'preact';
import { BACK } from '#words/buttons';
import { IconButton } from './button';

interface ViewFrameProps {
  readonly title: string;
  /** Goes back; without it there is no way back from here. */
  readonly onBack?: () => void;
  /** Small controls at the heading's end. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Where the heading is to which the focus goes. */
export const HEADING_ID = 'view-heading';

/** A view under its heading. */
export function ViewFrame({ title, onBack, actions, children }: ViewFrameProps): JSX.Element {
  return (
    <main class="view">
      <div class="view-head">
        {onBack && <IconButton icon="back" label={BACK} onClick={onBack} />}
        <h1 id={HEADING_ID} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </main>
  );
}
