import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CHOOSE, USE_SELECTED_CELL } from '#words/buttons';
import { DAYS, FIRST_DAY, LAST_DAY, RANGE_WORDS } from '#words/editor';
import { example, FIND_BY_NAME, FIND_GROUP, NO_DAYS, OTHER_DAYS, required, USUAL_DAYS } from '#words/formulas-view';
import { STREAMS, type StreamName } from '../../api/streams/streams';
import type { FunctionDefinition, FunctionName, ParameterDefinition } from '../../functions/catalog';
import { UNITS } from '../../model/cell';
import { parseWhos } from '../../model/who';
import { nameIt } from '../connections/own-connection';
import { AddColumn } from '../editor/columns-part';
import { whoKinds } from '../editor/draft';
import { EMPTY_REPORT } from '../editor/empty-report';
import { isListedPeriod, type ListedPeriod, PERIOD_OPTIONS } from '../editor/period-choices';
import { quotedSheet } from '../editor/range-part';
import { UseSelection } from '../editor/use-selection';
import { SelectField, TextField } from '../parts/field';
import { NamePicker, type Picked } from '../parts/name-picker';
import { useSession } from '../session';

/** What each argument is, by the parameter's name. */
export type Texts = Readonly<Record<string, string>>;

interface ArgumentProps {
  readonly of: FunctionDefinition;
  readonly parameter: ParameterDefinition;
  readonly texts: Texts;
  readonly onTexts: (texts: Texts) => void;
}

/** The stream whose columns and names a function's arguments are about. */
export const STREAM_OF: Readonly<Record<FunctionName, StreamName>> = {
  ACTIVTRAK_HOURS: 'user-hours',
  ACTIVTRAK_COMPUTER_HOURS: 'computer-hours',
  ACTIVTRAK_LOG: 'activity-log',
  ACTIVTRAK_APPS: 'activity-log',
  ACTIVTRAK_TOTAL: 'user-hours',
  ACTIVTRAK_USERS: 'user-hours',
  ACTIVTRAK_GROUPS: 'user-hours',
  ACTIVTRAK_STATUS: 'user-hours',
};

const METRICS = ['active', 'passive'].flatMap((kind) => [kind, `productive ${kind}`, `unproductive ${kind}`, `undefined ${kind}`]);

/** The field of one argument, with what there is to pick from; whatever a formula takes can be written too. */
export function ArgumentField(props: ArgumentProps): JSX.Element | null {
  const { of, parameter, texts, onTexts } = props;
  const { name } = parameter;
  const set = (text: string): void => onTexts({ ...texts, [name]: text });
  switch (name) {
    case 'from':
    case 'period':
      return <Days key={of.name} {...props} />;
    case 'to':
      // It stands beside the first day, where that is no period.
      return null;
    case 'connection':
      return <Connections {...props} />;
    case 'metric':
      return <Words {...props} words={[...METRICS, 'total']} />;
    case 'unit':
      return <Words {...props} words={UNITS} />;
    case 'who':
    case 'group':
      return (
        <>
          <Text {...props} />
          <FindNames {...props} onFound={(word) => set([texts[name]?.trim(), word].filter(Boolean).join('; '))} />
        </>
      );
    case 'columns': {
      const { columns } = STREAMS[STREAM_OF[of.name]];
      const there = (texts[name] ?? '').split(',').map((label) => label.trim().toLowerCase());
      return (
        <>
          <Text {...props} />
          <AddColumn
            columns={columns.filter(({ label }) => !there.includes(label.toLowerCase()))}
            onAdd={(key) => set([texts[name]?.trim(), columns.find((one) => one.key === key)?.label].filter(Boolean).join(', '))}
          />
        </>
      );
    }
    default:
      return <Text {...props} />;
  }
}

