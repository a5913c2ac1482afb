import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon';

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon' | 'children' | 'label'> {
  readonly look?: 'primary' | 'plain' | 'danger';
  readonly icon?: IconName;
  readonly isBusy?: boolean;
  readonly children: ComponentChildren;
}

/** A button with words. While it is busy it keeps the focus and does nothing. */
export function Button({ look, icon, isBusy = false, children, onClick, class: extra, ...rest }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      class={['button', look, extra].filter(Boolean).join(' ')}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon' | 'label' | 'children'> {
  readonly icon: IconName;
  /** What it does, in words. */
  readonly label: string;
}

/** A button with a drawing alone; its words are its name and its tip. */
export const IconButton = ({ icon, label, ...rest }: IconButtonProps): JSX.Element => (
  <button type="button" {...rest} class="icon-button" aria-label={label} title={label}>
    <Icon name={icon} />
  </button>
);
