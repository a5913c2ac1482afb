import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { HOW_OFTEN, NOTICES, WHAT_IS_TOLD } from '#words/notices-view';
import type { NoticeWays } from '../../panel/notices/notice-calls';
import { useAction } from '../parts/action';
import { useAtFirst } from '../parts/at-first';
import { Failed } from '../parts/failed';
import { useSession } from '../session';
import { MailWay } from './mail-way';
import { WebhookWay } from './webhook-way';

/** The ways by which a person hears about her schedules. The addresses of webhooks come to the page masked. */
export function NoticesPart(): JSX.Element {
  const { call, state } = useSession();
  const reading = useAction();
  const [ways, setWays] = useState<NoticeWays['ways']>([]);
  const read = (): void => void reading.run(async () => setWays((await call('noticeWays', {})).ways));
  useAtFirst(read);
  return (
    <section class="part">
      <h2>{NOTICES}</h2>
      <p>{WHAT_IS_TOLD[state.refreshesWhileClosed ? 'closed' : 'open']}</p>
      <p class="hint">{HOW_OFTEN}</p>
      <Failed words={reading.failure} onAgain={read} />
      {ways.map((view) =>
        view.way === 'mail' ? (
          <MailWay key={view.way} view={view} onWays={setWays} />
        ) : (
          <WebhookWay key={view.way} way={view.way} view={view} onWays={setWays} />
        ),
      )}
    </section>
  );
}
