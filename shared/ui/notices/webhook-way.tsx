import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { NOTICE_WAY_NAMES } from '#words/notice-ways';
import {
  ADDRESS_HINTS,
  ADDRESS_KEPT,
  addressLabel,
  addressRemoved,
  REMOVE_ADDRESS,
  removeLabel,
  SEND_TEST,
  TEST_AND_SAVE,
  testLabel,
} from '#words/notices-view';
import type { NoticeWays, NoticeWayView } from '../../panel/notices/notice-calls';
import type { Webhook } from '../../report/notices/notice-ways';
import { Button } from '../parts/button';
import { Failure, Message } from '../parts/message';
import { SecretField } from '../parts/secret-field';
import { useSession } from '../session';
import { useTryWay } from './try-way';

interface WebhookWayProps {
  readonly way: Webhook;
  readonly view: NoticeWayView;
  readonly onWays: (ways: NoticeWays['ways']) => void;
}

/** One service's webhook: paste its address, or try it, or take it away. Whoever has the address can post there, so its field is emptied when it is sent. */
export function WebhookWay({ way, view: { address, trouble }, onWays }: WebhookWayProps): JSX.Element {
  const { product } = useSession();
  const { acting, test, turn } = useTryWay(onWays);
  const field = useRef<HTMLInputElement>(null);
  const send = (): void => {
    const pasted = field.current?.value ?? '';
    if (field.current && !acting.isBusy) field.current.value = '';
    void test({ way, address: pasted });
  };
  if (address === undefined)
    return (
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Failure words={acting.failure} />
        <SecretField label={addressLabel(way)} hint={`${ADDRESS_HINTS[way]} ${ADDRESS_KEPT[product]}`} field={field} />
        <Button type="submit" isBusy={acting.isBusy} aria-label={`${TEST_AND_SAVE}: ${NOTICE_WAY_NAMES[way]}`}>
          {TEST_AND_SAVE}
        </Button>
      </form>
    );
  return (
    <>
      <Failure words={acting.failure} />
      {trouble && <Message kind="warning">{trouble}</Message>}
      <p>
        {NOTICE_WAY_NAMES[way]}
        <br />
        <bdi dir="ltr">{address}</bdi>
      </p>
      <div class="buttons">
        <Button isBusy={acting.isBusy} aria-label={testLabel(way)} onClick={() => void test({ way })}>
          {SEND_TEST}
        </Button>
        <Button look="plain" aria-label={removeLabel(way)} onClick={() => void turn({ way, isOn: false }, addressRemoved(way))}>
          {REMOVE_ADDRESS}
        </Button>
      </div>
    </>
  );
}
