import { deliveryWords, NO_SUCH_WAY, wrongAddress } from '#words/notice-answers';
import { wrong } from '../../errors';
import { deliver, MAY_PASS } from '../../report/notices/delivery';
import { chosenWays, loadNoticeSettings, type NoticeSettings, offeredWays, saveNoticeSettings } from '../../report/notices/notice-settings';
import type { NoticeWay } from '../../report/notices/notice-ways';
import { keepDelivery, loadUndelivered } from '../../report/notices/undelivered';
import { maskedAddress, webhookAddress } from '../../report/notices/webhook-address';
import type { Task } from '../../task';
import type { PanelPorts } from '../ports';
import type { NoticeCall, NoticeCalls, NoticeWays } from './notice-calls';

type Handlers = {
  readonly [Name in NoticeCall]: (ports: PanelPorts, request: NoticeCalls[Name]['in']) => Task<NoticeCalls[Name]['out']>;
};

/** What answers the calls about notices. */
export const NOTICE_HANDLERS: Handlers = {
  noticeWays: noticeWaysOf,
  *testNotice(ports, { way, address: pasted }) {
    const { notifier, clock, link } = ports;
    if (notifier === undefined || !offeredWays(notifier).includes(way)) throw wrong(NO_SUCH_WAY);
    const settings = yield* loadNoticeSettings(ports.secrets);
    const isNew = pasted !== undefined && way !== 'mail';
    const address = isNew ? webhookAddress(pasted, way, notifier.ownAddresses) : way === 'mail' ? '' : settings.webhooks[way];
    if (address === undefined) throw wrong(wrongAddress(way, notifier.ownAddresses));
    const { delivery } = yield* deliver(notifier, way, address, { event: 'test', at: clock.now(), link: link?.() });
    const isSaved = !isNew || delivery === 'sent' || MAY_PASS[delivery];
    if (isNew && isSaved) yield* saveNoticeSettings(ports.secrets, { ...settings, webhooks: { ...settings.webhooks, [way]: address } });
    if (isSaved) yield* keepDelivery(ports.secrets, way, delivery);
    return { ...(yield* noticeWaysOf(ports)), isSent: delivery === 'sent', isSaved, words: deliveryWords(way, delivery) };
  },
  *switchNotice(ports, { way, isOn }) {
    const settings = yield* loadNoticeSettings(ports.secrets);
    yield* saveNoticeSettings(ports.secrets, switched(settings, way, isOn));
    yield* keepDelivery(ports.secrets, way, 'sent');
    return yield* noticeWaysOf(ports);
  },
};

function switched(settings: NoticeSettings, way: NoticeWay, isOn: boolean): NoticeSettings {
  if (way === 'mail') return { ...settings, mail: isOn };
  const { [way]: _, ...webhooks } = settings.webhooks;
  return { ...settings, webhooks };
}

function* noticeWaysOf({ notifier, secrets }: PanelPorts): Task<NoticeWays> {
  if (notifier === undefined) return { ways: [] };
  const chosen = chosenWays(yield* loadNoticeSettings(secrets), notifier);
  const troubles = yield* loadUndelivered(secrets);
  const ways = offeredWays(notifier).map((way) => {
    const address = chosen.get(way);
    const trouble = troubles[way];
    return {
      way,
      isOn: address !== undefined,
      ...(address ? { address: maskedAddress(address) } : {}),
      ...(trouble && address !== undefined ? { trouble: deliveryWords(way, trouble) } : {}),
    };
  });
  return { ways };
}
