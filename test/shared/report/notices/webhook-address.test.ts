import type { Webhook } from '../../../../shared/report/notices/notice-ways';
import { maskedAddress, webhookAddress } from '../../../../shared/report/notices/webhook-address';

const OWN = ['https://hooks.example.com/in/'];
const SLACK = 'https://hooks.slack.com/services/T0000000/B0000000/secretsecretsecret';
const CHAT = 'https://chat.googleapis.com/v1/spaces/AAAA/messages?key=k&token=t%3D';
const FLOW = '/powerautomate/automations/direct/workflows/1/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers&sv=1.0&sig=s_-';

describe('a webhook’s address', () => {
  it.each<readonly [Webhook, string, string]>([
    ['slack', SLACK, ''],
    ['slack', ` ${SLACK.replace('hooks', 'HOOKS')}\n`, SLACK],
    ['google-chat', CHAT, ''],
    [
      'teams',
      `https://default1.ae.environment.api.powerplatform.com:443${FLOW}`,
      `https://default1.ae.environment.api.powerplatform.com${FLOW}`,
    ],
    [
      'teams',
      'https://prod-05.westeurope.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke?sig=s',
      'https://prod-05.westeurope.logic.azure.com/workflows/1/triggers/manual/paths/invoke?sig=s',
    ],
    ['json', 'https://hooks.example.com/in/a?b=c', ''],
  ])('of %s is taken: %s', (webhook, text, taken) => {
    expect(webhookAddress(text, webhook, OWN)).toBe(taken || text);
  });

  it.each<readonly [Webhook, string]>([
    ['slack', ''],
    ['slack', 'hooks.slack.com/services/T/B/x'],
    ['slack', SLACK.replace('https', 'http')],
    ['slack', 'https://hooks.slack.com/triggers/T/1/x'],
    ['slack', 'https://hooks.slack.com.example.com/services/T/B/x'],
    ['slack', 'https://example.com/hooks.slack.com/services/T/B/x'],
    ['slack', 'https://hooks.slack.com@example.com/services/T/B/x'],
    ['slack', 'https://hooks.slack.com:444/services/T/B/x'],
    ['slack', `${SLACK}#x`],
    ['slack', 'https://hooks.slack.com/services/../api/x'],
    ['slack', `${SLACK} https://example.com/`],
    ['slack', `https://hooks.slack.com/services/${'x'.repeat(2_000)}`],
    ['slack', CHAT],
    ['google-chat', 'https://chat.googleapis.com/v1/spaces/AAAA/members'],
    ['google-chat', SLACK],
    ['teams', `https://api.powerplatform.com.evil.example${FLOW}`],
    ['teams', `https://evilapi.powerplatform.com${FLOW}`],
    ['teams', 'https://contoso.webhook.office.com/webhookb2/1'],
    ['json', 'https://hooks.example.com/other/'],
    ['json', 'https://hooks.example.com/in/../other'],
    ['json', 'https://hooks.example.com/in/%2E%2e/other'],
    ['json', 'https://hooks.example.com/in/..%2fother'],
    ['json', 'https://hooks.example.com/in\\..\\other'],
    ['json', 'https://hooks.example.org/a'],
    ['json', 'https://hooks.example.com:8443/in/a'],
    ['json', SLACK],
    ['json', 'https://häuser.example/in/'],
  ])('of %s is not %s', (webhook, text) => {
    expect(webhookAddress(text, webhook, OWN)).toBeUndefined();
  });

  it('is seen by its host and its end alone, and a short one by its host', () => {
    expect(maskedAddress(SLACK)).toBe('hooks.slack.com/••••cret');
    expect(maskedAddress('https://hooks.example.com/in/abcd')).toBe('hooks.example.com/••••');
  });
});
