import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MADE_FROM } from '#words/connections-view';
import type { NamedConnection } from '../../api/connections/connection';
import type { Report } from '../../report/definition/definition';
import { useSession } from '../session';
import { ConnectionField } from './connection-field';
import { nameIt } from './own-connection';

/** Which connection ready-made reports and sheets are made from: the default one at first. There is no field where there is no choice. */
export function useMadeFrom(): { readonly from: NamedConnection | undefined; readonly field: JSX.Element | null } {
  const { connections } = useSession().state;
  const [chosen, choose] = useState<NamedConnection>();
  const usual = connections.find(({ isDefault }) => isDefault);
  if (connections.length < 2) return { from: undefined, field: null };
  const from = chosen ?? (usual && nameIt(usual));
  return { from, field: <ConnectionField named={from} isOpen={from === undefined} hint={MADE_FROM} onNamed={choose} /> };
}

/** A report that is made from a connection. */
export const madeFrom = (report: Report, from: NamedConnection | undefined): Report =>
  from === undefined || report.from ? report : { ...report, connection: from };
