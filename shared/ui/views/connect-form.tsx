import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { YOUR_NAME } from '#words/buttons';
import {
  ADDRESS,
  ADDRESS_MISSING,
  ANOTHER_ADDRESS,
  API_KEY,
  API_VERSION,
  CONNECT,
  CONNECTING,
  DIALECT_WORDS,
  FOR_ADMINISTRATORS,
  HEADER_WORDS,
  HOW_KEY_IS_SENT,
  KEY_IN_ACCOUNT_HINT,
  KEY_ON_DEVICE_HINT,
  NAME_HINT,
  REGION,
  REGION_HINT,
  REGION_WORDS,
  TEST_AND_CONNECT,
  TEST_FIRST,
  USE_ANYWAY,
} from '#words/connect-form';
import { CONNECTION_NAME, CONNECTION_NAME_HINT } from '#words/connections-view';
import { type Dialect, type KeyHeader, REGIONS, type Region } from '../../api/connections/connection';
import type { PanelCalls } from '../../panel/calls';
import type { ConnectionView } from '../../panel/views';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { SelectField, TextField } from '../parts/field';
import { Failure } from '../parts/message';
import { SecretField } from '../parts/secret-field';
import { useSession } from '../session';
import { KeyLifetimeField } from './key-lifetime';

type Where = Region | 'own';
type Maybe<Word extends string> = Word | '';

interface ConnectFormProps {
  /** The connection that gets another key. */
  readonly of?: ConnectionView;
  /** It is one more, with a name. */
  readonly isFurther?: boolean;
  readonly onConnected?: () => void;
}

/**
 * Where to and with what key. The key is read from its field when it is sent to be tried, and the field is emptied: the page keeps it nowhere. Where there is
 * a question first, the key is back in its field, and the question is about that one alone.
 */
export function ConnectForm({ of: before, isFurther = false, onConnected }: ConnectFormProps): JSX.Element {
  const { state, call, tell } = useSession();
  const connecting = useAction();
  const keyField = useRef<HTMLInputElement>(null);
  const [where, setWhere] = useState<Where>(before === undefined ? 'us' : before.region in REGIONS ? (before.region as Region) : 'own');
  const [address, setAddress] = useState(before?.region === 'own' ? before.baseUrl : '');
  const [name, setName] = useState('');
  const [connectionName, setConnectionName] = useState('');
  const [dialect, setDialect] = useState<Maybe<Dialect>>('');
  const [keyHeader, setKeyHeader] = useState<Maybe<KeyHeader>>('');
  const [isTried, setTried] = useState(true);
  const [keep, setKeep] = useState(state.keyLifetime);
  const [isAsked, setAsked] = useState(false);

  const connect = async (key: string): Promise<void> => {
    const request: PanelCalls['connect']['in'] = {
      key,
      ...(where === 'own' ? { baseUrl: address } : { region: where }),
      ...(dialect === '' ? {} : { dialect }),
      ...(keyHeader === '' ? {} : { keyHeader }),
      ...(isTried ? {} : { test: false }),
      ...(keep === undefined ? {} : { keep }),
      ...(before ? { handle: before.handle } : {}),
      ...(isFurther ? { isFurther, name: connectionName } : {}),
      ...(isAsked ? { isSure: true } : {}),
    };
    if (where === 'own' && address.trim() === '') throw new Error(ADDRESS_MISSING);
    // Not where she has said it elsewhere since.
    if (state.personName === '' && name.trim() !== '') await call('saveSettings', { personName: name });
    setAsked(false);
    const { connected, message, isAsking = false } = await call('connect', request);
    setAsked(isAsking);
    if (isAsking && keyField.current) keyField.current.value = key;
    if (!connected) throw new Error(message);
    tell(message);
    onConnected?.();
  };
  const send = (): void => {
    const key = keyField.current?.value ?? '';
    // Without these nobody tries the key.
    const isTold = (where !== 'own' || address.trim() !== '') && (!isFurther || connectionName.trim() !== '');
    if (keyField.current && !connecting.isBusy && isTold) keyField.current.value = '';
    void connecting.run(() => connect(key));
  };
  return (
    <form
      onInput={() => setAsked(false)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Failure words={connecting.failure} />
      {isFurther && (
        <TextField label={CONNECTION_NAME} hint={CONNECTION_NAME_HINT} maxLength={60} value={connectionName} onText={setConnectionName} />
      )}
      <SelectField
        label={REGION}
        hint={REGION_HINT}
        value={where}
        options={[...(Object.keys(REGIONS) as Region[]).map((region) => [region, REGION_WORDS[region]] as const), ['own', ANOTHER_ADDRESS]]}
        onValue={setWhere}
      />
      {where === 'own' && (
        <TextField label={ADDRESS} type="url" dir="ltr" placeholder="https://api.example.com" value={address} onText={setAddress} />
      )}
      <SecretField label={API_KEY} hint={keep === undefined ? KEY_IN_ACCOUNT_HINT : KEY_ON_DEVICE_HINT} field={keyField} />
      {keep !== undefined && <KeyLifetimeField lifetime={keep} onLifetime={setKeep} />}
      {state.personName === '' && <TextField label={YOUR_NAME} hint={NAME_HINT} maxLength={60} value={name} onText={setName} />}
      <details class="more">
        <summary>{FOR_ADMINISTRATORS}</summary>
        <SelectField<Maybe<Dialect>>
          label={API_VERSION}
          value={dialect}
          options={[
            ['', DIALECT_WORDS.detect],
            ['early-access', DIALECT_WORDS['early-access']],
            ['current', DIALECT_WORDS.current],
          ]}
          onValue={setDialect}
        />
        <SelectField<Maybe<KeyHeader>>
          label={HOW_KEY_IS_SENT}
          value={keyHeader}
          options={[
            ['', HEADER_WORDS.detect],
            ['bearer', HEADER_WORDS.bearer],
            ['x-api-key', HEADER_WORDS['x-api-key']],
          ]}
          onValue={setKeyHeader}
        />
        <Tick label={TEST_FIRST} isOn={isTried} onTick={setTried} />
      </details>
      <Button type="submit" look="primary" isBusy={connecting.isBusy}>
        {connecting.isBusy ? CONNECTING : isAsked ? USE_ANYWAY : isTried ? TEST_AND_CONNECT : CONNECT}
      </Button>
    </form>
  );
}
