import type { JSX } from 'preact';
import type { ConnectionColor } from '../../api/connections/connection';

/** A connection's color, and a shape that goes with it for whoever doesn't see colors apart. Its name stands beside it. */
export const ConnectionDot = ({ color }: { readonly color: ConnectionColor }): JSX.Element => (
  <span class={`dot ${color}`} aria-hidden="true" />
);

/** A connection by its color and name. */
export const ConnectionMark = ({ name, color }: { readonly name: string; readonly color?: ConnectionColor | undefined }): JSX.Element => (
  <span class="connection-mark">
    {color && <ConnectionDot color={color} />}
    <bdi>{name}</bdi>
  </span>
);
