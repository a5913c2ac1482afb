import type { JSX } from 'preact';
import { EVERYONE_IN_REPORT, onlyThese } from '#words/editor';
import { KINDS_WORDS } from '#words/kinds';
import { EVERYONE_IN_TABLE } from '#words/rows-from';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { nameIt, ownConnection } from '../connections/own-connection';
import { NamePicker } from '../parts/name-picker';
import { useSession } from '../session';
import { type Draft, tidied, whoKinds } from './draft';

/** Whom the report is about. */
export function WhoPart({ report, change }: Draft): JSX.Element {
  const { connections } = useSession().state;
  const kinds = whoKinds(report);
  // A report that names none uses the first, and not the default one.
  const own = ownConnection(connections, report);
  const connection = connections.length > 1 && own ? nameIt(own) : report.connection;
  return (
    <NamePicker
      key={`${report.stream} ${connection?.handle} ${HAS_WAREHOUSE && JSON.stringify(report.from)}`}
      label={onlyThese(kinds.map((kind) => KINDS_WORDS[kind]))}
      stream={report.stream}
      {...(connection ? { connection } : {})}
      {...(HAS_WAREHOUSE && report.from ? { of: tidied(report) } : {})}
      kinds={kinds}
      chosen={report.who}
      nobody={HAS_WAREHOUSE && report.from ? EVERYONE_IN_TABLE : EVERYONE_IN_REPORT}
      onChosen={(who) => change({ who })}
    />
  );
}
