import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FIRST_GONE, ROWS_NOT_MIXED, rowsReplaced, whoCleared } from '#words/connections-view';
import type { NamedConnection } from '../../api/connections/connection';
import type { Draft } from '../editor/draft';
import { Message } from '../parts/message';
import { useSession } from '../session';
import { ConnectionField } from './connection-field';
import { ownConnection } from './own-connection';

/** Which connection a report reads with, and what changing it means. Who was picked of another account is somebody else here. */
export function ConnectionPart({ report, change }: Draft): JSX.Element | null {
  const { state } = useSession();
  const [cleared, setCleared] = useState('');
  const { connections } = state;
  const own = ownConnection(connections, report);
  const isNew = report.id === '' && report.connection === undefined;
  if (connections.length < 2 && (own || isNew || connections.length === 0)) return null;
  const before = state.reports.find((view) => view.report.id === report.id);
  const name = own?.name ?? report.connection?.name ?? FIRST_GONE;
  const choose = (connection: NamedConnection): void => {
    if (connection.handle === own?.handle) return;
    const { length } = report.who;
    change({ connection, who: [] });
    if (length > 0) setCleared(whoCleared(length, name));
  };
  const saved = before && ownConnection(connections, before.report);
  const isMoved = before !== undefined && before.place !== '' && own !== undefined && own.handle !== saved?.handle;
  const names = before?.report.connection?.name ?? saved?.name ?? FIRST_GONE;
  return (
    <>
      <ConnectionField named={report.connection} isOpen={isNew && !connections.some(({ isDefault }) => isDefault)} onNamed={choose} />
      <output>
        {isMoved && report.disposition === 'replace' && <Message kind="information">{rowsReplaced(names, own.name)}</Message>}
        {isMoved && report.disposition !== 'replace' && <Message kind="warning">{ROWS_NOT_MIXED}</Message>}
        {cleared !== '' && report.who.length === 0 && <Message kind="information">{cleared}</Message>}
      </output>
    </>
  );
}
