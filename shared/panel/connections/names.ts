import { THIS_REPORT } from '#words/unusable';
import { readGroups, readPeople } from '../../api/people/directory';
import { readLastDays } from '../../api/streams/read-hours';
import { STREAM_NAMES, STREAMS, type StreamName } from '../../api/streams/streams';
import type { Known } from '../../functions/people/known';
import { labelsIn } from '../../functions/people/labels';
import { namesFound } from '../../functions/people/names';
import type { Row } from '../../model/cell';
import { columnIndex } from '../../model/selection';
import type { WhoKind } from '../../model/who-kinds';
import type { ReportWho } from '../../report/definition/definition';
import { unusable } from '../../report/definition/unusable';
import { keepLearnt, openAccount, type ReportAccount } from '../../report/run/account';
import type { Task } from '../../task';
import type { PanelCalls } from '../calls';
import type { PanelPorts } from '../ports';
import type { NamesToPick } from '../views';
import { asNamed } from './connection-of-report';

/**
 * Everyone and everything that a report of the stream and the connection can be about, by name.
 * @throws ActivTrakError `argument` for a stream that only a newer panel knows; and as requests do
 */
export function* namesToPick(ports: PanelPorts, { stream, connection }: PanelCalls['names']['in']): Task<NamesToPick> {
  if (!STREAM_NAMES.includes(stream)) throw unusable('newer', THIS_REPORT);
  const account = yield* openAccount(ports, connection && { connection: asNamed(connection) });
  const kinds = STREAMS[stream].filters;
  const offers = (kind: WhoKind): boolean => kinds['early-access'][kind] !== undefined || kinds.current[kind] !== undefined;
  const people = offers('user') ? yield* readPeople(account.client, ports.budget) : [];
  const groups = offers('group') ? yield* readGroups(account.client, ports.budget) : [];
  const refused = people === undefined || groups === undefined;
  const shown = refused ? yield* peopleOfHours(account, ports) : { people: [], groups: [] };
  const computers = offers('computer') ? yield* computersOfHours(account, ports) : [];
  yield* keepLearnt(account, ports.secrets);
  const who = [
    ...toldApart('user', people ?? shown.people),
    ...toldApart('group', groups ?? shown.groups),
    ...toldApart('computer', computers),
  ];
  return { who: who.sort((one, other) => one.name.localeCompare(other.name)), refused };
}

/** What is picked has a name that tells it from others: two of one name have their ids behind it. */
function toldApart(kind: WhoKind, known: readonly Known[]): readonly ReportWho[] {
  const label = labelsIn(known);
  return known.flatMap((one) => (one.id === undefined ? [] : [{ kind, id: one.id, name: label(one) }]));
}

const rowsOf = ({ client, calendar }: ReportAccount, { budget }: PanelPorts, name: StreamName): Task<readonly Row[]> =>
  readLastDays(client, STREAMS[name], calendar, budget);

function* peopleOfHours(account: ReportAccount, ports: PanelPorts): Task<ReturnType<typeof namesFound>> {
  return namesFound(yield* rowsOf(account, ports, 'user-hours'));
}

/** Nothing lists computers: those are offered that were used in the last days. */
function* computersOfHours(account: ReportAccount, ports: PanelPorts): Task<readonly ReportWho[]> {
  const { columns } = STREAMS['computer-hours'];
  const [id, name] = [columnIndex(columns, 'computerId'), columnIndex(columns, 'computer')];
  const found = new Map<number, ReportWho>();
  for (const row of yield* rowsOf(account, ports, 'computer-hours')) {
    const computer = row[id];
    if (typeof computer === 'number') found.set(computer, { kind: 'computer', id: computer, name: String(row[name] || computer) });
  }
  return [...found.values()];
}
