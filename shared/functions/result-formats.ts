import { STREAMS, type StreamName } from '../api/streams/streams';
import type { Column, Unit } from '../model/cell';
import { chosenColumns, usualColumns } from '../model/selection';
import { KEYS } from '../report/rollup/group-keys';
import { SAID } from '../report/rollup/measures';
import { formatOf } from '../table/place/output-column';
import { type Argument, namesOf, unitOf } from './arguments/argument';
import { groupKeysOf } from './arguments/group-keys-named';
import { type FunctionName, type ParameterName, parametersOf } from './signatures';

/** Those whose rows aren't a stream's. */
type Other = 'ACTIVTRAK_APPS' | 'ACTIVTRAK_TOTAL' | 'ACTIVTRAK_USERS' | 'ACTIVTRAK_GROUPS' | 'ACTIVTRAK_STATUS';

/** The stream whose columns a function gives. */
const ROWS_OF: Readonly<Record<Exclude<FunctionName, Other>, StreamName>> = {
  ACTIVTRAK_HOURS: 'user-hours',
  ACTIVTRAK_COMPUTER_HOURS: 'computer-hours',
  ACTIVTRAK_LOG: 'activity-log',
};

/**
 * The number formats of what a function gives, column by column: dates and times as such, hours with two decimals, whole ids. `undefined`
 * where the host's own way is right; nothing at all when the arguments name no columns that there are, since the formula says that itself.
 * A value has the format of the first column.
 */
export function resultFormats(name: FunctionName, args: readonly Argument[]): readonly (string | undefined)[] {
  if (name === 'ACTIVTRAK_TOTAL') return [formatOf('duration', 'hours')];
  if (name === 'ACTIVTRAK_APPS') return appsFormats(args[parametersOf(name).indexOf('by')]);
  const stream: StreamName | undefined = (ROWS_OF as Partial<Record<FunctionName, StreamName>>)[name];
  if (stream === undefined) return [];
  const argument = (wanted: ParameterName): Argument => args[parametersOf(name).indexOf(wanted)];
  try {
    const names = namesOf(argument('columns'));
    const { columns } = STREAMS[stream];
    const unit = unitOf(argument('unit'));
    return (names ? chosenColumns(columns, names) : usualColumns(columns)).map((column) => formatOfNumbers(column, unit));
  } catch {
    return [];
  }
}

function appsFormats(by: Argument): readonly (string | undefined)[] {
  try {
    const kinds = groupKeysOf(by).map((key) => KEYS[key].kind);
    return [
      ...kinds.map((kind) => (kind === 'date' ? formatOf(kind, 'hours') : undefined)),
      formatOf('duration', 'hours'),
      undefined,
      SAID.share.format,
    ];
  } catch {
    return [];
  }
}

const formatOfNumbers = ({ kind }: Column, unit: Unit): string | undefined =>
  kind === 'date' || kind === 'datetime' || kind === 'duration' || kind === 'id' ? formatOf(kind, unit) : undefined;
