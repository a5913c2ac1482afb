import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon';

interface SectionProps {
  readonly title: string;
  /** What is chosen now, in a few words. */
  readonly now: ComponentChildren;
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

/** A part of a form that folds away and says in its head what is chosen. */
export const Section = ({ title, now, isOpen = false, children }: SectionProps): JSX.Element => (
  <details class="section" open={isOpen}>
    <summary>
      <span class="section-title">{title}</span>{' '}
      <span class="section-now">
        <bdi>{now}</bdi>
      </span>
      <Icon name="down" />
    </summary>
    <div class="section-body">{children}</div>
  </details>
);
