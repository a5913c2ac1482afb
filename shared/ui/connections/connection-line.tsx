import type { JSX } from 'preact';
import { connectionMissing, NO_CONNECTION_NAMED } from '#words/connection';
import { CHOOSE_CONNECTION, named } from '#words/report-card';
import type { ReportConnection, ReportView } from '../../panel/views';
import { Button } from '../parts/button';
import { Message } from '../parts/message';
import { useSession } from '../session';
import { ConnectionMark } from './connection-mark';

interface ConnectionLineProps {
  readonly view: ReportView;
  readonly connection: ReportConnection;
}

/** Which account a report reads; where the person has keys and not this one's, how it goes on. */
export function ConnectionLine({ view: { report }, connection }: ConnectionLineProps): JSX.Element | null {
  const { state, go } = useSession();
  const { name } = connection;
  if (!connection.isMissing || state.connections.length === 0)
    return name === '' ? null : (
      <p>
        <ConnectionMark name={name} color={connection.isMissing ? undefined : connection.color} />
      </p>
    );
  return (
    <Message kind="warning">
      <p>{name === '' ? NO_CONNECTION_NAMED : connectionMissing(name)}</p>
      <Button aria-label={named(CHOOSE_CONNECTION, report.name)} onClick={() => go({ name: 'editor', report })}>
        {CHOOSE_CONNECTION}
      </Button>
    </Message>
  );
}