/** Those whom the formula could show: of the connection that it names, else of the one that formulas use. */
function FindNames({
  of,
  parameter,
  texts,
  onFound,
}: Omit<ArgumentProps, 'onTexts'> & { readonly onFound: (word: string) => void }): JSX.Element {
  const { connections } = useSession().state;
  const stream = STREAM_OF[of.name];
  const isGroup = parameter.name === 'group';
  const its = connections.find(({ name }) => name === texts.connection) ?? connections.find(({ isOfFormulas }) => isOfFormulas);
  return (
    <NamePicker<Picked>
      key={`${of.name} ${its?.handle}`}
      label={isGroup ? FIND_GROUP : FIND_BY_NAME}
      stream={stream}
      {...(its && connections.length > 1 ? { connection: nameIt(its) } : {})}
      kinds={isGroup ? ['group'] : whoKinds({ ...EMPTY_REPORT, stream })}
      chosen={[]}
      nobody=""
      onChosen={([one]) => one && onFound(wordOf(one))}
    />
  );
}

/** As a formula names somebody: by name where that means nobody else, otherwise by id. */
function wordOf({ kind, id, name }: Picked): string {
  const named = `${kind}:${name}`;
  const [one, ...others] = parseWhos(named) ?? [];
  return id === undefined || (one?.name === name && others.length === 0) ? named : `${kind}:${id}`;
}

const Text = ({ parameter, texts, onTexts }: ArgumentProps): JSX.Element => (
  <TextField
    label={parameter.required ? required(parameter.name) : parameter.name}
    hint={parameter.description}
    placeholder={example(parameter.example.replace(/^"|"$/g, ''))}
    value={texts[parameter.name] ?? ''}
    onText={(text) => onTexts({ ...texts, [parameter.name]: text })}
  />
);

/** The person's connections, where a formula could mean another than the usual one. */
function Connections(props: ArgumentProps): JSX.Element | null {
  const { connections } = useSession().state;
  return connections.length < 2 ? null : <Words {...props} words={connections.map(({ name }) => name)} />;
}

/** One of a few words. */
const Words = ({ parameter, texts, onTexts, words }: ArgumentProps & { readonly words: readonly string[] }): JSX.Element => {
  const value = texts[parameter.name] ?? '';
  return (
    <SelectField<string>
      label={parameter.required ? required(parameter.name) : parameter.name}
      hint={parameter.description}
      value={value}
      options={[['', CHOOSE], ...words.map((word) => [word, word] as const)]}
      onValue={(word) => onTexts({ ...texts, [parameter.name]: word })}
    />
  );
};

type Way = '' | 'dates' | 'other' | ListedPeriod;

/** A period, two dates, or whatever else names days: words, or cells. */
function Days(props: ArgumentProps): JSX.Element {
  const { of, parameter, texts, onTexts } = props;
  const { name } = parameter;
  const to = of.parameters.find((one) => one.name === 'to');
  const text = texts[name] ?? '';
  const [other, setOther] = useState<'dates' | 'other'>();
  const isPeriod = text === '' || isListedPeriod(text);
  const way = other ?? (isPeriod ? (text as Way) : 'other');
  const nothing = name === 'period' || of.name === 'ACTIVTRAK_STATUS' ? NO_DAYS : USUAL_DAYS;
  const date = (label: string, of: string): JSX.Element => (
    <TextField type="date" dir="ltr" label={label} value={texts[of] ?? ''} onText={(day) => onTexts({ ...texts, [of]: day })} />
  );
  return (
    <>
      <SelectField<Way>
        label={DAYS}
        value={way}
        options={[['', nothing], ...PERIOD_OPTIONS, ...(to ? [['dates', RANGE_WORDS.fixed] as const] : []), ['other', OTHER_DAYS]]}
        onValue={(next) => {
          const isOwn = next === 'dates' || next === 'other';
          setOther(isOwn ? next : undefined);
          onTexts({ ...texts, [name]: next === 'other' ? text : isOwn ? '' : next, ...(to ? { to: '' } : {}) });
        }}
      />
      {way === 'dates' && (
        <>
          {date(FIRST_DAY, name)}
          {date(LAST_DAY, 'to')}
        </>
      )}
      {way === 'other' && (
        <>
          <Text {...props} />
          <UseSelection
            words={USE_SELECTED_CELL}
            about={name}
            onSelection={({ sheet, cell }) => onTexts({ ...texts, [name]: `${quotedSheet(sheet)}!${cell}` })}
          />
          {to && <Text {...props} parameter={to} />}
        </>
      )}
    </>
  );
}
