import { deliveryWords, wrongAddress } from '#words/notice-answers';
import { undelivered } from '#words/notice-ways';
import type { PanelPorts } from '../../../shared/panel/ports';
import { DELIVERIES, MAY_PASS } from '../../../shared/report/notices/delivery';
import { keepDelivery } from '../../../shared/report/notices/undelivered';
import { runSync } from '../../../shared/task';
import { memoryNotifier } from '../../doubles/memory-notifier';
import { type PanelBench, panelBench } from './panel-bench';

const SLACK = 'https://hooks.slack.com/services/T/B/secretsecretsecretwxyz';
const LINK = 'https://docs.google.com/spreadsheets/d/1/edit';

function made(change: Parameters<typeof memoryNotifier>[1] = {}) {
  const bench = panelBench();
  const messages = memoryNotifier('at once', change);
  const ports: Partial<PanelPorts> = { notifier: messages.notifier, link: () => LINK };
  const call: PanelBench['call'] = (name, request) => bench.call(name, request, ports);
  return { bench, messages, call, ports };
}

describe('the ways by which a person hears about her schedules', () => {
  it('are those of the installation; mail is on at first', () => {
    expect(made().call('noticeWays', {})).toEqual({
      ways: [
        { way: 'mail', isOn: true },
        { way: 'slack', isOn: false },
        { way: 'teams', isOn: false },
        { way: 'google-chat', isOn: false },
        { way: 'json', isOn: false },
      ],
    });
    expect(
      made({ mail: undefined, services: ['teams'], ownAddresses: [] } as never)
        .call('noticeWays', {})
        .ways.map(({ way }) => way),
    ).toEqual(['teams']);
    expect(panelBench().call('noticeWays', {})).toEqual({ ways: [] });
  });

  it('are tried out before they are saved, and never come back as they are', () => {
    const { call, messages, bench } = made();
    const { ways, ...answer } = call('testNotice', { way: 'slack', address: ` ${SLACK} ` });
    expect(answer).toEqual({ isSent: true, isSaved: true, words: deliveryWords('slack', 'sent') });
    expect(ways[1]).toEqual({ way: 'slack', isOn: true, address: 'hooks.slack.com/••••wxyz' });
    expect(messages.sent).toMatchObject([{ to: SLACK, body: expect.stringContaining(LINK) }]);
    expect(
      JSON.stringify([call('noticeWays', {}), call('open', {}), call('exportReports', {}), [...bench.documents.entries]]),
    ).not.toContain('secretsecret');
    call('testNotice', { way: 'slack' });
    call('testNotice', { way: 'mail' });
    expect(messages.sent.map(({ to }) => to)).toEqual([SLACK, SLACK, 'mail']);
  });

  it.each(DELIVERIES.filter((one) => one !== 'sent'))('are saved only if a message may arrive there: %s', (delivery) => {
    const { call, messages } = made();
    const status = { refused: 400, gone: 404, redirected: 302, failed: 500 }[delivery as string];
    messages.answer = () => (status === undefined ? (delivery as 'late') : { status });
    const { ways, ...answer } = call('testNotice', { way: 'slack', address: SLACK });
    expect(answer).toEqual({ isSent: false, isSaved: MAY_PASS[delivery], words: deliveryWords('slack', delivery) });
    expect(ways[1]).toMatchObject({ isOn: MAY_PASS[delivery] });
    if (MAY_PASS[delivery]) expect(ways[1]).toMatchObject({ trouble: deliveryWords('slack', delivery) });
  });

  it.each(['', 'https://example.com/', 'https://hooks.slack.com.example.com/services/T/B/x'])('aren’t at “%s”', (address) => {
    const { bench, messages, ports } = made();
    expect(bench.refusal('testNotice', { way: 'slack', address }, ports)).toBe(wrongAddress('slack', []));
    expect(bench.refusal('testNotice', { way: 'json', address }, ports)).toBe(wrongAddress('json', messages.notifier.ownAddresses));
    expect(messages.sent).toEqual([]);
  });

  it('are switched off, and forgotten with their trouble', () => {
    const { call, messages, bench } = made();
    messages.answer = () => 'late';
    call('testNotice', { way: 'slack', address: SLACK });
    call('switchNotice', { way: 'mail', isOn: false });
    expect(call('switchNotice', { way: 'slack', isOn: false }).ways.slice(0, 2)).toEqual([
      { way: 'mail', isOn: false },
      { way: 'slack', isOn: false },
    ]);
    expect(JSON.stringify([...bench.secrets.entries])).not.toMatch(/secretsecret|undelivered/);
  });

  it('are missing from an installation that lacks them, whatever is asked', () => {
    const { bench, ports } = made({ mail: undefined, services: [] } as never);
    for (const way of ['mail', 'slack', 'nobody knows'] as const)
      expect(bench.answer('testNotice', { way: way as never, address: SLACK }, ports)).toMatchObject({ ok: false, code: 'argument' });
    expect(bench.answer('testNotice', { way: 'slack', address: SLACK })).toMatchObject({ ok: false, code: 'argument' });
  });
});

describe('a message that did not arrive', () => {
  it('is said in the panel until the next one does, and not of a way that is off', () => {
    const { call, messages, bench } = made();
    messages.answer = () => 'late';
    call('testNotice', { way: 'slack', address: SLACK });
    runSync(keepDelivery(bench.secrets, 'teams', 'gone'));
    const said = (): readonly string[] => call('open', {}).notices.map(({ words }) => words);
    expect(said()).toEqual([undelivered('slack')]);
    messages.answer = () => ({ status: 200 });
    call('testNotice', { way: 'slack' });
    expect(said()).toEqual([]);
  });
});
