import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { KIND_WORDS } from '#words/kinds';
import {
  chosenOf,
  chosen as chosenWords,
  foundOf,
  LOOKING_UP,
  NAMES_REFUSED,
  NO_MATCH,
  PICKER_EXAMPLE,
  removeName,
  tooManyMatches,
  unchosen,
} from '#words/name-picker';
import type { NamedConnection } from '../../api/connections/connection';
import type { StreamName } from '../../api/streams/streams';
import type { WhoKind } from '../../model/who-kinds';
import { plainName } from '../../model/words';
import type { NamesToPick } from '../../panel/views';
import type { Report } from '../../report/definition/definition';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { useSession } from '../session';
import { useAction } from './action';
import { IconButton } from './button';
import { Failed } from './failed';
import { TextField } from './field';
import { Icon } from './icon';

/** One that was picked; what was saved by name alone has no id here. */
export interface Picked {
  readonly kind: WhoKind;
  readonly id?: number;
  readonly name: string;
}

interface NamePickerProps<Who extends Picked> {
  readonly label: string;
  readonly stream: StreamName;
  /** Whose names they are; the default one's where it is left out. */
  readonly connection?: NamedConnection;
  readonly kinds: readonly WhoKind[];
  readonly chosen: readonly Who[];
  /** A report that reads a table, which has the names then. */
  readonly of?: Report;
  /** What it means when nobody is chosen. */
  readonly nobody: string;
  readonly onChosen: (chosen: readonly (Who | Required<Picked>)[]) => void;
}

const MOST_SHOWN = 8;

/** People, groups and computers, looked for by name, or given by number where names cannot be read. */
export function NamePicker<Who extends Picked>(props: NamePickerProps<Who>): JSX.Element {
  const { label, stream, connection, kinds, chosen, of, nobody, onChosen } = props;
  const { call, names, announce } = useSession();
  const [text, setText] = useState('');
  const [known, setKnown] = useState<NamesToPick>();
  const looking = useAction();
  const id = useId();
  const look = (): void => {
    if (known === undefined)
      void looking.run(async () =>
        setKnown(await (HAS_WAREHOUSE && of ? call('namesInTable', { report: of }) : names(stream, connection))),
      );
  };
  const add = (who: Required<Picked>): void => {
    onChosen([...chosen, who]);
    setText('');
    document.getElementById(`${id}-search`)?.focus();
    announce(chosenWords(who.name));
  };
  const remove = (who: Who): void => {
    onChosen(chosen.filter((one) => one !== who));
    document.getElementById(`${id}-search`)?.focus();
    announce(unchosen(who.name));
  };
  const found = foundIn(known, kinds, chosen, text);
  return (
    <div class="picker">
      {chosen.length === 0 ? (
        nobody && <p class="hint">{nobody}</p>
      ) : (
        <ul class="chips" aria-label={chosenOf(label)}>
          {chosen.map((who) => (
            <li key={`${who.kind} ${who.id ?? who.name}`} class="chip">
              <span>
                <bdi>{who.name}</bdi> <span class="hint">{KIND_WORDS[who.kind]}</span>
              </span>
              <IconButton icon="close" label={removeName(who.name)} onClick={() => remove(who)} />
            </li>
          ))}
        </ul>
      )}
      <TextField
        id={`${id}-search`}
        label={label}
        type="search"
        placeholder={PICKER_EXAMPLE}
        value={text}
        onFocus={look}
        onText={(typed) => {
          setText(typed);
          look();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter would send the form around.
          event.preventDefault();
          const [only] = found;
          if (found.length === 1 && only) add(only);
        }}
      />
      {looking.isBusy && <p class="hint">{LOOKING_UP}</p>}
      <Failed words={looking.failure} onAgain={look} />
      {known?.refused && <p class="hint">{NAMES_REFUSED}</p>}
      {text.trim() !== '' && (
        <>
          <output class="hint">{foundWords(found.length, known !== undefined)}</output>
          <ul class="found" aria-label={foundOf(label)}>
            {found.slice(0, MOST_SHOWN).map((who) => (
              <li key={`${who.kind} ${who.id}`}>
                <button type="button" onClick={() => add(who)}>
                  <Icon name="plus" />
                  <span>
                    <bdi>{who.name}</bdi> <span class="hint">{KIND_WORDS[who.kind]}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const foundWords = (count: number, isKnown: boolean): string =>
  count > MOST_SHOWN ? tooManyMatches(count) : count === 0 && isKnown ? NO_MATCH : '';

/** Whoever has the text in the name; a number stands for itself too. */
function foundIn(
  known: NamesToPick | undefined,
  kinds: readonly WhoKind[],
  chosen: readonly Picked[],
  text: string,
): readonly Required<Picked>[] {
  const wanted = plain(text.trim());
  if (wanted === '') return [];
  const isChosen = (who: Required<Picked>): boolean =>
    chosen.some(({ kind, id, name }) => kind === who.kind && (id === undefined ? name === who.name : id === who.id));
  const named = (known?.who ?? [])
    .filter((who) => kinds.includes(who.kind) && plain(who.name).includes(wanted))
    .sort((one, other) => distance(one.name, wanted) - distance(other.name, wanted));
  const number = /^(?=.*[1-9])\d{1,15}$/.test(wanted) ? Number(wanted) : undefined;
  const numbered =
    number === undefined
      ? []
      : kinds.map((kind) => known?.who.find((who) => who.kind === kind && who.id === number) ?? { kind, id: number, name: wanted });
  return [...named.filter(({ id, kind }) => !numbered.some((one) => one.id === id && one.kind === kind)), ...numbered].filter(
    (who) => !isChosen(who),
  );
}

/** How far a name is from a text in it. A group `IT` would never be seen behind everybody whose name has these letters in its midst. */
function distance(name: string, wanted: string): number {
  const own = plain(name);
  if (own === wanted) return 0;
  return own.startsWith(wanted) ? 1 : own.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 2 : 3;
}

/** Without marks on letters and case: few keyboards have those of every name. */
const plain = (text: string): string => plainName(text).normalize('NFD').replace(/\p{M}/gu, '');
