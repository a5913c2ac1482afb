import type { JSX } from 'preact';
import { NAME, USED_BY, usedBy } from '#words/connections-view';
import { ADDRESS, KEY } from '#words/settings-view';
import type { ConnectionView } from '../../panel/views';
import { Words } from '../parts/words';
import { ConnectionMark } from './connection-mark';

/** Where a connection leads, the end of its key and, where there are several, who uses it. */
export const ConnectionFacts = ({
  connection,
  hasUsers,
}: {
  readonly connection: ConnectionView;
  readonly hasUsers: boolean;
}): JSX.Element => (
  <dl class="facts">
    {!hasUsers && connection.name !== connection.host && (
      <>
        <dt>{NAME}</dt>
        <dd>
          <ConnectionMark name={connection.name} color={connection.color} />
        </dd>
      </>
    )}
    <dt>{ADDRESS}</dt>
    <dd dir="ltr">{connection.host}</dd>
    <dt>{KEY}</dt>
    <dd dir="ltr">{connection.maskedKey}</dd>
    {hasUsers && (
      <>
        <dt>{USED_BY}</dt>
        <dd>
          <Words text={usedBy(connection.reports, connection.isOfFormulas)} />
        </dd>
      </>
    )}
  </dl>
);
