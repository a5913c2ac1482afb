import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MAIL_HINT, MAIL_ME, mailSwitched, SEND_TEST, testLabel } from '#words/notices-view';
import type { NoticeWays, NoticeWayView } from '../../panel/notices/notice-calls';
import { Button } from '../parts/button';
import { Tick } from '../parts/choice';
import { Failure, Message } from '../parts/message';
import { useTryWay } from './try-way';

interface MailWayProps {
  readonly view: NoticeWayView;
  readonly onWays: (ways: NoticeWays['ways']) => void;
}

/** Mail to the person's own account. */
export function MailWay({ view: { isOn, trouble }, onWays }: MailWayProps): JSX.Element {
  const { acting, test, turn } = useTryWay(onWays);
  const [isTicked, setTicked] = useState(isOn);
  const tick = async (on: boolean): Promise<void> => {
    // The box is drawn again when the host has answered.
    if (acting.isBusy) return;
    setTicked(on);
    if (!(await turn({ way: 'mail', isOn: on }, mailSwitched(on)))) setTicked(isOn);
  };
  return (
    <>
      <Failure words={acting.failure} />
      {trouble && <Message kind="warning">{trouble}</Message>}
      <Tick label={MAIL_ME} hint={MAIL_HINT} isOn={isTicked} onTick={(on) => void tick(on)} />
      {isOn && (
        <p>
          <Button isBusy={acting.isBusy} aria-label={testLabel('mail')} onClick={() => void test({ way: 'mail' })}>
            {SEND_TEST}
          </Button>
        </p>
      )}
    </>
  );
}
