import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { type Dialect, type KeyHeader, REGIONS, type Region } from '../../api/connection';
import type { PanelCalls } from '../../panel/calls';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { Field, SelectField, TextField } from '../parts/field';
import { Failure } from '../parts/message';
import { useSession } from '../session';
import { KEY_HINT, KeyPlaceField } from './key-place';

const REGION_WORDS: Readonly<Record<Region, string>> = {
  us: 'United States',
  eu: 'European Union',
  uk: 'United Kingdom',
  ca: 'Canada',
  au: 'Australia',
};

type Where = Region | 'own';
type Maybe<Word extends string> = Word | '';

/** Where to and with what key. The key is read from its field when it is sent, and the field is emptied: the page keeps it nowhere. */
export function ConnectForm({ onConnected }: { readonly onConnected?: () => void }): JSX.Element {
  const { state, call, tell } = useSession();
  const connecting = useAction();
  const keyField = useRef<HTMLInputElement>(null);
  const before = state.connection;
  const [where, setWhere] = useState<Where>(before === undefined ? 'us' : before.region in REGIONS ? (before.region as Region) : 'own');
  const [address, setAddress] = useState(before?.region === 'own' ? before.baseUrl : '');
  const [name, setName] = useState(state.personName);
  const [dialect, setDialect] = useState<Maybe<Dialect>>('');
  const [keyHeader, setKeyHeader] = useState<Maybe<KeyHeader>>('');
  const [isTried, setTried] = useState(true);
  const [keep, setKeep] = useState(state.keyPlace);

  const connect = async (key: string): Promise<void> => {
    const request: PanelCalls['connect']['in'] = {
      key,
      ...(where === 'own' ? { baseUrl: address } : { region: where }),
      ...(dialect === '' ? {} : { dialect }),
      ...(keyHeader === '' ? {} : { keyHeader }),
      ...(isTried ? {} : { test: false }),
      ...(keep === undefined ? {} : { keep }),
    };
    if (where === 'own' && address.trim() === '') throw new Error('There is no address: write one, or choose a region.');
    if (name.trim() !== state.personName) await call('saveSettings', { personName: name });
    const { connected, message } = await call('connect', request);
    if (!connected) throw new Error(message);
    tell(message);
    onConnected?.();
  };
  const send = (): void => {
    const key = keyField.current?.value ?? '';
    if (keyField.current && !connecting.isBusy) keyField.current.value = '';
    void connecting.run(() => connect(key));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Failure words={connecting.failure} />
      <SelectField
        label="Region"
        hint="Where your company's ActivTrak account is kept."
        value={where}
        options={[
          ...(Object.keys(REGIONS) as Region[]).map((region) => [region, REGION_WORDS[region]] as const),
          ['own', 'Another address'],
        ]}
        onValue={setWhere}
      />
      {where === 'own' && (
        <TextField label="Address" type="url" dir="ltr" placeholder="https://api.example.com" value={address} onText={setAddress} />
      )}
      <Field
        label="API key"
        hint={keep === undefined ? 'Only you can use it: it is kept in your own account, never in this file.' : KEY_HINT}
      >
        {(control) => (
          <input
            {...control}
            ref={keyField}
            type="password"
            autocomplete="off"
            spellcheck={false}
            dir="ltr"
            data-1p-ignore
            data-lpignore="true"
          />
        )}
      </Field>
      {keep !== undefined && <KeyPlaceField place={keep} onPlace={setKeep} />}
      {state.personName === '' && (
        <TextField
          label="Your name, as colleagues see it"
          hint="It stands beside what you refresh: “refreshed by Jane”."
          maxLength={60}
          value={name}
          onText={setName}
        />
      )}
      <details class="more">
        <summary>For administrators</summary>
        <SelectField<Maybe<Dialect>>
          label="Description of the API"
          value={dialect}
          options={[
            ['', 'Find out'],
            ['early-access', 'Early access'],
            ['current', 'Current'],
          ]}
          onValue={setDialect}
        />
        <SelectField<Maybe<KeyHeader>>
          label="How the key is sent"
          value={keyHeader}
          options={[
            ['', 'Find out'],
            ['bearer', 'Authorization: Bearer'],
            ['x-api-key', 'x-api-key'],
          ]}
          onValue={setKeyHeader}
        />
        <Tick label="Try the key before it is kept" isOn={isTried} onTick={setTried} />
      </details>
      <Button type="submit" look="primary" isBusy={connecting.isBusy}>
        {connecting.isBusy ? 'Connecting…' : isTried ? 'Test and connect' : 'Connect'}
      </Button>
    </form>
  );
}
