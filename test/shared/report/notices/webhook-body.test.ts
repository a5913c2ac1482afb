import { WEBHOOKS } from '../../../../shared/report/notices/notice-ways';
import { mailText } from '../../../../shared/report/notices/notice-words';
import type { AlertFacts, OwnerNotice } from '../../../../shared/report/notices/owner-notice';
import { webhookBody } from '../../../../shared/report/notices/webhook-body';
import { HOSTILE_NAMES } from '../../../doubles/hostile-names';

const LINK = 'https://docs.google.com/spreadsheets/d/1/edit';
const notice = (name = 'Hours', change: Partial<OwnerNotice> = {}): OwnerNotice => ({
  event: 'failing',
  at: Date.UTC(2026, 2, 18, 12),
  report: { id: 'r1', name },
  code: 'unauthorized',
  link: LINK,
  ...change,
});
const found = (alerts: AlertFacts): OwnerNotice => notice('Hours', { event: 'alerts', code: undefined, alerts });
const parsed = (text: string) => JSON.parse(text) as Record<string, unknown>;
const TEXT = 'It failed twice in a row. ActivTrak refused your key. Open the file and its panel to see what to do.';

const HOSTILE = [
  ...HOSTILE_NAMES,
  '<!channel> <!here> <@U123> <users/all>',
  '<https://evil.example|Sign in>',
  '[Sign in](https://evil.example) **now** `x`',
  '","text":"x","a":"',
  'a\r\n\r\nSubject: x',
  '\u202eesrever \u200b\u0000 \u2028x',
  'https://evil.example mailto:x@evil.example www.evil.example',
  'x'.repeat(5_000),
  'evil.example/login a@evil.example 10.0.0.1',
  `${'x'.repeat(59)}🙂 ${'x'.repeat(138)}🙂`,
];

describe('the body of a message', () => {
  it('is a text for Slack, of which nothing is formatted or shown beforehand', () => {
    expect(parsed(webhookBody('slack', notice()))).toEqual({
      text: `“Hours” couldn't be refreshed\n${TEXT}\n${LINK}`,
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it('is a card for Teams, without Markdown', () => {
    expect(parsed(webhookBody('teams', notice()))).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            body: [
              { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: "“Hours” couldn't be refreshed" }] },
              { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: TEXT }] },
            ],
            actions: [{ type: 'Action.OpenUrl', url: LINK }],
          },
        },
      ],
    });
  });

  it('is a text for Google Chat', () => {
    expect(parsed(webhookBody('google-chat', notice()))).toEqual({ text: `“Hours” couldn't be refreshed\n${TEXT}\n${LINK}` });
  });

  it('says everything apart in JSON', () => {
    expect(parsed(webhookBody('json', notice()))).toEqual({
      version: 1,
      product: 'Live Data for ActivTrak',
      event: 'failing',
      at: '2026-03-18T12:00:00.000Z',
      report: { id: 'r1', name: 'Hours' },
      code: 'unauthorized',
      title: "“Hours” couldn't be refreshed",
      text: TEXT,
      link: LINK,
    });
    expect(parsed(webhookBody('json', notice('', { event: 'consent', report: undefined, code: undefined, link: undefined })))).toEqual({
      version: 1,
      product: 'Live Data for ActivTrak',
      event: 'consent',
      at: '2026-03-18T12:00:00.000Z',
      title: expect.any(String),
      text: expect.any(String),
    });
  });

  it('says how many rows meet alerts, and names people only where it is given them', () => {
    const [unnamed, named] = [
      { count: 1, people: [], morePeople: 0 },
      { count: 3, people: ['Ann Lee', 'Person K7Q'], morePeople: 0 },
    ].map(found) as [OwnerNotice, OwnerNotice];
    expect(parsed(webhookBody('json', unnamed))).toEqual({
      version: 1,
      product: 'Live Data for ActivTrak',
      event: 'alerts',
      at: '2026-03-18T12:00:00.000Z',
      report: { id: 'r1', name: 'Hours' },
      count: 1,
      title: '1 row of “Hours” meets its alerts',
      text: 'At least one is new. Open the file for details.',
      link: LINK,
    });
    expect(parsed(webhookBody('json', named))).toMatchObject({ count: 3, people: ['Ann Lee', 'Person K7Q'], morePeople: 0 });
    const text = 'Who: Ann Lee and Person K7Q. Open the file for details.';
    for (const webhook of ['slack', 'google-chat'] as const)
      expect(parsed(webhookBody(webhook, named)).text).toBe(`3 rows of “Hours” meet its alerts\n${text}\n${LINK}`);
    expect(webhookBody('teams', named)).toContain(JSON.stringify(text));
    expect(mailText(named)).toBe(`${text}\n\n${LINK}`);
  });

  it.each(['constructor', '__proto__', 'nobody knows', ''])('says nothing of a code like “%s”', (code) => {
    for (const webhook of WEBHOOKS)
      expect(webhookBody(webhook, notice('Hours', { code: code as never }))).not.toMatch(/function|constructor|proto|nobody/);
  });

  it.each(HOSTILE)('takes the name %j as a name', (name) => {
    isHarmless(notice(name), 3, 2_000);
  });

  it.each(HOSTILE)('takes the name %j of a person as a name', (name) => {
    isHarmless(found({ count: 9, people: [name, 'Ann Lee', name, name, name], morePeople: 4 }), 2, 4_000);
  });
});

/** No body makes anything of a name but text on one line. */
function isHarmless(hostile: OwnerNotice, paragraphs: number, most: number): void {
  for (const webhook of WEBHOOKS) {
    const body = webhookBody(webhook, hostile);
    expect(Buffer.byteLength(body)).toBeLessThan(webhook === 'json' ? 16_000 : most);
    const said = body.split(LINK).join('');
    expect(said.replace(/http:\/\/adaptivecards\.io/, '')).not.toMatch(/:\/\/|mailto:|www\./);
    // What isn't seen is left out, so nothing is left to escape but quotation marks and lines.
    expect(said.replace(/\\[n"\\]/g, '')).not.toMatch(/\\|\p{Cf}|\p{Zl}/u);
  }
  const [slack = '', chat = ''] = (['slack', 'google-chat'] as const).map((webhook) => String(parsed(webhookBody(webhook, hostile)).text));
  for (const text of [slack, chat]) {
    expect(text).not.toMatch(/[<>]/);
    expect(text.split('\n')).toHaveLength(3);
    // Chats make a link of `evil.example` too.
    expect(text.replace(LINK, '')).not.toMatch(/[\p{L}\p{N}]\.[\p{L}\p{N}]/u);
  }
  expect(chat).not.toMatch(/[*_~`]/);
  expect(mailText(hostile).split(LINK)[0]).not.toMatch(/[\p{L}\p{N}]\.[\p{L}\p{N}]/u);
  expect(mailText(hostile).split('\n\n')).toHaveLength(paragraphs);
}
